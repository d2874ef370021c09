//! A record → the field of another one that it names.

use std::borrow::Cow;

use super::fields::{Fields, Found, How, View};
use super::read::RecordOrder;
use super::scalar::{Scalar, Shown, is_within};
use crate::finding::field::{Kind, RecordKey};

impl Fields<'_> {
    /// Looks into the records that the field names, then into those that these name, as a
    /// person's employer or a contact's organisations, then into all that the record names.
    pub(super) fn linked(&self, view: View<'_>, shown: &Shown) -> Option<Found> {
        let read = self.read(view.place);
        let named = |places: &[usize]| {
            let mut all = places.iter().map(|place| (place, self.read(*place)));
            let (place, _) = all.find(|(_, read)| {
                let mut alike = read.alike(shown);
                alike.any(|scalar| scalar.path == "name")
            })?;
            Some(self.found(*place, "name", How::Shows))
        };
        let find = |places: &[usize]| {
            places.iter().find_map(|place| {
                let mut alike = self.read(*place).alike(shown);
                let any = alike.clone().next()?;
                let whole = alike.find(|s| !s.path.contains(['.', '[']));
                let path = &whole.unwrap_or(any).path;
                Some(self.found(*place, path, How::Shows))
            })
        };
        let near = self.near(view);
        let further = || self.further(&near);
        let settings = || self.library.place(&RecordKey::settings());
        // A name is told by the record that bears it.
        named(&near)
            .or_else(|| named(&further()))
            .or_else(|| named(&read.named))
            .or_else(|| find(&near))
            .or_else(|| find(&further()))
            .or_else(|| find(&read.named))
            .or_else(|| find(settings().as_slice()))
            .or_else(|| find(settings().map_or(&[], |at| &self.read(at).named)))
    }

    /// Finds what sentences that were put together hold of the records around: the name of a
    /// company in a title of several, the unit of a person in a line of recipients. Of each
    /// record its longest words.
    pub(super) fn parts(&self, view: View<'_>, shown: &Shown) -> Vec<Found> {
        let near = &self.read(view.place).named;
        let mut around = RecordOrder::default();
        around.add(near);
        around.add(&self.further(near));
        let part = |place: &usize| Some((*place, self.part(*place, shown)?));
        let parts: Vec<(usize, &Scalar)> = around.order.iter().filter_map(part).collect();
        // `Tagus Wagons` does not name what is called `Wagons`.
        let stands_alone = |own: &str| {
            let others = parts.iter().map(|(_, other)| &*other.shown.plain);
            let longer = others.filter(|other| other.len() > own.len());
            let rest = longer.fold(shown.plain.to_string(), |rest, other| rest.replace(other, "·"));
            holds_words(&rest, own)
        };
        let alone = parts.iter().filter(|(_, own)| stands_alone(&own.shown.plain));
        alone.map(|(place, own)| self.found(*place, &own.path, How::Shows)).collect()
    }

    fn part(&self, place: usize, shown: &Shown) -> Option<&Scalar> {
        let all = self.read(place).scalars.iter();
        let own = all.filter(|scalar| holds_words(&shown.plain, &scalar.shown.plain));
        own.max_by_key(|scalar| scalar.words.len())
    }

    /// Finds the field by which one record names another, itself, by one that it names,
    /// or by an organisation that both name: why the other is told of at all.
    pub(super) fn link(&self, from: usize, to: &RecordKey) -> Option<Found> {
        let to = self.library.place(to).filter(|to| *to != from)?;
        let mut links = self.read(from).links();
        let direct = links.find(|(_, places)| places.contains(&to));
        let by_another = || {
            let names = |place: &usize| self.read(*place).named.contains(&to);
            let mut links = self.read(from).links();
            links.find(|(_, places)| places.iter().any(names))
        };
        let by_the_same = || {
            let kind = |place: &&usize| self.library.key(**place).kind;
            let named: Vec<&usize> = self
                .read(to)
                .named
                .iter()
                .filter(|place| kind(place) == Kind::Organisation)
                .collect();
            let mut links = self.read(from).links();
            links.find(|(_, places)| places.iter().any(|place| named.contains(&place)))
        };
        let (scalar, _) = direct.or_else(by_another).or_else(by_the_same)?;
        Some(self.found(from, &scalar.path, How::Because))
    }

    /// Finds the field by which one record itself names another.
    pub(super) fn direct_link(&self, from: usize, to: &RecordKey) -> Option<Found> {
        let to = self.library.place(to).filter(|to| *to != from)?;
        let mut links = self.read(from).links();
        let (scalar, _) = links.find(|(_, places)| places.contains(&to))?;
        Some(self.found(from, &scalar.path, How::Because))
    }

    /// Returns the records that the field of a view names.
    fn near(&self, view: View<'_>) -> Cow<'_, [usize]> {
        let read = self.read(view.place);
        if view.path.is_empty() {
            return Cow::Borrowed(&read.named);
        }
        let mut near = RecordOrder::default();
        let within = read.links().filter(|(scalar, _)| is_within(&scalar.path, view.path));
        within.for_each(|(_, links)| near.add(links));
        Cow::Owned(near.order)
    }

    /// Returns the records that these name.
    fn further(&self, near: &[usize]) -> Vec<usize> {
        let mut further = RecordOrder::default();
        for place in near {
            further.add(&self.read(*place).named);
        }
        further.order
    }
}

/// Names shorter than this stand in too many words.
const SHORTEST: usize = 4;

/// Says whether a text holds words that begin with a capital, as whole words.
fn holds_words(text: &str, words: &str) -> bool {
    let is_name = words.chars().next().is_some_and(char::is_uppercase);
    if words.len() < SHORTEST || !is_name {
        return false;
    }
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(before) && edge(after)
    })
}
