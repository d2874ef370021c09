//! A view, as it would be written → its keys and words in order, without the tree that templates see.

use std::fmt::{Error, Result};

use serde::Serialize;
use serde::ser::{
    Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

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
    let told = view.serialize(&mut Telling { to, is_key: false });
    told.expect("whoever listens refuses nothing");
}

struct Telling<'l, L> {
    to: &'l mut L,
    is_key: bool,
}

type Opened<T> = std::result::Result<T, Error>;

/// No view holds what would have to be told so.
type Never = Impossible<(), Error>;

/// Pieces of a view that tell nothing, or are never there.
macro_rules! pieces {
    ($($name:ident($($of:ty),*) $gives:ty = $what:expr,)*) => {
        $(fn $name(self, $(_: $of),*) -> $gives { $what })*
    };
}

type Name = &'static str;

impl<L: Listen> Serializer for &mut Telling<'_, L> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeStructVariant = Never;

    pieces! {
        serialize_i8(i8) Result = Ok(()),
        serialize_i16(i16) Result = Ok(()),
        serialize_i32(i32) Result = Ok(()),
        serialize_i64(i64) Result = Ok(()),
        serialize_u8(u8) Result = Ok(()),
        serialize_u16(u16) Result = Ok(()),
        serialize_u32(u32) Result = Ok(()),
        serialize_u64(u64) Result = Ok(()),
        serialize_f32(f32) Result = Ok(()),
        serialize_f64(f64) Result = Ok(()),
        serialize_none() Result = Ok(()),
        serialize_unit() Result = Ok(()),
        serialize_unit_struct(Name) Result = Ok(()),
        serialize_char(char) Result = Err(Error),
        serialize_bytes(&[u8]) Result = Err(Error),
        serialize_tuple_struct(Name, usize) Opened<Never> = Err(Error),
        serialize_tuple_variant(Name, u32, Name, usize) Opened<Never> = Err(Error),
        serialize_struct_variant(Name, u32, Name, usize) Opened<Never> = Err(Error),
    }

    fn serialize_bool(self, is_so: bool) -> Result {
        self.to.flag(is_so);
        Ok(())
    }

    fn serialize_str(self, words: &str) -> Result {
        if self.is_key {
            self.to.key(words);
        } else {
            self.to.words(words);
        }
        Ok(())
    }

    fn serialize_unit_variant(self, _: Name, _: u32, name: Name) -> Result {
        self.serialize_str(name)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: Name, value: &T) -> Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: Name,
        _: u32,
        _: Name,
        _: &T,
    ) -> Result {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Opened<Self> {
        self.to.begin(true);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Opened<Self> {
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Opened<Self> {
        self.to.begin(false);
        Ok(self)
    }

    fn serialize_struct(self, _: Name, _: usize) -> Opened<Self> {
        self.serialize_map(None)
    }
}

/// Holds what is told of the inside of a list or a view, and its end.
macro_rules! inside {
    ($($held:ident { $($inside:tt)* })*) => {
        $(impl<L: Listen> $held for &mut Telling<'_, L> {
            type Ok = ();
            type Error = Error;

            $($inside)*

            fn end(self) -> Result {
                self.to.end();
                Ok(())
            }
        })*
    };
}

inside! {
    SerializeSeq {
        fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
            value.serialize(&mut **self)
        }
    }

    SerializeTuple {
        fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
            value.serialize(&mut **self)
        }
    }

    SerializeStruct {
        fn serialize_field<T: Serialize + ?Sized>(&mut self, key: Name, value: &T) -> Result {
            self.to.key(key);
            value.serialize(&mut **self)
        }
    }

    SerializeMap {
        fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result {
            self.is_key = true;
            key.serialize(&mut **self)?;
            self.is_key = false;
            Ok(())
        }

        fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result {
            value.serialize(&mut **self)
        }
    }
}
