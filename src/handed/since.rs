//! What was behind a pack that somebody holds × the facts now → what of it is gone and what is new.
//! A line that is gone may be false, or only not shown; a line that has come may tell what they
//! have read elsewhere.

use std::collections::BTreeSet;

use super::addendum::{Item, News};
use super::counts::{without_counts, without_own_words};
use super::fold::each_once;
use super::ground::{Behind, Fact, Ground, facts, key};
use crate::finding::digest::words;
use crate::finding::field::RecordKey;
use crate::why::built::Built;

/// What the facts behind two packs say of their lines.
#[derive(Debug, Clone, Default)]
pub struct Since {
    held: Ground,
    now: Ground,
    /// All that the pack that they hold showed.
    known: BTreeSet<Fact>,
    /// What of that no record says any more.
    gone: BTreeSet<Fact>,
    /// Records that are as they were.
    untouched: BTreeSet<String>,
    /// Whether both packs are of one day: then a record that is as it was tells nothing new.
    same_day: bool,
    /// Whether the visit is somebody else's now: who is called “you” is another.
    pub other_reader: bool,
}

impl Since {
    /// Looks what has become of the facts behind a pack.
    pub fn of(built: &Built, held: Ground, now: Ground, same_day: bool) -> Self {
        let project = &built.opened.project;
        let fields = built.fields();
        let (mut untouched, mut gone) = (BTreeSet::new(), BTreeSet::new());
        let behind = held.lines.values().flat_map(|line| line.shows.iter().chain(&line.because));
        let known: BTreeSet<Fact> = behind.cloned().collect();
        for (name, digest) in &held.records {
            let key = key(name);
            let is_same =
                |key: &RecordKey| project.digest_of(key).is_some_and(|now| words(now) == *digest);
            // A record may have got another name.
            let renamed = |key: &RecordKey| {
                let mut all = project.files.keys();
                project.file_of(key).is_none()
                    && all.any(|one| one.kind == key.kind && is_same(one))
            };
            if key.as_ref().is_some_and(|key| is_same(key) || renamed(key)) {
                untouched.insert(name.clone());
                continue;
            }
            let says = key.map(|key| facts(&fields, &key)).unwrap_or_default();
            let own = known.iter().filter(|(record, says)| record == name && !says.is_empty());
            gone.extend(own.filter(|(_, fact)| !says.contains(fact)).cloned());
        }
        Self { held, now, known, gone, untouched, same_day, other_reader: false }
    }

    /// Keeps what is news: no line that only left the pack while the records behind it are as they
    /// were, and none that tells anew what they have read; each fact once.
    pub fn news(&self, items: Vec<Item>) -> Vec<Item> {
        let mut news: Vec<(Item, BTreeSet<Fact>)> = Vec::new();
        for mut item in items {
            let (come, went) = (self.come(&item), self.went(&item));
            let is_none =
                |facts: &Option<BTreeSet<Fact>>| facts.as_ref().is_some_and(BTreeSet::is_empty);
            let stands = is_none(&went) && self.is_untouched(&item);
            match item.news {
                News::New if is_none(&come) => continue,
                News::Changed if is_none(&come) && stands && self.same_day => continue,
                // A meeting that the visit has no more stands where it stood, with what is said there.
                News::Withdrawn if item.is_part && went.is_some() => {}
                News::Withdrawn if stands || self.gave_way(&item) => continue,
                News::Withdrawn if self.still_says(&item) => item.news = News::Left,
                _ => {}
            }
            let facts = [come, went].into_iter().flatten().flatten().collect();
            news.push((item, facts));
        }
        let news = without_own_words(each_once(news), &self.held);
        without_counts(news, &self.held, &self.now)
    }

    /// Takes a part that only moved, as a meeting to another place of the programme, out of what is
    /// told, and one with another title for a change: a meeting is known by its record.
    pub fn same_parts(&self, items: &mut Vec<Item>) {
        let is_part = |item: &&Item, news| item.is_part && item.news == news;
        let mut at = 0;
        while at < items.len() {
            let gone = items[at].clone();
            at += 1;
            if !is_part(&&gone, News::Withdrawn) {
                continue;
            }
            let find = |is_it: &dyn Fn(&Item) -> bool| {
                items.iter().position(|item| is_part(&item, News::New) && is_it(item))
            };
            let moved = find(&|come| come.new == gone.old);
            let renamed = find(&|come| self.same_meeting(&gone, come));
            let Some(come) = moved.or(renamed) else {
                continue;
            };
            let come = items.remove(come);
            let place = items.iter().position(|item| *item == gone).unwrap_or_default();
            at = place;
            if moved.is_some() {
                items.remove(place);
            } else {
                let (new, new_line) = (come.new, come.new_line);
                items[place] = Item { news: News::Changed, new, new_line, ..gone };
            }
        }
    }

    /// Says whether two headings are there for the same entry of the programme.
    fn same_meeting(&self, gone: &Item, come: &Item) -> bool {
        let entry = |of: &Ground, line| {
            let because =
                Self::behind(of, line).map(|behind| &behind.because).into_iter().flatten();
            let of_visit = because.filter(|(record, _)| record.starts_with("visits/"));
            of_visit.cloned().collect::<Vec<Fact>>()
        };
        let entries = [entry(&self.held, gone.old_line), entry(&self.now, come.new_line)];
        !entries[0].is_empty() && entries[0] == entries[1]
    }

