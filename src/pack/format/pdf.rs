//! The PDF of a page, as a Chromium printed it from the web page: what it says, and its days.
//!
//! Chromium writes objects one after another, each with the length of its stream, and text as
//! numbers of glyphs, which a table of each font turns back into letters.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;

use flate2::read::ZlibDecoder;

use super::Format;

/// The printed page. No table of formats has it: a browser makes it, not a build.
pub static PDF: Format = Format {
    ending: "pdf",
    media_type: "application/pdf",
    git: None,
    is_asked_for: true,
    make: |_, _| None,
    text: every_word,
};

/// Puts the reader's day in place of the hour of printing, and takes out on what machine that
/// was: the same page gives the same bytes. A file of another make is none.
pub fn dated(mut bytes: Vec<u8>, day: &str) -> Option<Arc<[u8]>> {
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let hour = format!("{digits}000000");
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
        let at = find(&bytes, key.as_bytes(), 0)? + key.len();
        let old = bytes.get_mut(at..at + hour.len())?;
        old.copy_from_slice(hour.as_bytes());
    }
    let start = find(&bytes, b"/Creator (", 0)? + "/Creator (".len();
    let end = find(&bytes, b")\n/Producer", start)?;
    let maker = format!("{:1$}", "scene-setter", end - start);
    bytes.get_mut(start..end)?.copy_from_slice(maker.get(..end - start)?.as_bytes());
    Some(bytes.into())
}

/// Reads every word of a printed page: its text, with the runs of letters parted and joined, and
/// whatever its objects say of it, as title, bookmarks and addresses.
pub fn every_word(bytes: &[u8]) -> String {
    let objects = objects(bytes);
    let streams: BTreeMap<usize, Vec<u8>> =
        objects.iter().filter_map(|(number, object)| Some((*number, object.stream()?))).collect();
    let letters: BTreeMap<usize, BTreeMap<u16, String>> = objects
        .iter()
        .filter_map(|(number, object)| {
            let table = object.number_after("/ToUnicode ")?;
            Some((*number, glyphs(&latin(streams.get(&table)?))))
        })
        .collect();
    let mut words = String::new();
    for object in objects.values() {
        words.push_str(&strings(&latin(object.head)));
        words.push('\n');
    }
    for stream in streams.values() {
        let stream = latin(stream);
        if stream.contains(" Tf") {
            let runs = runs(&stream, &letters);
            words.push_str(&runs.join("\n"));
            words.push('\n');
            words.push_str(&runs.concat());
            words.push('\n');
        }
    }
    words
}

struct Object<'b> {
    /// All but the stream.
    head: &'b [u8],
    raw: Option<&'b [u8]>,
}

impl Object<'_> {
    fn number_after(&self, key: &str) -> Option<usize> {
        let head = latin(self.head);
        let (_, rest) = head.split_once(key)?;
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    }

    fn stream(&self) -> Option<Vec<u8>> {
        let raw = self.raw?;
        let mut plain = Vec::new();
        let packed = find(self.head, b"/FlateDecode", 0).is_some();
        if packed {
            ZlibDecoder::new(raw).read_to_end(&mut plain).ok()?;
        } else {
            plain.extend_from_slice(raw);
        }
        Some(plain)
    }
}

/// Cuts a file into its objects, by number.
fn objects(bytes: &[u8]) -> BTreeMap<usize, Object<'_>> {
    let mut objects = BTreeMap::new();
    let mut from = 0;
    while let Some(at) = find(bytes, b" 0 obj\n", from) {
        let start = at + b" 0 obj\n".len();
        let line = bytes[..at].iter().rposition(|b| *b == b'\n');
        let number = latin(&bytes[line.map_or(0, |line| line + 1)..at]);
        let end = find(bytes, b"endobj", start).unwrap_or(bytes.len());
        let mut object = Object { head: &bytes[start..end], raw: None };
        from = end;
        if let Some(stream) = find(&bytes[..end], b"stream\n", start) {
            let stream = stream + b"stream\n".len();
            object.head = &bytes[start..stream];
            let length = object.number_after("/Length ").unwrap_or(end - stream);
            let stop = (stream + length).min(bytes.len());
            object.raw = Some(&bytes[stream..stop]);
            from = stop;
        }
        if let Ok(number) = number.trim().parse() {
            objects.insert(number, object);
        }
    }
    objects
}

/// Reads the table of a font: which letters each glyph stands for.
fn glyphs(table: &str) -> BTreeMap<u16, String> {
    let mut glyphs = BTreeMap::new();
    let mut ranges = false;
    for line in table.lines() {
        ranges = (ranges || line.ends_with("beginbfrange")) && !line.contains("endbf");
        let codes: Vec<Vec<u16>> = hexes(line).map(units).collect();
        match codes.as_slice() {
            [from, letters] if from.len() == 1 => {
                glyphs.insert(from[0], String::from_utf16_lossy(letters));
            }
            [from, to, letters] if ranges && letters.len() == 1 => {
                for (n, glyph) in (from[0]..=to[0]).enumerate() {
                    let n = u16::try_from(n).unwrap_or_default();
                    let letter = [letters[0].wrapping_add(n)];
                    glyphs.insert(glyph, String::from_utf16_lossy(&letter));
                }
            }
            _ => {}
        }
    }
    glyphs
}

/// Reads the runs of text that a page shows.
fn runs(page: &str, letters: &BTreeMap<usize, BTreeMap<u16, String>>) -> Vec<String> {
    let mut runs = Vec::new();
    let mut font = None;
    for line in page.lines() {
        if line == "BT" {
            runs.push(String::new());
        }
        let named = line.strip_suffix(" Tf").or_else(|| line.split(" Tf").next());
        if let Some(name) = named.and_then(|line| line.strip_prefix("/F")) {
            let number = name.split(' ').next().and_then(|name| name.parse().ok());
            font = number.and_then(|number: usize| letters.get(&number)).or(font);
        }
        let (Some(run), Some(font)) = (runs.last_mut(), font) else {
            continue;
        };
        if line.ends_with("Tj") || line.ends_with("TJ") {
            let shown = hexes(line).flat_map(units);
            run.extend(shown.map(|glyph| font.get(&glyph).map_or("\u{fffd}", String::as_str)));
        }
    }
    runs
}

/// Reads what stands in an object: as it is, without the signs that guard brackets, and the strings
/// that are written in numbers.
fn strings(head: &str) -> String {
    let mut words = head.replace('\\', "");
    for hex in hexes(head) {
        if let [0xfeff, letters @ ..] = units(hex).as_slice() {
            words.push('\n');
            words.push_str(&String::from_utf16_lossy(letters));
        }
    }
    words
}

/// Returns what stands between `<` and `>` and is a row of digits.
fn hexes(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('<').skip(1);
    let inner = parts.filter_map(|part| Some(part.split_once('>')?.0));
    inner.filter(|hex| !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn units(hex: &str) -> Vec<u16> {
    let fours = hex
        .as_bytes()
        .chunks(4)
        .map(|four| u16::from_str_radix(&String::from_utf8_lossy(four), 16));
    fours.map(Result::unwrap_or_default).collect()
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let mut windows = rest.windows(wanted.len());
    windows.position(|here| here == wanted).map(|at| from + at)
}

/// Reads each byte as one letter.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}
