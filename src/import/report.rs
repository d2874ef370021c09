//! A report in plain text → a source record and one contact for each meeting it tells of.

use super::blocks::{Block, Shape, blocks};
use super::clock::Clock;
use super::contact::{self, Meeting};
use super::headers::{Message, messages};
use super::headline::{Answer, Firmness, Sight};
use super::kind;
use super::known::{Known, Side};
use super::opening::unknown_company;
use super::participants::{self, Participants};
use super::people::Listed;
use super::reading::read;
use super::section::{Section, sections};
use super::source::{self, Telling, address_name};
use super::speaker::Speakers;
use super::words::folded;
use super::{Draft, Imported, Original, Wishes, decode, digest};
use crate::facts::id::slug;
use crate::field::{Kind, RecordKey};

/// Reads a plain text.
pub fn text(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let text = decode(original.bytes, &mut imported);
    printed(original, &text, wishes, known, imported)
}

/// Reads a text as a mail client prints it.
pub fn printed(
    original: &Original<'_>,
    text: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    mut imported: Imported,
) -> Imported {
    let all = messages(text);
    let Some(main) = (0..all.len()).max_by_key(|at| all[*at].size()) else {
        let hint = "look into the file: it may hold a picture only";
        imported.doubt("no-text", "The file holds no words.".into(), hint);
        return imported;
    };
    let others = all.iter().enumerate().filter(|(at, _)| *at != main).map(|(_, m)| m);
    let message = &all[main];
    let mut body = blocks(&message.body);
    let subject = subject(message, &mut body, original.name);
    let is_mail = !message.head.lines.is_empty();
    let source_kind = kind::source(&subject, is_mail, known);
    let is_briefing = source_kind == "briefing";
    let whole: Vec<&str> = body.iter().map(|block| block.text.as_str()).collect();
    let whole = whole.join("\n\n");
    let (mut parts, mut rest) = sections(body, is_briefing, known);
    let shared = participants::take(&mut rest.clone(), known);
    if parts.is_empty() {
        parts.push(Section { blocks: std::mem::take(&mut rest), ..Section::default() });
    }
    let mut case = Case { original, message, subject: &subject, whole: &whole, wishes, is_briefing, shared };
    let drafted: Vec<Meeting> =
        parts.into_iter().filter_map(|part| case.meeting(part, &mut rest, known, &mut imported)).collect();
    let first = drafted.first();
    let date = first.map(|meeting| meeting.date.value);
    let stem = first.map(|meeting| name(meeting)).unwrap_or_default();
    let day = date.map_or_else(|| "undated".to_owned(), |date| file_day(&date.to_string()));
    let id = known.free_id(Kind::Source, &slug(&format!("{source_kind}-{day}-{stem}")));
    let ending = original.name.rsplit_once('.').map_or("txt", |(_, ending)| ending);
    let copy = format!("{id}.{}", ending.to_lowercase());
    let mut about: Vec<String> = drafted.iter().flat_map(|m| m.with.value.clone()).collect();
    about.dedup();
    let telling = Telling {
        kind: source_kind,
        title: subject.clone(),
        date: date.filter(|_| first.is_some_and(|m| m.firmness != Firmness::Year)),
        about,
        message,
        others: others.collect(),
        rest: &rest,
        original: original.name.to_owned(),
        copy: copy.clone(),
        digest: digest(original.bytes),
        text,
    };
    let text = source::write(&telling, known);
    let key = RecordKey { kind: Kind::Source, id: id.clone() };
    imported.drafts.push(Draft { key, text, copy: Some(copy) });
    for mut meeting in drafted {
        meeting.report = Some(id.clone()).filter(|_| !is_briefing);
        let day = file_day(&meeting.date.value.to_string());
        let wanted = slug(&format!("{day}-{}-{}", name(&meeting), meeting.kind.value));
        let id = known.free_id(Kind::Contact, &wanted);
        let text = contact::write(&meeting, known);
        let key = RecordKey { kind: Kind::Contact, id };
        imported.drafts.push(Draft { key, text, copy: None });
    }
    imported
}

/// The first day of a period names the file.
fn file_day(date: &str) -> String {
    date.split('/').next().unwrap_or_default().to_owned()
}

fn name(meeting: &Meeting) -> String {
    let id = meeting.with.value.first().cloned();
    id.or_else(|| meeting.unknown.as_deref().map(slug)).unwrap_or_else(|| "unknown".to_owned())
}

