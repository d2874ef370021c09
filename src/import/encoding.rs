//! Bytes of a file → its text: UTF-8, UTF-16 by its mark, else Western European with a doubt;
//! and the lines of a calendar or of cards, unfolded and decoded.

use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::doubts::Doubts;

pub fn decode(bytes: &[u8], doubts: &mut Doubts) -> String {
    if let Some(text) = of_utf16(bytes) {
        return text;
    }
    let mut is_other = false;
    let text = text(without_mark(bytes), None, &mut is_other);
    if is_other {
        doubts.add("other-encoding", &[]);
    }
    text
}

/// Returns bytes without the mark of byte order of UTF-8.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

pub fn of_utf16(bytes: &[u8]) -> Option<String> {
    let name = match bytes.get(..2)? {
        b"\xff\xfe" => "utf-16le",
        b"\xfe\xff" => "utf-16be",
        _ => return None,
    };
    Some(charset_decoder(name.as_bytes())?(&bytes[2..]))
}

/// Reads bytes in an encoding, else in UTF-8, else in that of Western Europe.
pub fn text(bytes: &[u8], charset: Option<&str>, is_other: &mut bool) -> String {
    let named = charset
        .filter(|name| !name.eq_ignore_ascii_case("utf-8"))
        .and_then(|name| charset_decoder(name.as_bytes()));
    if let Some(decode) = named {
        return decode(bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    *is_other = true;
    charset_decoder(b"windows-1252")
        .map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |decode| decode(bytes))
}

/// Says whether bytes are those of no text in any encoding.
pub fn is_binary(bytes: &[u8]) -> bool {
    of_utf16(bytes).is_none() && bytes.contains(&0)
}

/// Says whether bytes are words between the signs of another program: RTF, PDF, PostScript, XML.
pub fn is_no_text(bytes: &[u8]) -> bool {
    let begins = [&b"{\\rtf"[..], b"%PDF", b"%!PS", b"<?xml", b"<!DOCTYPE", b"<html"];
    is_binary(bytes) || begins.iter().any(|sign| bytes.starts_with(sign))
}

/// Reads the lines of a file; RFC 5545 and 6350 fold within letters, the older forms
/// between words.
pub fn lines(bytes: &[u8], doubts: &mut Doubts) -> Vec<String> {
    let wide = of_utf16(bytes);
    let lines = unfolded(without_mark(wide.as_deref().map_or(bytes, str::as_bytes)));
    let mut is_other = false;
    let decoded = lines.iter().map(|line| decoded(line, &mut is_other)).collect();
    if is_other {
        doubts.add("other-encoding", &[]);
    }
    decoded
}

/// What a line is, by what stands before its colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Plain,
    QuotedPrintable,
    Base64,
}

fn unfolded(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut encoding = Encoding::Plain;
    // vCard 2.1 and vCalendar 1.0 fold where a space stands, and keep it.
    let mut keeps_space = false;
    for line in bytes.split(|byte| matches!(byte, b'\r' | b'\n')) {
        if line.is_empty() {
            continue;
        }
        let is_folded = matches!(line[0], b' ' | b'\t');
        match lines.last_mut() {
            Some(last) if encoding == Encoding::QuotedPrintable && last.ends_with(b"=") => {
                last.pop();
                last.extend_from_slice(line);
            }
            Some(last) if is_folded => {
                let keeps_space = keeps_space && encoding == Encoding::Plain;
                last.extend_from_slice(&line[usize::from(!keeps_space)..]);
            }
            Some(last) if encoding == Encoding::Base64 && is_base64(line) => {
                last.extend_from_slice(line);
            }
            _ => {
                let upper = line.to_ascii_uppercase();
                if upper.starts_with(b"BEGIN:") {
                    keeps_space = false;
                } else if upper == b"VERSION:2.1" || upper == b"VERSION:1.0" {
                    keeps_space = true;
                }
                encoding = encoding_of(&upper);
                lines.push(line.to_vec());
            }
        }
    }
    lines
}

fn encoding_of(line: &[u8]) -> Encoding {
    let head = &line[..colon(line).unwrap_or(0)];
    let says = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
    if says(b"QUOTED-PRINTABLE") {
        Encoding::QuotedPrintable
    } else if says(b"BASE64") || says(b"ENCODING=B") {
        Encoding::Base64
    } else {
        Encoding::Plain
    }
}

fn is_base64(line: &[u8]) -> bool {
    line.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
}

/// Finds the colon before the value; those within quotes are part of a parameter.
fn colon(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

/// Decodes a line; what said how it was encoded is left out.
fn decoded(line: &[u8], is_other: &mut bool) -> String {
    let Some(at) = colon(line).filter(|_| line.contains(&b';')) else {
        return text(line, None, is_other);
    };
    let (head, value) = (text(&line[..at], None, is_other), &line[at + 1..]);
    let (mut kept, mut charset, mut quoted) = (Vec::new(), None, false);
    for part in head.split(';') {
        let (name, word) = part.split_once('=').unwrap_or(("", part));
        if name.eq_ignore_ascii_case("charset") {
            charset = Some(word.to_owned());
        } else if word.eq_ignore_ascii_case("quoted-printable") {
            quoted = true;
        } else {
            kept.push(part);
        }
    }
    let plain = quoted.then(|| quoted_printable_decode(value)).flatten();
    let value = text(plain.as_deref().unwrap_or(value), charset.as_deref(), is_other)
        .replace("\r\n", "\n")
        .replace(['\r', '\n'], "\\n");
    format!("{}:{value}", kept.join(";"))
}

/// Exchange writes the name of a zone of its own, which holds a colon, without quotation marks:
/// `TZID=tzone://Microsoft/Custom:20260309T100000`.
pub fn with_quoted_zone(line: String) -> String {
    let begin = line.find(";TZID=tzone:").map(|at| at + ";TZID=".len());
    match begin.zip(line.rfind(':')) {
        Some((begin, end)) if begin + "tzone:".len() < end => {
            format!("{}\"{}\"{}", &line[..begin], &line[begin..end], &line[end..])
        }
        _ => line,
    }
}
