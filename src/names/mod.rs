//! Text → who is named in it and by which words: the one place that knows how names are written.
//!
//! ```text
//! records ──Called──▶ Known, built once a run ──mentions(text)──▶ Vec<Mention>
//! ```
//!
//! `check`, `import` and `release` ask here, so that all three agree on who is named.
//!
//! * [`Called`] is what one person, organisation or topic is called: names, other spellings,
//!   and words such as an id or a web site that tell who is meant. The owner `T` is whatever
//!   the caller wants back: a key, or a field with its ground.
//! * [`Known`](known::Known) holds all of them in every way of writing them: parts of a name,
//!   particles, initials, short forms, other scripts, inflected forms, addresses. Finding costs
//!   names + text, not names × text. Then `known.mentions(text, Setting::Prose)`.
//! * [`Mention`] says who is meant (all who may be: two people can share a family name), which
//!   bytes name them, how, and how surely. The bytes take in what belongs to the name and
//!   would tell as much: title and initials before it, legal form behind it, the whole of an
//!   address or link. They never end inside a pair of Markdown signs.
//! * [`Certainty::MaybeWord`]: the words may be the name or an ordinary word (`Best practice`
//!   with an Ann Best on record). Who withholds a name withholds the sentence whole there, so
//!   that no mark tells; who mends or links leaves it alone.
//! * [`Setting`] says what a text is: prose, a web page, or a field that holds names and nothing
//!   else, in which a lone capital word is a name.
//!
//! Not found, on purpose: letters replaced by digits (`R0ssi`), names that only the meaning gives away (`the head of the Dublin office`), a misspelt name (but `check` doubts
//! one that is nearly right).

pub mod codes;
pub mod counting;
pub mod days;
pub mod fold;
pub mod known;
pub mod lexicon;
pub mod name_words;
pub mod near;
pub mod prefix;
pub mod short;
pub mod title;
pub mod verb;
pub mod word;

pub mod address;
mod chinese;
mod consonants;
mod ending;
mod extent;
mod find;
mod finnish;
mod fit;
mod gap;
mod gender;
mod han;
mod judge;
mod look_alike;
pub mod markup;
mod noun;
mod organisation;
mod person;
mod reading;
mod romanised;
mod shape;
mod sound;
mod sound_table;
mod spot;
mod stem;
mod telling;
mod uncased;
mod usage;
mod way;

use std::ops::Range;

/// What one person, organisation or topic is called.
#[derive(Debug, Clone)]
pub struct Called<T> {
    /// Whose names they are.
    pub who: T,
    /// What bears them.
    pub nature: Nature,
    /// Names that may be printed: name, former names, form of address.
    pub names: Vec<String>,
    /// Other spellings on record.
    pub aliases: Vec<String>,
    /// Words that tell who is meant and are no names, found only whole: id, web site, title.
    pub signs: Vec<String>,
}

impl<T> Called<T> {
    /// Begins with one name.
    pub fn new(who: T, nature: Nature, name: &str) -> Self {
        Self { who, nature, names: vec![name.to_owned()], aliases: Vec::new(), signs: Vec::new() }
    }
}

/// What bears a name; it decides in which ways the name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// A human being: given and family names stand alone too, and have initials and short forms.
    Person,
    /// A firm or body: may bear a legal form, and stands in web and mail addresses.
    Organisation,
    /// A topic or title: found whole or not at all.
    Thing,
}

/// What kind of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Sentences, with Markdown in them.
    Prose,
    /// A field that holds names and nothing else: `A. Vann; Best`.
    Names,
    /// A web page, read as a browser shows it, and its tags as well.
    Page,
}

/// How somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// By a whole name that may be printed.
    Name,
    /// By another spelling on record.
    Alias,
    /// By a sign: id, web site, title.
    Sign,
    /// By a part of a name, initials, a short form, or letters of another script.
    Part,
}

/// How sure it is that words name somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// They are the name, or are written and used as one.
    Name,
    /// They may be an ordinary word as well.
    MaybeWord,
}

/// Somebody whom words may mean, and by which name.
#[derive(Debug, PartialEq, Eq)]
pub struct Meant<'k, T> {
    /// Who.
    pub who: &'k T,
    /// By what.
    pub form: Form,
    /// The name as it stands on record, or the part of it.
    pub typed: &'k str,
    /// The bytes that mean them: an address may name one beside another.
    pub at: Range<usize>,
}

/// One place where somebody is named.
#[derive(Debug, PartialEq, Eq)]
pub struct Mention<'k, T> {
    /// All whom the words may mean, by each of their names that the words are; the fullest
    /// comes first.
    pub who: Vec<Meant<'k, T>>,
    /// The bytes of the text that name them, with all that belongs to the name.
    pub range: Range<usize>,
    /// The bytes of the bare name.
    pub bare: Range<usize>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether they are part of an address, a file name or the like.
    pub in_address: bool,
}
