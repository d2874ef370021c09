//! The parts of a mail → its texts, in the order in which it shows them.

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::head::{encodings, head};
use super::versions::{choose, flowed};
use crate::import::doubts::Doubts;
use crate::import::encoding::{decode, is_binary};
use crate::import::thread::{Place, Text};
use crate::import::{docx, html};
use crate::names::word::listed;

/// Forwards within forwards are followed this deep.
const DEEPEST: usize = 8;

/// Parts within parts are followed this deep.
const DEEPEST_PARTS: usize = 100;

/// The texts of a mail in the order in which it shows them.
#[derive(Default)]
pub struct Mail {
    pub texts: Vec<Text>,
    pub invitations: Vec<Vec<u8>>,
}

impl Mail {
    pub fn read(&mut self, message: &Message<'_>, depth: usize, doubts: &mut Doubts) {
        let head = head(message, doubts);
        let at = self.texts.len();
        let place = if depth > 0 { Place::Attached } else { Place::Own };
        self.texts.push(Text { head, words: String::new(), place });
        let mut parts = Parts { mail: self, message, at, depth, doubts, seen: 0, nested: 0 };
        parts.take(0);
        encodings(message, &self.texts[at].words, doubts);
    }
}

/// The parts of one message, read into its text and the texts below it.
struct Parts<'m, 'p> {
    mail: &'m mut Mail,
    message: &'m Message<'p>,
    /// Which text is that of the message itself.
    at: usize,
    depth: usize,
    doubts: &'m mut Doubts,
    /// How many parts were opened: none is opened twice.
    seen: usize,
    /// How many parts the one being read stands within.
    nested: usize,
}

impl Parts<'_, '_> {
    fn take(&mut self, id: usize) {
        self.seen += 1;
        let parts = &self.message.parts;
        let Some(part) = parts.get(id).filter(|_| self.seen <= parts.len()) else {
            return;
        };
        match &part.body {
            PartType::Multipart(_) if self.nested == DEEPEST_PARTS => {
                self.doubts.add("parts-too-deep", &[]);
            }
            PartType::Multipart(inner) => {
                self.nested += 1;
                if subtype(part).eq_ignore_ascii_case("alternative") {
                    self.alternatives(inner);
                } else {
                    inner.iter().for_each(|inner| self.take(*inner as usize));
                }
                self.nested -= 1;
            }
            PartType::Message(inner) if self.depth < DEEPEST => {
                self.mail.read(inner, self.depth + 1, self.doubts);
            }
            PartType::Message(_) => self.doubts.add("forwards-too-deep", &[]),
            _ => self.words(part),
        }
    }

    /// The versions of one text: the fullest is read; what only another has is kept too.
    fn alternatives(&mut self, inner: &[u32]) {
        let mut versions = Vec::new();
        for id in inner {
            let part = self.message.parts.get(*id as usize);
            match part.filter(|part| !is_calendar(part)).and_then(text_of) {
                Some(version) => versions.push(version),
                None => self.take(*id as usize),
            }
        }
        let (fullest, rest) = choose(versions, self.doubts);
        self.mail.texts[self.at].words.push_str(&fullest);
        if !rest.is_empty() {
            self.beside(rest, Place::Aside);
        }
    }

    /// Words that stand beside the message: whose they are, it does not say.
    fn beside(&mut self, words: String, place: Place) {
        self.mail.texts.push(Text { words, place, ..Text::default() });
    }

    fn words(&mut self, part: &MessagePart<'_>) {
        if is_calendar(part) {
            return self.mail.invitations.push(part.contents().to_vec());
        }
        let name = part.attachment_name().unwrap_or_default().to_lowercase();
        if is_one(part, CARDS) || name.ends_with(".vcf") {
            self.doubts.add("card-in-a-mail", &[]);
            let words = String::from_utf8_lossy(part.contents()).into_owned();
            return self.beside(words, Place::Aside);
        }
        if name.ends_with(".docx") {
            match docx::text(part.contents()) {
                Some(words) => {
                    words.doubt(self.doubts);
                    self.beside(words.text, Place::Beside);
                    self.beside(words.comments, Place::Aside);
                }
                None => self.doubts.add("attachment-not-opened", &[&name]),
            }
            return;
        }
        let is_text_file = name.ends_with(".txt") || name.ends_with(".md");
        let words = match &part.body {
            PartType::Binary(bytes) if is_text_file && !is_binary(bytes) => {
                Some(decode(bytes, self.doubts))
            }
            _ => text_of(part),
        };
        match words {
            Some(words) if name.is_empty() => {
                let text = &mut self.mail.texts[self.at].words;
                text.push_str(words.trim_end());
                text.push_str("\n\n");
            }
            Some(words) => self.beside(words, Place::Beside),
            None if name == "winmail.dat" || is_one(part, SEALED) => {
                self.doubts.add("part-sealed", &[&name]);
            }
            None => {}
        }
    }
}

const CARDS: &str = "vcard x-vcard directory";

/// What holds the words of a mail in a form of its own: Outlook's, or encrypted.
const SEALED: &str = "ms-tnef vnd.ms-tnef pkcs7-mime x-pkcs7-mime pgp-encrypted";

fn subtype<'p>(part: &'p MessagePart<'_>) -> &'p str {
    part.content_type().and_then(|kind| kind.subtype()).unwrap_or_default()
}

fn is_one(part: &MessagePart<'_>, subtypes: &str) -> bool {
    listed(subtypes, &subtype(part).to_ascii_lowercase())
}

fn is_calendar(part: &MessagePart<'_>) -> bool {
    let name = part.attachment_name().unwrap_or_default();
    is_one(part, "calendar ics") || name.to_lowercase().ends_with(".ics")
}

/// Returns the words of a text part; none of any other part.
fn text_of(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Html(words) => Some(html::text(words)),
        PartType::Text(words) => {
            let kind = part.content_type();
            let is = |name: &str, value: &str| {
                let attribute = kind.and_then(|kind| kind.attribute(name));
                attribute.is_some_and(|found| found.eq_ignore_ascii_case(value))
            };
            // Apple puts a mark of byte order below `On … wrote:`.
            let words = words.replace('\u{feff}', "");
            Some(if is("format", "flowed") { flowed(&words, is("delsp", "yes")) } else { words })
        }
        _ => None,
    }
}
