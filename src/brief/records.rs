//! Brief → the records in which its pieces stand, without the tree that templates see.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::Brief;

/// Names the records in which the pieces of a brief stand, as `contacts/x#`.
pub fn named(brief: &Brief<'_>) -> BTreeSet<String> {
    let mut origins = Origins::default();
    let written = brief.serialize(&mut Serializer::with_formatter(io::sink(), &mut origins));
    written.expect("a brief holds words and numbers only");
    origins.records
}

/// Reads the origins off what is written, and writes nothing.
#[derive(Default)]
struct Origins {
    records: BTreeSet<String>,
    is_key: bool,
    is_origin: bool,
    words: String,
}

impl Formatter for &mut Origins {
    fn begin_object_key<W: Write + ?Sized>(&mut self, _: &mut W, _: bool) -> io::Result<()> {
        self.is_key = true;
        Ok(())
    }

    fn end_object_key<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        self.is_origin = matches!(&*self.words, "origin" | "named_records");
        Ok(())
    }

    fn begin_string<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.words.clear();
        Ok(())
    }

    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        _: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if self.is_key || self.is_origin {
            self.words.push_str(fragment);
        }
        Ok(())
    }

    fn end_string<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        if self.is_origin && !self.is_key {
            let record = self.words.split_inclusive('#').next().unwrap_or_default();
            if !self.records.contains(record) {
                self.records.insert(record.to_owned());
            }
        }
        Ok(())
    }
}
