//! People and organisations × the disk → their pictures, as a page shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use data_encoding::BASE64;
use percent_encoding::percent_decode_str;

use crate::facts::photo::{of_address, path};
use crate::facts::records::Records;
use crate::finding::digest::digest;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::{At, Report};
use crate::yaml::Fault;

/// A face is shown as high as two lines; a larger file makes every page that shows it heavy.
const MOST_BYTES: usize = 256 * 1024;

/// What the files of each kind begin with, as their standards have it.
const SIGNATURES: [(&str, &[u8]); 4] = [
    ("image/png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/gif", b"GIF87a"),
    ("image/gif", b"GIF89a"),
];

/// The pictures that records name and a page can show.
#[derive(Debug, Clone, Default)]
pub struct Photos {
    /// The people and organisations that may name one.
    named_by: BTreeSet<RecordKey>,
    by_path: BTreeMap<String, Arc<str>>,
    of: BTreeMap<RecordKey, u64>,
    /// The records whose pictures were taken out of them.
    unfit: BTreeSet<RecordKey>,
}

/// Reads the bytes at a path from the project folder; none where nothing lies there.
type Read<'r> = &'r dyn Fn(&str) -> Result<Option<Vec<u8>>, Fault>;

impl Photos {
    /// Prepares to read the pictures that some people and organisations name.
    pub fn named_by(records: BTreeSet<RecordKey>) -> Self {
        Self { named_by: records, ..Self::default() }
    }

    /// Reads the pictures that records name. What cannot be shown is noted and taken out of its
    /// record, so that no pack asks for it.
    pub fn read(&mut self, read: Read<'_>, records: &mut Records, report: &mut Report) {
        let named_by = std::mem::take(&mut self.named_by);
        let of_kind = |kind| named_by.iter().filter(move |key| key.kind == kind);
        for key in of_kind(Kind::Person).chain(of_kind(Kind::Organisation)) {
            let photo = match key.kind {
                Kind::Person => records.people.get(&key.id).and_then(|one| one.photo.as_ref()),
                _ => records.organisations.get(&key.id).and_then(|one| one.photo.as_ref()),
            };
            let Some(name) = photo else { continue };
            match fitting(read, key.kind, name) {
                Ok((path, address)) => {
                    self.of.insert(key.clone(), digest(&address));
                    self.by_path.insert(path, address.into());
                }
                Err(unfit) => {
                    unfit.note(FieldPath::new(key.kind, &key.id, "photo"), report);
                    self.unfit.insert(key.clone());
                }
            }
        }
        for RecordKey { kind, id } in &self.unfit {
            let person = records.people.get_mut(id).filter(|_| *kind == Kind::Person);
            match person {
                Some(person) => person.photo = None,
                None => {
                    let one = records.organisations.get_mut(id);
                    one.into_iter().for_each(|one| one.photo = None);
                }
            }
        }
    }

    /// Says whether the picture of a record was taken out of it.
    pub fn took_out(&self, record: &RecordKey) -> bool {
        self.unfit.contains(record)
    }

    /// Returns the address under which a page holds the picture that an address in a pack means.
    pub fn find(&self, address: &str) -> Option<&str> {
        let path = percent_decode_str(of_address(address)?).decode_utf8().ok()?;
        self.by_path.get(&*path).map(|address| &**address)
    }

    /// Returns the kind and the bytes of the picture that an address in a pack means.
    pub fn file(&self, address: &str) -> Option<(&str, Vec<u8>)> {
        let held = self.find(address)?.strip_prefix("data:")?;
        let (media, letters) = held.split_once(";base64,")?;
        Some((media, BASE64.decode(letters.as_bytes()).ok()?))
    }

    /// Returns what stands for the picture of a record.
    pub fn digest_of(&self, record: &RecordKey) -> Option<u64> {
        self.of.get(record).copied()
    }
}

/// Why a picture is not shown, and what to do.
struct Unfit {
    code: &'static str,
    message: String,
    hint: &'static str,
}

impl Unfit {
    fn note(self, field: FieldPath, report: &mut Report) {
        let at = At::Field(field);
        let found = match self.code {
            "photo-outside" => report.error(self.code, at, self.message),
            _ => report.warning(self.code, at, self.message),
        };
        found.hint(self.hint.to_owned());
    }
}

fn unfit(message: String, hint: &'static str) -> Unfit {
    let code = "photo-unfit";
    Unfit { code, message, hint }
}

/// Reads a picture: its path, and the address that holds it whole.
fn fitting(read: Read<'_>, kind: Kind, name: &str) -> Result<(String, String), Unfit> {
    let Some(path) = path(kind, name) else {
        let message = format!("The picture `{name}` does not lie in the project.");
        let hint = "put it beside the record, and write its name alone";
        let code = "photo-outside";
        return Err(Unfit { code, message, hint });
    };
    let bytes = match read(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let message = format!("There is no picture `{path}`.");
            return Err(unfit(message, "put it there, or take the line out"));
        }
        Err(fault) => {
            let message = format!("The picture `{path}` is not shown. {}", fault.message);
            return Err(unfit(message, "put a small picture there"));
        }
    };
    if bytes.len() > MOST_BYTES {
        let size = bytes.len() / 1024;
        let message = format!(
            "The picture `{path}` has {size} KiB: more than the {} that a page takes.",
            MOST_BYTES / 1024
        );
        return Err(unfit(message, "make it smaller: 300 points in width are plenty"));
    }
    let Some(media) = media(&bytes) else {
        let message = format!("The file `{path}` is no picture that a page can show.");
        return Err(unfit(message, "save it as PNG, JPEG, GIF or WebP"));
    };
    Ok((path, format!("data:{media};base64,{}", BASE64.encode(&bytes))))
}

/// Tells the kind of a picture by how it begins, whatever its name.
fn media(bytes: &[u8]) -> Option<&'static str> {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let known = SIGNATURES.iter().find(|(_, start)| bytes.starts_with(start));
    known.map(|(media, _)| *media).or(webp.then_some("image/webp"))
}

#[cfg(test)]
mod tests {
    use super::media;

    #[test]
    fn a_picture_is_known_by_how_it_begins() {
        assert_eq!(media(b"\x89PNG\r\n\x1a\n rest"), Some("image/png"));
        assert_eq!(media(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(media(b"RIFF\x01\0\0\0WEBPVP8 "), Some("image/webp"));
        assert_eq!(media(b"GIF89a"), Some("image/gif"));
        assert_eq!(media(b"<svg onload=alert(1)>"), None);
        assert_eq!(media(b""), None);
    }
}
