//! Facts behind a line → the places in originals on which they rest, with their words.

use crate::brief::reader::Reader;
use crate::facts::evidence::{Rests, STATED};
use crate::finding::field::FieldPath;
use crate::project::originals::{Originals, place};

/// A place in an original, or the basis of what has none.
#[derive(Debug, PartialEq)]
pub struct Original {
    /// `report.txt:27`; none where no original is named.
    pub place: Option<String>,
    /// How the fact rests on it, where it is not stated there.
    pub basis: Option<String>,
    /// The words there, where they are kept or the original is here.
    pub words: Vec<String>,
}

/// Lists the places on which fields rest, each once, in the order of the fields.
pub fn places<'f>(
    reader: Reader<'_>,
    originals: &Originals,
    fields: impl Iterator<Item = &'f FieldPath>,
) -> Vec<Original> {
    let mut found: Vec<Original> = Vec::new();
    for field in fields {
        let rests = reader.facts.rests(field);
        if !reader.knows(rests) {
            continue;
        }
        let one = original(reader, originals, rests);
        let tells = one.place.is_some() || one.basis.is_some();
        if tells && !found.contains(&one) {
            found.push(one);
        }
    }
    // Whoever has the line needs no bare name of the same file.
    let exact: Vec<String> = found.iter().filter_map(|one| one.place.clone()).collect();
    found.retain(|one| {
        let bare = one.place.as_ref().is_some_and(|place| {
            let line = format!("{place}:");
            exact.iter().any(|other| other.starts_with(&line))
        });
        !bare
    });
    found
}

fn original(reader: Reader<'_>, originals: &Originals, rests: Rests<'_>) -> Original {
    let records = reader.facts.records();
    let opened = rests.at.and_then(|_| originals.passage(records, rests));
    let passage = opened.and_then(Result::ok);
    let words = match (rests.quote, passage) {
        (Some(quote), _) => vec![quote.to_owned()],
        (None, Some(passage)) => passage.text.lines().map(str::to_owned).collect(),
        (None, None) => Vec::new(),
    };
    let basis = rests.basis.filter(|basis| *basis != STATED);
    Original {
        place: place(records, rests),
        basis: basis.map(str::to_owned),
        words: words
            .into_iter()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
    }
}
