//! A parsed message → the fields above it, as a client prints them.

use std::collections::BTreeSet;

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::{Address, Encoding, HeaderValue, Message, MessagePart, MimeHeaders};

use crate::import::doubts::Doubts;
use crate::import::handling;
use crate::import::lexicon::Words;
use crate::import::thread::head::Head;
use crate::import::thread::words::Field;
use crate::names::word::listed;

pub fn head(message: &Message<'_>, doubts: &mut Doubts) -> Head {
    let mut head = Head::default();
    let mut field = |name: &str, field: Field, words: &str| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            head.lines.push(format!("{name}: {words}"));
            head.add(field, &words);
        }
    };
    field("From", Field::From, &addresses(message.from()));
    let date = message.date().filter(|date| date.is_valid());
    if let Some(date) = date {
        let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        let time = format!("{:02}:{:02}", date.hour, date.minute);
        field("Sent", Field::Sent, &format!("{day} {time}"));
    } else if let Some(words) = message.header_raw("Date") {
        field("Sent", Field::Sent, words);
        doubts.add("sent-on-no-day", &[&words.trim()]);
    }
    field("To", Field::To, &addresses(message.to()));
    field("Cc", Field::Cc, &addresses(message.cc()));
    field("Bcc", Field::Other, &addresses(message.bcc()));
    field("Subject", Field::Subject, message.subject().unwrap_or_default());
    // A mark of handling stands in one of these, by the program that set it.
    for header in message.headers() {
        let name = header.name().to_lowercase();
        let is_mark = handling::is_label(&name.replace('-', " "));
        if let (true, HeaderValue::Text(words)) = (is_mark, &header.value) {
            field(header.name(), Field::Other, words);
        }
    }
    let names: Vec<&str> = message.parts.iter().filter_map(|part| part.attachment_name()).collect();
    field("Attachments", Field::Other, &names.join("; "));
    head
}

/// Says whether a program answered in place of the person (RFC 3834), or tells what became of a
/// mail (RFC 6522).
pub fn is_automatic(message: &Message<'_>) -> bool {
    let field = |name| message.header_raw(name).map(|words| words.trim().to_lowercase());
    let begins = |name, start| field(name).is_some_and(|words| words.starts_with(start));
    let subject = message.subject().unwrap_or_default().to_lowercase();
    let kind = message.content_type().and_then(|kind| kind.subtype());
    begins("Auto-Submitted", "auto-replied")
        || begins("Precedence", "auto_reply")
        || ["X-Autoreply", "X-Autorespond"].into_iter().any(|name| field(name).is_some())
        || Words("automatic-replies").all().any(|start| subject.starts_with(start))
        || kind.is_some_and(|kind| kind.eq_ignore_ascii_case("report"))
}

/// Writes addresses as a client prints them: `Name <address>; …`.
fn addresses(list: Option<&Address<'_>>) -> String {
    let one = |address: &mail_parser::Addr<'_>| match (&address.name, &address.address) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(name), None) => name.to_string(),
        (None, address) => address.as_deref().unwrap_or_default().to_owned(),
    };
    let mut all: Vec<String> = list.into_iter().flat_map(Address::iter).map(one).collect();
    // `undisclosed-recipients:;`
    if let Some(Address::Group(groups)) = list.filter(|_| all.is_empty()) {
        all.extend(groups.iter().filter_map(|group| group.name.as_deref()).map(str::to_owned));
    }
    all.join("; ")
}

/// Doubts what is not encoded as it says, and encodings that nobody knows.
pub fn encodings(message: &Message<'_>, text: &str, doubts: &mut Doubts) {
    let unknown: BTreeSet<&str> = message.parts.iter().filter_map(unknown_charset).collect();
    for charset in &unknown {
        doubts.add("encoding-without-name", &[&charset]);
    }
    let is_torn =
        message.parts.iter().any(|part| part.is_encoding_problem || is_cut(message, part));
    if unknown.is_empty() && (is_torn || text.contains('\u{fffd}')) {
        doubts.add("part-not-as-it-says", &[]);
    }
}

/// Says whether a part ends within four letters of base64, which stand for three bytes.
fn is_cut(message: &Message<'_>, part: &MessagePart<'_>) -> bool {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let letters = raw.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    part.encoding == Encoding::Base64 && letters % 4 != 0
}

/// Returns the encoding that a text claims and nobody knows.
fn unknown_charset<'m>(part: &'m MessagePart<'_>) -> Option<&'m str> {
    let charset = part.content_type()?.attribute("charset")?;
    // Those that Rust reads by itself need no decoder.
    let is_plain = listed("utf-8 utf8 us-ascii ascii", &charset.to_ascii_lowercase());
    (!is_plain && charset_decoder(charset.as_bytes()).is_none()).then_some(charset)
}
