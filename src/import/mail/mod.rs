//! A mail file → its texts, each under the head it was sent with, and from there as any report.

mod head;
mod parts;
mod versions;

use std::collections::BTreeSet;

use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{MessageParser, MimeHeaders};

use super::doubts::Doubts;
use super::known::Known;
use super::{Imported, Original, Wishes, calendar, report};
use parts::Mail;

pub fn mail(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let whole = with_closed_parts(original.bytes, &mut imported.doubts);
    let bytes = whole.as_deref().unwrap_or(original.bytes);
    let Some(message) = MessageParser::default().parse(bytes) else {
        let mut imported = report::text(original, wishes, known);
        imported.doubts.add("mail-without-a-head", &[]);
        return imported;
    };
    if head::is_automatic(&message) {
        imported.doubts.add("mail-of-a-program", &[]);
        return imported;
    }
    let mut mail = Mail::default();
    for (at, bytes) in messages(bytes).into_iter().enumerate() {
        if at == 1 {
            imported.doubts.add("several-mails", &[]);
        }
        if let Some(message) = MessageParser::default().parse(&bytes) {
            mail.read(&message, 0, &mut imported.doubts);
        }
    }
    if message.from().is_none() && message.date().is_none() && message.subject().is_none() {
        imported.doubts.add("mail-of-nobody", &[]);
    }
    if mail.texts.iter().all(|text| text.words.trim().is_empty()) && mail.invitations.is_empty() {
        imported.doubts.add("mail-without-text", &[]);
    }
    // The contacts of the invitations in a mail; their source is the mail itself.
    let mut told = Vec::new();
    for bytes in &mail.invitations {
        let name = "the invitation in the mail";
        let entries = calendar::entries(&Original { name, bytes }, wishes, known, &mut imported);
        told.extend(entries.unwrap_or_default());
    }
    if !told.is_empty() {
        imported.doubts.take_words();
    }
    report::told(original, mail.texts, &told, wishes, known, imported)
}

/// Returns the words of a mail file, of each text in it, without the heads.
pub fn words(bytes: &[u8]) -> Option<String> {
    let mut doubts = Doubts::default();
    let whole = with_closed_parts(bytes, &mut doubts);
    let mut mail = Mail::default();
    for bytes in messages(whole.as_deref().unwrap_or(bytes)) {
        mail.read(&MessageParser::default().parse(&bytes)?, 0, &mut doubts);
    }
    let texts: Vec<String> = mail.texts.into_iter().map(|text| text.words).collect();
    Some(texts.join("\n\n"))
}

/// Splits a mailbox (RFC 4155) into its mails.
fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
    if !bytes.starts_with(b"From ") {
        return vec![bytes.to_vec()];
    }
    MessageIterator::new(bytes).flatten().map(|mail| mail.unwrap_contents()).collect()
}

/// Closes the parts of a mail that was cut short, so that the last one is read too.
fn with_closed_parts(bytes: &[u8], doubts: &mut Doubts) -> Option<Vec<u8>> {
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let marks: BTreeSet<&[u8]> = lines.filter(|line| line.starts_with(b"--")).collect();
    let message = MessageParser::default().parse(bytes)?;
    let parts = message.parts.iter();
    let declared = parts.filter_map(|part| part.content_type()?.attribute("boundary"));
    let (mut open, missing): (Vec<&str>, Vec<&str>) =
        declared.partition(|boundary| marks.contains(format!("--{boundary}").as_bytes()));
    if !missing.is_empty() {
        doubts.add("parts-missing", &[]);
    }
    open.retain(|boundary| !marks.contains(format!("--{boundary}--").as_bytes()));
    if open.is_empty() {
        return None;
    }
    doubts.add("mail-cut-short", &[]);
    let mut whole = bytes.to_vec();
    for boundary in open.iter().rev() {
        whole.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    }
    Some(whole)
}
