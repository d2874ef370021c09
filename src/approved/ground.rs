//! A line of a pack × what is behind it → fingerprints of all that an approval of it rests on.

use std::collections::BTreeSet;
use std::fmt;

use super::place::places;
use crate::brief::reader::Reader;
use crate::finding::digest::{digest, words as in_digits};
use crate::finding::field::{Kind, RecordKey};
use crate::merge::{LineOf, lines_of, without_number};
use crate::why::built::{Built, TracedPack};
use crate::why::trace::Trace;
use crate::why::trace::fields::{Fields, is_within};
use crate::why::trace::origin::{bare_lines, sources};

/// A line of a pack as it may be approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// Its words, without the number that its place in a list gives it.
    pub words: String,
    /// Whether a person wrote or reworded it.
    pub by_hand: bool,
    pub ground: Ground,
}

/// Fingerprints of what is behind a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ground {
    /// Of the facts that it shows.
    pub facts: String,
    /// Of the sources on which these rest.
    pub sources: String,
    /// Of the template lines that print it.
    pub template: String,
    /// Of the headings and the line that it stands under; none where an older program wrote it.
    pub place: Option<String>,
    /// The form in which these were taken; none where an older program wrote them.
    pub form: Option<String>,
}

/// What is behind a line, and how it is summed up, as this program sees it. It rises with every
/// change of that: two fingerprints of different forms that differ tell nothing of the facts.
pub const FORM: &str = "f1";

/// Stands for what is behind a line that no build gives.
const BY_HAND: &str = "hand";

impl Ground {
    /// Returns that of a line which a person wrote: its words are all there is.
    pub fn by_hand() -> Self {
        let hand = || BY_HAND.to_owned();
        Self { facts: hand(), sources: hand(), template: hand(), place: None, form: None }
    }

    /// Says whether nothing but its words is behind a line.
    pub fn is_by_hand(&self) -> bool {
        self.facts == BY_HAND
    }

    /// Says whether this was approved as that stands now, in whichever form it was noted.
    pub fn covers(&self, now: &Ground) -> bool {
        let (place, form) = (self.place.as_ref().and(now.place.clone()), self.form.clone());
        *self == Ground { place, form, ..now.clone() }
    }

    pub fn read(written: &str) -> Option<Self> {
        let mut parts = written.split('-').map(str::to_owned);
        let ground = Self {
            facts: parts.next()?,
            sources: parts.next()?,
            template: parts.next()?,
            place: parts.next(),
            form: parts.next(),
        };
        parts.next().is_none().then_some(ground)
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}-{}", self.facts, self.sources, self.template)?;
        let newer = self.place.iter().chain(&self.form);
        newer.into_iter().try_for_each(|part| write!(out, "-{part}"))
    }
}

/// Reads the lines of a pack as it lies there, with what is behind each now.
pub fn lines(built: &Built, pack: &TracedPack, text: &str) -> Vec<Line> {
    let of_build = lines_of(&pack.markdown, text);
    let traces: Vec<Option<&Trace>> =
        of_build.iter().map(|of| of.and_then(|of| pack.traces.get(of.line()))).collect();
    let fields = built.fields();
    let behind = Behind { built, pack, fields: &fields };
    let bare = bare_lines(text);
    let all = bare.iter().zip(&traces).zip(places(&bare, &traces)).enumerate();
    // A rule, of a page or of a table, says nothing.
    let said = all.filter(|(_, ((line, _), _))| line.contains(char::is_alphanumeric));
    said.map(|(at, ((line, trace), place))| {
        let rests_on = trace.map_or_else(Ground::by_hand, |trace| behind.ground(line, trace));
        let ground = Ground { place: Some(place), form: Some(FORM.to_owned()), ..rests_on };
        let by_hand = matches!(of_build[at], None | Some(LineOf::Edited(_)));
        Line { number: at + 1, words: words(line), by_hand, ground }
    })
    .collect()
}

