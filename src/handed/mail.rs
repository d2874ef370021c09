//! A text, a web page and files → a mail that is ready to send.

use chrono::{NaiveDate, NaiveTime};
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

use crate::finding::digest::{digest, words};

/// What a mail holds.
pub struct Mail<'m> {
    /// Name and address; none where the address is not on record.
    pub to: Option<(&'m str, &'m str)>,
    pub subject: &'m str,
    /// The day on which it is written.
    pub day: NaiveDate,
    /// What it says, for programs that show no pages.
    pub text: &'m str,
    /// The same as a page.
    pub page: &'m str,
    /// Name, media type and bytes of each file.
    pub files: Vec<(String, &'static str, &'m [u8])>,
}

impl Mail<'_> {
    /// Writes it as an `.eml` file, which mail programs open as a draft.
    pub fn write(&self) -> Vec<u8> {
        // All that a mail program would make up is said here: the same facts give the same bytes.
        let own = words(digest(&format!("{}\n{}", self.subject, self.page)));
        let several = |kind: &'static str, parts: Vec<MimePart<'static>>| {
            let boundary = format!("{}-{own}", kind.replace('/', "-"));
            let head = ContentType::new(kind).attribute("boundary", boundary);
            MimePart::new(head, BodyPart::Multipart(parts))
        };
        let said = several(
            "multipart/alternative",
            vec![
                MimePart::new("text/plain", self.text.to_owned()),
                MimePart::new("text/html", self.page.to_owned()),
            ],
        );
        let files = self.files.iter().map(|(name, kind, bytes)| {
            let kind = kind.split(';').next().unwrap_or(kind);
            MimePart::new(kind.to_owned(), bytes.to_vec()).attachment(name.clone())
        });
        let parts = std::iter::once(said).chain(files).collect();
        let noon = self.day.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12);
        let mut mail = MessageBuilder::new()
            .header("X-Unsent", Raw::new("1"))
            .subject(self.subject)
            .date(noon.and_utc().timestamp())
            .message_id(format!("{own}@scene-setter.invalid"))
            .body(several("multipart/mixed", parts));
        if let Some(to) = self.to {
            mail = mail.to(to);
        }
        mail.write_to_vec().expect("a vector takes all that is written")
    }
}
