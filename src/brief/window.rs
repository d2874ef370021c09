//! The days since a talk → what came up in them, kind by kind.

use chrono::NaiveDate;

use super::cite::SourceLine;
use super::contacts::ContactLine;
use super::last_talk::last_spoke as last_spoke_with;
use super::news::{NewSince, News, joined};
use super::origin::{Origin, memberships};
use super::promises::Promise;
use super::reader::Reader;
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::organisation::{Membership, Organisation};
use crate::facts::topic::Topic;
use crate::facts::when::{When, months_before};

/// Collects what came up after `last_spoke`, up to the reader's day.
pub fn new_since<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    last_spoke: Option<&'a Contact>,
    promises: &[Promise<'a>],
    topics: &[&'a Topic],
) -> NewSince<'a> {
    let since = |talk: Option<&Contact>| match talk {
        Some(contact) => contact.date.counts_from(),
        None => months_before(reader.as_of, 12),
    };
    let mut after = since(last_spoke);
    let mut items: Vec<News<'a>> = Vec::new();
    for organisation in organisations {
        // What came after you spoke with this one is new, whenever you spoke with another.
        let talk = last_spoke_with(reader, &[*organisation]);
        let own = since(talk);
        after = after.min(own);
        let known = items.len();
        let window = Window { reader, after: own };
        window.contacts(organisation, promises, &mut items);
        window.memberships(organisation, &mut items);
        window.sources(organisation, &mut items);
        window.titles(organisation, &mut items);
        doubt_order(&mut items[known..], talk);
        items[known..].iter_mut().for_each(|news| news.in_year = talk.is_none());
    }
    let known = items.len();
    let window = Window { reader, after };
    let spoke = |id| last_spoke_with(reader, &[reader.facts.organisation(id)]);
    let after_own = |promise: &&Promise<'a>| {
        let own = promise.theirs.iter().map(|id| since(spoke(id)));
        let day = promise.settled.filter(|day| window.holds(day.when()));
        day.is_some_and(|day| own.min().is_none_or(|own| own < day.last()))
    };
    window.settled(&promises.iter().filter(after_own).collect::<Vec<_>>(), &mut items);
    // What happened on a topic was known when you last spoke, but not to whom you spoke with before.
    let newest = since(last_spoke);
    let talks = organisations.iter().filter_map(|one| Some((*one, spoke(&one.id)?)));
    let older: Vec<(&str, NaiveDate)> = talks
        .map(|(one, talk)| (one.name_on(reader.as_of), since(Some(talk))))
        .filter(|(_, own)| *own < newest)
        .collect();
    let after = older.iter().map(|(_, own)| *own).min().unwrap_or(newest);
    let known_until = items.len();
    let window = Window { after, ..window };
    topics.iter().for_each(|topic| window.milestones(topic, &mut items));
    for news in items[known_until..].iter_mut().filter(|news| news.date.last() <= newest) {
        let day = news.date.last();
        news.since_with =
            older.iter().filter(|(_, own)| *own < day).map(|(name, _)| *name).collect();
    }
    for news in &mut items[known..] {
        let mut theirs = news.settled.iter().flat_map(|promise| &promise.theirs).peekable();
        let never = theirs.peek().is_some() && theirs.all(|id| spoke(id).is_none());
        news.in_year = never || last_spoke.is_none();
    }
    doubt_order(&mut items[known..], last_spoke);
    items.sort_by_key(|news| news.date);
    NewSince {
        last_spoke: last_spoke.map(ToldDay::of),
        last_spoke_at: last_spoke.map(|c| Origin::new(&c.id, "date")),
        after: When::day(after),
        items,
    }
}

/// Marks what may be of a day before the talk: of one of them the record has a month or a year.
fn doubt_order(items: &mut [News<'_>], talk: Option<&Contact>) {
    for news in items {
        news.perhaps_before = news.since_with.is_empty()
            && talk.is_some_and(|talk| news.date.first() <= talk.date.last());
    }
}

/// The days after the last talk, up to the reader's.
pub(super) struct Window<'a> {
    pub(super) reader: Reader<'a>,
    after: NaiveDate,
}

impl<'a> Window<'a> {
    pub(super) fn holds(&self, when: When) -> bool {
        self.after < when.last() && when.last() <= self.reader.as_of
    }

    /// Says whether a report may be of these days: of a month that is not over some days are.
    fn may_hold(&self, when: When) -> bool {
        self.after < when.last() && when.counts_from() <= self.reader.as_of
    }

