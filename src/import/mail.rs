//! A mail file → the text a mail client would print of it, and from there as any report.

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::doubts::Doubts;
use super::known::Known;
use super::{Imported, Original, Wishes, report};

/// Forwards within forwards are followed this deep.
const DEEPEST: usize = 8;

/// Reads a mail.
pub fn mail(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let Some(message) = MessageParser::default().parse(original.bytes) else {
        let message = "This is no mail: it has no head.";
        imported.doubts.warning(
            "malformed-mail",
            message,
            "it was read as plain text; look at every line",
        );
        let text = super::decode(original.bytes, &mut imported.doubts);
        return report::printed(original, &text, wishes, known, imported);
    };
    let mut text = String::new();
    print(&message, 0, &mut text, &mut imported.doubts);
    if message.from().is_none() && message.date().is_none() && message.subject().is_none()
    {
        let message = "The mail has neither sender nor date nor subject.";
        imported.doubts.warning(
            "malformed-mail",
            message,
            "look at every line of the draft",
        );
    }
    report::printed(original, &text, wishes, known, imported)
}

fn print(message: &Message<'_>, depth: usize, text: &mut String, doubts: &mut Doubts) {
    let mut field = |name: &str, words: &str| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        text.push_str(&format!("{name}: {words}\n"));
    };
    field("From", &addresses(message.from()));
    let date = message.date().filter(|date| date.is_valid());
    if let Some(date) = date {
        let (day, minute) = (date.day, date.minute);
        field(
            "Sent",
            &format!(
                "{:04}-{:02}-{day:02} {:02}:{minute:02}",
                date.year, date.month, date.hour
            ),
        );
    } else if let Some(words) = message.header_raw("Date") {
        field("Sent", words);
        let message = format!("`{}` is no date.", words.trim());
        doubts.warning("malformed-mail", message, "see when it was sent");
    }
    field("To", &addresses(message.to()));
    field("Cc", &addresses(message.cc()));
    field("Subject", message.subject().unwrap_or_default());
    let names: Vec<&str> = message
        .attachments()
        .filter_map(|part| part.attachment_name())
        .collect();
    if !names.is_empty() {
        field("Attachments", &names.join("; "));
    }
    text.push('\n');
    let mut has_words = false;
    for at in 0..message.text_body_count() {
        if let Some(body) = message.body_text(at) {
            has_words |= !body.trim().is_empty();
            text.push_str(body.trim_end());
            text.push_str("\n\n");
        }
    }
    let unknown = message.parts.iter().find_map(unknown_charset);
    if let Some(charset) = unknown {
        let message = format!("No encoding is called `{charset}`.");
        doubts.warning(
            "malformed-mail",
            message,
            "look at accents and quotation marks",
        );
    } else if message.parts.iter().any(|part| part.is_encoding_problem)
        || text.contains('\u{fffd}')
    {
        let message = "A part of the mail is not encoded as it says.".to_owned();
        doubts.warning(
            "malformed-mail",
            message,
            "look at accents and at the end of the text",
        );
    }
    let inner = message.attachments().filter_map(|part| match &part.body {
        PartType::Message(inner) => Some(inner),
        _ => None,
    });
    for inner in inner.take_while(|_| depth < DEEPEST) {
        has_words = true;
        print(inner, depth + 1, text, doubts);
    }
    if !has_words {
        let message = "The mail has no text.".to_owned();
        doubts.warning(
            "no-text",
            message,
            "what it says may stand in an attachment or a picture",
        );
    }
}

/// Returns the encoding that a text claims and nobody knows.
fn unknown_charset<'m>(part: &'m MessagePart<'_>) -> Option<&'m str> {
    let charset = part.content_type()?.attribute("charset")?;
    // Those that Rust reads by itself need no decoder.
    let is_plain = ["utf-8", "utf8", "us-ascii", "ascii"]
        .iter()
        .any(|known| charset.eq_ignore_ascii_case(known));
    (!is_plain && charset_decoder(charset.as_bytes()).is_none()).then_some(charset)
}

/// Writes addresses as a client prints them: `Name <address>; …`.
fn addresses(list: Option<&Address<'_>>) -> String {
    let Some(list) = list else {
        return String::new();
    };
    let one = |address: &mail_parser::Addr<'_>| match (&address.name, &address.address) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(name), None) => name.to_string(),
        (None, address) => address.as_deref().unwrap_or_default().to_owned(),
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}
