//! Items of which one key is free: `- ask: text`, `- them: text`.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::evidence::Evidence;
use super::id::{AnyId, FigureId, Id, OpeningId, QuestionId};
use super::schema::link::Party;
use super::text::{Many, Text};
use super::topic::Topic;
use super::when::When;
use crate::finding::nearest::nearest;
use crate::yaml::Misfit;

/// Something to say or ask, under a verb of `settings.verbs`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerbItem {
    /// The verb.
    pub verb: String,
    /// What follows it.
    pub text: Text,
    /// What it is about.
    pub topic: Option<Id<Topic>>,
    /// Names a question, so that its answer can be tracked.
    pub id: Option<OpeningId>,
    /// Why it is worth saying.
    pub why: Option<Text>,
    /// Who may read it.
    pub handling: Option<String>,
    /// `must`, `should` or `could`.
    pub priority: Option<Priority>,
    /// What stands below it, each in a sentence.
    pub points: Many<Text>,
    /// The figures that one needs to say it.
    pub figures: Many<FigureId>,
}

/// How much a point matters when time runs out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// To be said in any case.
    Must,
    /// To be said if there is time.
    Should,
    /// To be said if the talk turns that way.
    Could,
}

/// What somebody said, under `us`, `them`, `both` or an id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Point {
    /// `us`, `them`, `both`, or a person's or organisation's id.
    pub speaker: String,
    /// What they said.
    pub text: Text,
    /// What it is about.
    pub topic: Option<Id<Topic>>,
    /// Whether a reader in a hurry needs it.
    pub key: bool,
    /// The standing line it repeats, of the organisation's `lines`.
    pub line: Option<String>,
    /// What is owed from now on.
    pub opens: Option<Box<Opens>>,
    /// `know` when it is not to be repeated.
    pub r#use: Option<Use>,
    /// How it was said: a word of `settings.acts`.
    pub act: Option<String>,
    /// Who may read it.
    pub handling: Option<String>,
    /// Names a question, so that a later point can answer it.
    pub id: Option<QuestionId>,
    /// The questions that it answers.
    pub answers: Many<QuestionId>,
}

/// What may be done with a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// Know it, do not say it.
    Know,
    /// It may be said.
    Say,
}

/// What a point leaves owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opens {
    /// The name under which it is closed later.
    pub id: OpeningId,
    /// What kind of debt.
    pub kind: OpeningKind,
    /// Who promised, offered, asked or expects; the speaker unless said.
    #[schemars(with = "Option<Party>")]
    pub by: Option<AnyId>,
    /// To whom. What is requested, asked or expected is owed by this side: the other one unless said.
    #[schemars(with = "Option<Party>")]
    pub to: Option<AnyId>,
    /// What; the point's text unless said.
    pub what: Option<Text>,
    /// By when.
    pub due: Option<When>,
    /// Whom to ask about it in the house.
    pub owner: Option<String>,
}

/// Kinds of things owed. It is the turn of `by`, or of `to`: see [`OpeningKind::is_put`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OpeningKind {
    /// Something they will do.
    Promise,
    /// Something they would do if we wish.
    Offer,
    /// Something they mean to do.
    Intention,
    /// Something they would like to do, or to have: `to` then says from whom, whose turn it is.
    Wish,
    /// Something the other side should do.
    Request,
    /// Something the other side should answer.
    Question,
    /// Something they will make public.
    Announcement,
    /// Something one side expects of the other, which nobody has promised.
    Expectation,
}

impl OpeningKind {
    /// Says whether it is put to somebody, who is to do or answer it.
    pub fn is_put(self) -> bool {
        matches!(self, Self::Request | Self::Question | Self::Expectation)
    }

    /// Returns the word of records.
    pub fn word(self) -> &'static str {
        match self {
            OpeningKind::Promise => "promise",
            OpeningKind::Offer => "offer",
            OpeningKind::Intention => "intention",
            OpeningKind::Wish => "wish",
            OpeningKind::Request => "request",
            OpeningKind::Question => "question",
            OpeningKind::Announcement => "announcement",
            OpeningKind::Expectation => "expectation",
        }
    }
}

/// Reads a map with known keys and one free key; the free key and its value are the head.
macro_rules! free_key_item {
    ($item:ty, $form:literal, $head:ident, $text:ident, [$($field:ident = $name:literal),*]) => {
        impl $item {
            /// The keys beside the free one.
            pub const KEYS: &[&str] =
                &[$($name,)* "source", "at", "quote", "basis"];
        }

        impl<'de> Deserialize<'de> for $item {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                struct Keys;
                impl<'de> Visitor<'de> for Keys {
                    type Value = $item;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($form)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$item, A::Error> {
                        let mut item = <$item>::default();
                        let mut own = Evidence::default();
                        while let Some(key) = map.next_key::<String>()? {
                            match key.as_str() {
                                $($name => item.$field = map.next_value()?,)*
                                "source" => own.source = map.next_value()?,
                                "at" => own.at = map.next_value()?,
                                "quote" => own.quote = map.next_value()?,
                                "basis" => own.basis = map.next_value()?,
                                _ if item.$head.is_empty() => {
                                    item.$text = map.next_value()?;
                                    item.$head = key;
                                }
                                _ => return Err(second_key(&item.$head, &key, <$item>::KEYS)),
                            }
                        }
                        if item.$head.is_empty() {
                            return Err(no_head($form));
                        }
                        if own != Evidence::default() {
                            item.$text.evidence = Some(Box::new(own));
                        }
                        Ok(item)
                    }
                }
                reader.deserialize_any(Keys)
            }
        }
    };
}

free_key_item!(
    VerbItem,
    "a verb with its text (`- ask: …`)",
    verb,
    text,
    [
        topic = "topic",
        id = "id",
        why = "why",
        handling = "handling",
        priority = "priority",
        points = "points",
        figures = "figures"
    ]
);

free_key_item!(
    Point,
    "a speaker with the text (`- them: …`)",
    speaker,
    text,
    [
        topic = "topic",
        key = "key",
        line = "line",
        opens = "opens",
        r#use = "use",
        act = "act",
        handling = "handling",
        id = "id",
        answers = "answers"
    ]
);

/// Refuses the second free key of an item: the one that looks like a known key misspelt.
fn second_key<E: Error>(first: &str, second: &str, known: &'static [&'static str]) -> E {
    let first_is_misspelt = nearest(first, known.iter().copied()).is_some();
    E::unknown_field(if first_is_misspelt { first } else { second }, known)
}

fn no_head<E: Error>(form: &str) -> E {
    E::custom(Misfit::new("missing-key", format!("This item needs {form}.")))
}