    pub fn contacts(
        &self,
        organisation: &'a Organisation,
        promises: &[Promise<'a>],
        items: &mut Vec<News<'a>>,
    ) {
        for contact in self.reader.held_with(&organisation.id) {
            let known = items
                .iter()
                .any(|news| news.contact.as_ref().is_some_and(|c| c.id == contact.id.as_str()));
            if !self.may_hold(contact.date) || known {
                continue;
            }
            let joined = organisation
                .memberships
                .iter()
                .enumerate()
                .filter(|(_, m)| told_by(m, contact) && self.began(m))
                .filter(|(_, m)| self.reader.knows_seat(m))
                .map(|(n, m)| joined(self.reader, organisation, n, m))
                .collect();
            // As that contact left it: it may have been settled in full since.
            let closed = promises.iter().filter_map(|promise| {
                let mut closes = contact.closes.iter();
                let (_, end) = closes.find(|(id, _)| id.as_str() == promise.id)?;
                promise.opening.may_end(contact.date).then_some(())?;
                Some(Promise { state: end.how.into(), ..promise.clone() })
            });
            let mut line = ContactLine::new(self.reader, contact);
            line.because = memberships(&contact.with);
            let mut news = News::new("contact", ToldDay::of(contact), line.origin.clone());
            // Where not all that was said rests on its report, it and each point are cited apart.
            news.sources = if line.cited_first { Vec::new() } else { line.sources.clone() };
            items.push(News { contact: Some(line), joined, settled: closed.collect(), ..news });
        }
    }

    fn began(&self, membership: &Membership) -> bool {
        membership.since.is_some_and(|since| self.holds(since))
    }

    pub fn memberships(&self, organisation: &'a Organisation, items: &mut Vec<News<'a>>) {
        for (n, membership) in organisation.memberships.iter().enumerate() {
            let told = self
                .reader
                .held_with(&organisation.id)
                .any(|contact| told_by(membership, contact) && self.may_hold(contact.date));
            if !self.reader.knows_seat(membership) {
                continue;
            }
            let left = membership.until.filter(|until| self.holds(*until));
            let began = membership.since.filter(|since| self.holds(*since));
            let Some(day) = (if began.is_some() { began.filter(|_| !told) } else { left }) else {
                continue;
            };
            let mut joined = joined(self.reader, organisation, n, membership);
            joined.left = began.is_none();
            let mut news = News::new("membership", day, joined.origin.clone());
            let rests = self.reader.facts.membership_rests(membership);
            news.sources = self.reader.cites(rests);
            items.push(News { joined: vec![joined], ..news });
        }
    }

    pub fn sources(&self, organisation: &'a Organisation, items: &mut Vec<News<'a>>) {
        for source in self.reader.facts.sources_about(&organisation.id) {
            let known = |date: &When| self.may_hold(*date) && self.reader.had_read(source);
            let Some(date) = source.date.filter(known) else {
                continue;
            };
            let told = items
                .iter()
                .any(|news| news.source.as_ref().is_some_and(|s| s.id == source.id.as_str()));
            // What it found stands with the promise that it settled.
            let field = match (&source.finding, &source.quote) {
                (Some(_), _) if source.closes.len() != 1 => "finding",
                (None, Some(_)) => "quote",
                _ => continue,
            };
            // A contact that it reports may be told in its words.
            let words = source.finding.as_ref().or(source.quote.as_ref());
            let reported = || {
                let held = self.reader.held_with(&organisation.id);
                let own = held.filter(|contact| contact.reports.contains(&source.id));
                let mut told = own.filter(|contact| self.may_hold(contact.date));
                told.any(|contact| {
                    contact.summary.as_ref().map(|one| &one.words) == words.map(|one| &one.words)
                })
            };
            if !told && !reported() {
                let mut news = News::new("source", date, Origin::new(&source.id, field));
                news.sources = vec![source.id.as_str()];
                items.push(News { source: Some(SourceLine::new(self.reader, source)), ..news });
            }
        }
    }

    /// Tells of what a source settled; what a contact settled stands with the contact.
    pub fn settled(&self, promises: &[&Promise<'a>], items: &mut Vec<News<'a>>) {
        for promise in promises {
            let told = items
                .iter()
                .any(|news| news.settled.iter().any(|settled| settled.id == promise.id));
            let Some(date) = promise.settled.filter(|date| self.holds(date.when()) && !told) else {
                continue;
            };
            let mut news = News::new("settled", date, promise.origin.clone());
            news.sources = promise.sources.clone();
            items.push(News { settled: vec![(*promise).clone()], ..news });
        }
    }

    pub fn milestones(&self, topic: &'a Topic, items: &mut Vec<News<'a>>) {
        for (n, milestone) in topic.milestones.iter().enumerate() {
            let Some(date) = milestone.happened.filter(|date| self.holds(*date)) else {
                continue;
            };
            let origin = Origin::item(&topic.id, "milestones", n);
            let rests = milestone.rests_as_told().within(topic.around());
            let Some(what) = self.reader.said(&milestone.what, rests) else {
                continue;
            };
            items.push(News {
                milestone: Some(what),
                sources: self.reader.cites(rests),
                ..News::new("milestone", date, origin)
            });
        }
    }
}

fn told_by(membership: &Membership, contact: &Contact) -> bool {
    membership.source.as_ref().is_some_and(|source| source.as_str() == contact.id.as_str())
}