    /// Says whether two paragraphs or rows tell of the same contact and the same people.
    pub fn same_records(&self, gone: &Item, come: &Item) -> bool {
        let records = |of: &Ground, line| {
            let shows = Self::behind(of, line).map(|behind| &behind.shows).into_iter().flatten();
            shows.map(|(record, _)| record.clone()).collect::<BTreeSet<String>>()
        };
        let both = [records(&self.held, gone.old_line), records(&self.now, come.new_line)];
        gone.item.is_none()
            && come.item.is_none()
            && both[0] == both[1]
            && both[0].iter().any(|record| record.starts_with("contacts/"))
    }

    /// Says whether a line is of the build: nobody wrote it by hand.
    pub fn is_built(&self, item: &Item) -> bool {
        item.new_line.is_some_and(|line| self.now.lines.contains_key(&line))
    }

    /// Says whether two lines may tell of one contact.
    pub fn one_contact(&self, one: &Item, other: &Item) -> bool {
        let [one, other] = [one, other].map(|item| self.now.contacts(item.new_line));
        one.is_empty() || other.is_empty() || !one.is_disjoint(&other)
    }

    /// Says whether a line tells of other contacts than the one in whose place it stands, or of
    /// another talk, where what was said in the first still stands: nobody changed that.
    pub fn other_contacts(&self, old: &Item, new: &Item) -> bool {
        let is_other = |[one, other]: [BTreeSet<&str>; 2]| {
            !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
        };
        is_other([self.held.contacts(old.old_line), self.now.contacts(new.new_line)])
            || is_other([self.held.talks(old.old_line), self.now.talks(new.new_line)])
                && self.gave_way(old)
    }

    /// Says whether a record that was behind their pack is as it was.
    pub fn knew(&self, record: &RecordKey) -> bool {
        self.untouched.contains(&record.to_string())
    }

    fn behind(of: &Ground, line: Option<usize>) -> Option<&Behind> {
        of.lines.get(&line?).filter(|behind| !behind.shows.is_empty())
    }

    /// Says whether a line that is gone only gave way to something else: it told of organisations
    /// that are as they were and of which the pack tells on, or of another talk, where what it
    /// said still stands.
    pub fn gave_way(&self, item: &Item) -> bool {
        let told = |record: &String| {
            let mut told = self.now.lines.values().flat_map(|line| &line.shows);
            record.starts_with("organisations/") && told.any(|(other, _)| other == record)
        };
        let behind = Self::behind(&self.held, item.old_line).filter(|_| !item.is_part);
        behind.is_some_and(|behind| {
            let shows = behind.shows.iter();
            let mut talks = shows.clone().filter(|(name, _)| name.starts_with("contacts/"));
            let is_past =
                talks.clone().next().is_some() && !talks.any(|fact| self.gone.contains(fact));
            let is_told = shows.clone().all(|(record, _)| told(record));
            !self.is_off(behind) && (is_past || is_told && self.shows_untouched(item))
        })
    }

    /// Says whether the records of which a line that is gone told are as they were.
    fn shows_untouched(&self, item: &Item) -> bool {
        Self::behind(&self.held, item.old_line).is_some_and(|behind| {
            behind.shows.iter().all(|(record, _)| self.untouched.contains(record))
        })
    }

    /// Returns what of a line that has come they have not read, or stands in a record that is another
    /// now; none where it is not known.
    fn come(&self, item: &Item) -> Option<BTreeSet<Fact>> {
        let behind = Self::behind(&self.now, item.new_line)?;
        let is_old = |fact: &Fact| self.known.contains(fact) || self.same_day;
        let is_new =
            |fact: &&Fact| !(fact.1.is_empty() || self.untouched.contains(&fact.0) && is_old(fact));
        Some(behind.shows.iter().chain(&behind.because).filter(is_new).cloned().collect())
    }

    /// Says whether a line that has come tells or has for its reason what they have not read.
    pub fn has_come(&self, item: &Item) -> bool {
        self.come(item).is_some_and(|facts| !facts.is_empty())
    }

    /// Says whether a line that is gone said what no record says now.
    pub fn has_gone(&self, item: &Item) -> bool {
        self.went(item).is_some_and(|facts| !facts.is_empty())
    }

    /// Returns what a line that went said and no record says now; none where it is not known.
    fn went(&self, item: &Item) -> Option<BTreeSet<Fact>> {
        let behind = Self::behind(&self.held, item.old_line)?;
        let behind = behind.shows.iter().chain(&behind.because);
        Some(behind.filter(|fact| self.gone.contains(*fact)).cloned().collect())
    }

    /// Says whether the records say what a line that is gone told: only its reason is another.
    fn still_says(&self, item: &Item) -> bool {
        let says = |behind: &Behind| behind.shows.is_disjoint(&self.gone) && !self.is_off(behind);
        Self::behind(&self.held, item.old_line).is_none_or(says)
            || self.other_reader && self.shows_untouched(item)
    }

    /// Says whether a line was there for a meeting that its visit has no more.
    fn is_off(&self, behind: &Behind) -> bool {
        let mut gone = behind.because.intersection(&self.gone);
        gone.any(|(record, _)| record.starts_with("visits/"))
    }

    /// Says whether all that a line said, and all for which it was there, is as it was.
    fn is_untouched(&self, item: &Item) -> bool {
        let stands = |behind: &Behind| {
            let mut shows = behind.shows.iter();
            shows.all(|(record, _)| self.untouched.contains(record))
                && behind.because.is_disjoint(&self.gone)
        };
        Self::behind(&self.held, item.old_line).is_some_and(stands)
    }
}
