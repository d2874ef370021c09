//! Records × choice → records in which a mark stands for everything withheld.

mod record;

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{Choice, Ground, Marks};
use super::finder::Finder;
use super::part::{Change, Part};
use super::rewrite::Rewriter;
use super::rule::{MARK, Rule, Withheld, stand_in};
use crate::facts::id::{Id, OpeningId};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::records::{Gathered, Records};
use crate::facts::settings::Shown;
use crate::facts::source::Source;
use crate::facts::topic::Topic;
use crate::facts::withheld;
use crate::finding::kind::kinds;

/// Takes out of records what is withheld.
struct Redactor<'a> {
    rule: Rule<'a>,
    rewriter: Rewriter<'a>,
    about: BTreeMap<Id<Organisation>, BTreeSet<String>>,
}

// An item is judged before anything in it is changed: once a mark stands for the name in it, it
// would seem to name nobody, and stay. Last, what is left must hold together again: a settlement of
// something that is gone would be a trace of it, and a link to a record that is gone leads to a
// stand-in that all the withheld of a ground share, so that not even their number can be counted.
/// Takes out what may not be shown.
pub fn redact(records: Records, choice: &Choice, finder: &Finder) -> Records {
    let mut known = records.clone();
    // Contacts take most of the memory, and each that is shown is given away as it is redacted.
    known.contacts.retain(|one| one.get().unlinked(choice).is_some());
    let rule = Rule::new(&known, choice, finder);
    let marks = Marks::new(&records.settings);
    let mut redactor = Redactor {
        rewriter: Rewriter::new(finder, &marks, &records.settings),
        rule,
        about: BTreeMap::new(),
    };
    let mut out = Records::new(records.settings.clone(), Gathered::default());
    out.settings.handling = choice.levels().to_vec();
    out.settings.allow.clear();
    out.settings.bases.insert(MARK.to_owned(), Shown::Plain);
    out.settings.source_kinds.push("withheld".to_owned());
    macro_rules! redact {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            let kept = records.$folder.take().filter_map(|one| {
                if let Some(ground) = one.unlinked(choice) {
                    redactor.left_out(one.of(), ground);
                    return None;
                }
                redactor.rule.enter(&one, one.handling.as_deref());
                let mut one = redactor.$noun(one);
                one.allow.clear();
                Some(one)
            });
            out.$folder = kept.collect();
        )*};
    }
    kinds!(redact);
    close(&mut out);
    redactor.stand_ins(&mut out);
    out.withheld = withheld::Withheld {
        level: choice.levels().last().cloned(),
        scope: choice.scope_names(&known),
        marks: marks.all(),
        about: redactor.about,
    };
    out
}

impl Change for Redactor<'_> {
    fn words(&mut self, words: &mut String) {
        self.rewriter.rewrite(words);
    }

    fn typed(&mut self, who: &mut String) {
        let Rule { finder, records, choice, .. } = self.rule;
        if let Some(ground) = finder.typed(records, choice, who) {
            *who = self.rule.mark(ground);
        }
    }

    fn link<T: Withheld>(&mut self, id: &mut Id<T>) {
        if let Some(ground) = self.rule.link::<T>(id.as_str()) {
            *id = stand_in(ground);
        }
    }

    fn option<T: Part>(&mut self, part: &mut Option<T>) {
        match part.as_ref().and_then(|part| part.judge(&self.rule)) {
            Some(ground) => *part = T::mark(&self.rule, ground),
            None => part.iter_mut().for_each(|part| part.change(self)),
        }
    }

    /// Keeps what may be shown, and puts one item at the end for all the rest of each ground.
    fn list<T: Part>(&mut self, items: &mut Vec<T>) {
        let mut grounds = BTreeSet::new();
        items.retain(|item| {
            let ground = item.judge(&self.rule);
            grounds.extend(ground);
            ground.is_none()
        });
        items.iter_mut().for_each(|item| item.change(self));
        let grounds = grounds.into_iter();
        items.extend(grounds.filter_map(|ground| T::mark(&self.rule, ground)));
    }
}

impl Redactor<'_> {
    /// Notes that something about organisations is left out.
    fn left_out(&mut self, with: &[Id<Organisation>], ground: Ground) {
        let mark = self.rule.mark(ground);
        for id in with {
            let mut id = id.clone();
            self.link(&mut id);
            self.about.entry(id).or_default().insert(mark.clone());
        }
    }

    /// Adds the records to which links to withheld ones lead.
    fn stand_ins(&self, out: &mut Records) {
        for ground in [Ground::Level, Ground::Scope] {
            let name = self.rule.mark(ground);
            out.organisations.add([Organisation {
                id: stand_in(ground),
                name: name.clone(),
                ..Organisation::default()
            }]);
            out.topics.add([Topic {
                id: stand_in(ground),
                name: name.clone(),
                ..Topic::default()
            }]);
            out.sources.add([Source {
                id: stand_in(ground),
                kind: "withheld".to_owned(),
                title: name,
                ..Source::default()
            }]);
        }
        out.people.add([Person {
            id: stand_in(Ground::Person),
            name: self.rule.mark(Ground::Person),
            organisation: stand_in(Ground::Level),
            ..Person::default()
        }]);
    }
}

/// Leaves no settlement of something that is not there any more.
fn close(out: &mut Records) {
    let points = out.contacts.iter().flat_map(|contact| &contact.points);
    let opened = points.filter_map(|point| Some(point.opens.as_deref()?.id.clone()));
    let plans = out.contacts.iter().filter_map(|one| one.plan.as_deref());
    let asked = plans.flat_map(|plan| &plan.raise).filter_map(|item| item.id.clone());
    let open: BTreeSet<OpeningId> = opened.chain(asked).collect();
    let contacts = out.contacts.iter_mut().map(|one| &mut one.closes);
    let sources = out.sources.iter_mut().map(|one| &mut one.closes);
    let closed = contacts.chain(sources);
    closed.for_each(|closes| closes.retain(|id, _| open.contains(id)));
}
