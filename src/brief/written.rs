//! A view, as it would be written → its keys and words in order, without the tree that templates see.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// What is told of a view while it is written.
pub trait Listen {
    fn key(&mut self, key: &str);

    /// A string that is no key.
    fn words(&mut self, words: &str);

    fn flag(&mut self, _is_so: bool) {}

    /// A view or a list begins.
    fn begin(&mut self, _is_list: bool) {}

    fn end(&mut self) {}
}

/// Tells of a view, and writes nothing.
pub fn tell(view: &impl Serialize, to: &mut impl Listen) {
    let mut telling = Telling { to, is_key: false, words: String::new() };
    let written = view.serialize(&mut Serializer::with_formatter(io::sink(), &mut telling));
    written.expect("a view holds words and numbers only");
}

struct Telling<'l, L> {
    to: &'l mut L,
    is_key: bool,
    words: String,
}

impl<L: Listen> Formatter for &mut Telling<'_, L> {
    fn begin_array<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.to.begin(true);
        Ok(())
    }

    fn end_array<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.to.end();
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.to.begin(false);
        Ok(())
    }

    fn end_object<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.to.end();
        Ok(())
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, _: &mut W, _: bool) -> io::Result<()> {
        self.is_key = true;
        Ok(())
    }

    fn end_object_key<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn write_bool<W: Write + ?Sized>(&mut self, _: &mut W, is_so: bool) -> io::Result<()> {
        self.to.flag(is_so);
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
        self.words.push_str(fragment);
        Ok(())
    }

    fn end_string<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        if self.is_key {
            self.to.key(&self.words);
        } else {
            self.to.words(&self.words);
        }
        Ok(())
    }
}