/// Returns what a message is called; a first line that says the same again is left out.
fn subject(message: &Message, body: &mut Vec<Block>, file: &str) -> String {
    let mut subject = message.head.subject.trim();
    while let Some((mark, rest)) = subject.split_once(':') {
        let marks = ["re", "fw", "fwd", "tr", "wg", "aw", "rv"];
        if !marks.contains(&mark.trim().to_lowercase().as_str()) {
            break;
        }
        subject = rest.trim();
    }
    if !subject.is_empty() {
        body.retain(|block| folded(&block.text) != folded(subject));
        return subject.to_owned();
    }
    let title = body.iter().take(3).position(|block| block.shape == Shape::Heading);
    match title {
        Some(at) => body.remove(at).text,
        None => file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned(),
    }
}

/// `Thursday 27 January 2022 (venue: the town hall)`.
fn venue(day: &str) -> Option<String> {
    let (_, venue) = day.split_once("venue:").or_else(|| day.split_once("lieu :"))?;
    let venue = venue.trim().trim_end_matches(')');
    (!venue.is_empty()).then(|| venue.to_owned())
}

struct Case<'a> {
    original: &'a Original<'a>,
    message: &'a Message,
    subject: &'a str,
    whole: &'a str,
    wishes: &'a Wishes,
    is_briefing: bool,
    shared: Participants,
}