/// Returns the words of a line as they are approved: blanks and list numbers are no part of them.
pub fn words(line: &str) -> String {
    let line = without_number(line);
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ")
}

struct Behind<'b> {
    built: &'b Built,
    pack: &'b TracedPack,
    fields: &'b Fields<'b>,
}

impl Behind<'_> {
    fn ground(&self, line: &str, trace: &Trace) -> Ground {
        Ground {
            facts: fingerprint(self.facts(trace)),
            sources: fingerprint(self.sources(line, trace)),
            template: fingerprint(self.template(trace)),
            ..Ground::by_hand()
        }
    }

    /// Lists the facts that a line shows, whole. Of a record as a whole it shows what its words
    /// say; and why it is there at all is told otherwise once another line comes or goes.
    fn facts(&self, trace: &Trace) -> BTreeSet<String> {
        let mut facts = BTreeSet::new();
        let shown = trace.shows.iter().map(|found| &found.field);
        for field in shown.filter(|field| !field.path.is_empty()) {
            let said = said(self.fields, &field.record, |path| is_within(path, &field.path));
            facts.extend(said);
        }
        facts
    }

    fn sources(&self, line: &str, trace: &Trace) -> BTreeSet<String> {
        let reader = Reader {
            facts: &self.built.opened.facts,
            as_of: self.pack.as_of.last(),
            principal: None,
        };
        let ids = sources(reader, line, trace).into_iter();
        let source = |id| RecordKey { kind: Kind::Source, id };
        ids.flat_map(|id| said(self.fields, &source(id), |_| true)).collect()
    }

    fn template(&self, trace: &Trace) -> BTreeSet<String> {
        let templates = &self.built.opened.templates;
        let lines = trace.template.iter().filter_map(|place| {
            let text = &templates.get(&place.name)?.text;
            let line = text.lines().nth(place.line - 1)?;
            Some(format!("{} {}", place.name, line.trim()))
        });
        lines.collect()
    }
}

/// Lists what fields of a record say, as `contacts/x#points[].them words`. Which number an item has
/// in its list says nothing.
pub fn said(
    fields: &Fields<'_>,
    record: &RecordKey,
    is_meant: impl Fn(&str) -> bool,
) -> Vec<String> {
    let meant = fields.of(record).iter().filter(|scalar| is_meant(&scalar.path));
    meant
        .map(|scalar| {
            let path = without_numbers(&scalar.path);
            format!("{record}#{path} {}", scalar.shown.plain)
        })
        .collect()
}

/// `points[3].them` is `points[].them`.
fn without_numbers(path: &str) -> String {
    path.split('[')
        .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()))
        .collect::<Vec<_>>()
        .join("[")
}

fn fingerprint(of: BTreeSet<String>) -> String {
    let all: Vec<String> = of.into_iter().collect();
    in_digits(digest(&all.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::{Ground, without_numbers, words};

    #[test]
    fn where_a_line_or_an_item_stands_says_nothing() {
        assert_eq!(words("  3. **Ask** why?"), "**Ask** why?");
        assert_eq!(words("2022 was good."), "2022 was good.");
        assert_eq!(without_numbers("points[13].to[0]"), "points[].to[]");
        let old = Ground::by_hand();
        let [here, there] = ["here", "there"]
            .map(|place| Ground { place: Some(place.into()), ..Ground::by_hand() });
        for ground in [&old, &here] {
            assert_eq!(Ground::read(&ground.to_string()).as_ref(), Some(ground));
        }
        assert!(here.covers(&here) && old.covers(&here) && !there.covers(&here));
        let newer = Ground { form: Some("f1".to_owned()), ..here.clone() };
        assert_eq!(Ground::read(&newer.to_string()).as_ref(), Some(&newer));
        assert!(here.covers(&newer) && newer.covers(&here));
        assert_eq!(Ground::read("a-b"), None);
    }
}