impl Case<'_> {
    fn meeting(
        &mut self,
        mut section: Section,
        rest: &mut Vec<Block>,
        known: &Known<'_>,
        imported: &mut Imported,
    ) -> Option<Meeting> {
        let in_section = !section.heading.is_empty();
        let sight = Sight {
            subject: self.subject,
            head: &self.message.head,
            section: &section,
            whole: self.whole,
        };
        let mut doubts = Vec::new();
        let mut doubt = |code, message: String, hint: &str| {
            doubts.push(message.clone());
            imported.doubt(code, message, hint);
        };
        let mut date = sight.date(self.wishes);
        let time = sight.time();
        let with = sight.with(self.wishes, known);
        let unknown = unknown_company(self.subject).filter(|_| with.is_none());
        let planned = time.as_ref().filter(|_| self.is_briefing).and_then(|time| {
            known.contact_at(with.as_ref()?.value.first()?, &time.written().replace('-', "–"))
        });
        if let (Some(planned), Some((date, firmness))) = (planned, &mut date)
            && *firmness == Firmness::Year
        {
            date.value = planned.date;
            date.words = format!("by contacts/{}, same time and organisation", planned.id);
            *firmness = Firmness::Said;
        }
        let Some((date, firmness)) = date else {
            doubt(
                "no-date",
                "No day stands in the text, so no contact was drafted.".into(),
                "import it again with --date DAY",
            );
            rest.append(&mut section.blocks);
            return None;
        };
        match firmness {
            Firmness::Said => {}
            Firmness::Sent => doubt(
                "day-of-sending",
                format!("The text names no day; {} is the day it was sent.", date.value),
                "correct `date`, or import it again with --date DAY",
            ),
            Firmness::Year => doubt(
                "no-date",
                format!("The text does not say the day; the latest it names is {}.", date.words),
                "correct `date`, or import it again with --date DAY",
            ),
        }
        if with.is_none() {
            let whom = unknown.as_ref().map_or("No organisation of the project is named".into(), |name| {
                format!("`{name}` is the name of no organisation of the project")
            });
            let hint = "add it with `new organisation ID`, or import it again with --with ID";
            doubt("no-organisation", format!("{whom}."), hint);
        }
        let with = with.unwrap_or_default();
        if let Some(other) = with.value.iter().find_map(|id| known.contact_on(id, &date.value)) {
            let message = format!("contacts/{} is of the same day, with the same organisation.", other.id);
            doubt("same-day-contact", message, "if it is the same meeting, move what is new there");
        }
        let kind = sight.kind(known).unwrap_or_else(|| {
            doubt(
                "kind-guessed",
                "The text does not say whether it was a meeting or a call.".into(),
                "correct `kind`",
            );
            Answer { value: "meeting".into(), words: "assumed".into() }
        });
        let mut people = participants::take(&mut section.blocks, known);
        self.brief_people(&mut section, &mut people, known);
        if in_section {
            people.us.extend(self.shared.us.iter().cloned());
        } else if people.is_empty() {
            let opening: String = section.blocks.iter().take(2).map(|b| format!("{}\n", b.text)).collect();
            people.add_named(&format!("{}\n{opening}", self.subject), known);
        }
        let principals = self.principals(known);
        let level = self.level(&people, principals.as_ref(), known);
        if level.is_none() {
            doubt("no-level", "The text does not say at which level it was.".into(), "add `level`");
        }
        let names = |list: &[Listed]| -> Vec<String> {
            let name = |p: &Listed| match p.id.as_deref().and_then(|id| known.person_of(id)) {
                Some(person) => person.name.clone(),
                None => p.name.clone(),
            };
            list.iter().map(name).collect()
        };
        let speakers = Speakers::new(known, &with.value, &names(&people.us), &names(&people.them));
        let reading = read(&section.blocks, &speakers, known);
        let visit = known.visit_on(&date.value).filter(|_| in_section);
        let venue = venue(&section.day);
        let headings = [section.day, section.time, section.heading];
        Some(Meeting {
            original: self.original.name.to_owned(),
            kind,
            date,
            firmness,
            zone: self.zone(time.as_ref(), known),
            status: self.is_briefing.then(|| Answer {
                value: "tbc".into(),
                words: "the text was written beforehand".into(),
            }),
            title: None,
            venue,
            time,
            with,
            unknown,
            level,
            people,
            principals,
            visit: visit.map(|visit| visit.id.to_string()),
            headings: headings.into_iter().filter(|words| !words.is_empty()).collect(),
            reading,
            report: None,
            doubts,
        })
    }

    /// Central European labels mean the home zone; others are for a person to judge.
    fn zone(&self, time: Option<&Clock>, known: &Known<'_>) -> Option<Answer<String>> {
        let label = time?.zone.as_deref()?;
        let home = known.settings().home_tz.to_string();
        let words = format!("assumed of {label}");
        ["CET", "CEST"].contains(&label).then_some(Answer { value: home, words })
    }

    /// A programme names those to be met right below the heading.
    fn brief_people(&self, section: &mut Section, people: &mut Participants, known: &Known<'_>) {
        if self.is_briefing && people.is_empty() && !section.blocks.is_empty() {
            let first = &section.blocks[0];
            let mut found = Participants::default();
            found.add(&first.text, Side::Them, known);
            if found.them.iter().any(|person| person.id.is_some()) && first.shape == Shape::Paragraph {
                found.lines.push(section.blocks.remove(0).text);
                *people = found;
            }
        }
    }

    /// `You last spoke to …`: whoever spoke then is the one who will speak.
    fn principals(&self, known: &Known<'_>) -> Option<Answer<Vec<String>>> {
        let at = self.whole.find("You last spoke to ").filter(|_| self.is_briefing)?;
        let words: String = self.whole[at..].chars().take(200).collect();
        let person = known.find(&words, Kind::Person).into_iter().next()?;
        let day = super::moment::days(&words).first()?.when(None)?;
        let contact = known.contact_of(&person.record.id, &day)?;
        let us = contact.us.iter().filter_map(|p| p.who.as_ref().map(ToString::to_string));
        Some(Answer { value: us.collect(), words: format!("as in contacts/{}", contact.id) })
    }

    fn level(
        &self,
        people: &Participants,
        principals: Option<&Answer<Vec<String>>>,
        known: &Known<'_>,
    ) -> Option<Answer<String>> {
        let head = &self.message.head;
        let addresses: Vec<&str> = head.to.split(';').chain(head.cc.split(';')).map(str::trim).collect();
        let unit_of = |person: &Listed| {
            let name = person.id.as_deref().and_then(|id| known.person_of(id));
            let name = name.map_or(person.name.as_str(), |person| &person.name);
            let is_theirs = |address: &&&str| {
                let listed = Listed { name: name.to_owned(), ..Listed::default() };
                listed.is_called(address_name(address))
            };
            addresses.iter().find(is_theirs).copied()
        };
        let ours = people.us.iter().map(|person| (kind::level_of(person, unit_of(person), known), person.words.as_str()));
        let known_before = principals.iter().flat_map(|us| {
            us.value.iter().map(|id| {
                let person = known.person_of(id);
                (person.and_then(|person| person.level.clone()), us.words.as_str())
            })
        });
        let by_people = highest(ours.chain(known_before), known);
        by_people.or_else(|| highest(addresses.iter().map(|a| (kind::level_in(a, known), *a)), known))
    }
}

fn highest<'w>(
    levels: impl Iterator<Item = (Option<String>, &'w str)>,
    known: &Known<'_>,
) -> Option<Answer<String>> {
    let mut best: Option<Answer<String>> = None;
    for (level, words) in levels {
        let before = best.as_ref().map(|best| best.value.clone());
        if let Some(higher) = kind::higher(before.clone(), level, known)
            && before.as_ref() != Some(&higher)
        {
            best = Some(Answer { value: higher, words: words.to_owned() });
        }
    }
    best
}
