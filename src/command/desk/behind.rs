//! A line of a pack → what is behind it, for the panel beside the text.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Desk;
use super::pack::Traced;
use super::site::Asked as Request;
use crate::command::why::answer::{Answer, Asked, Fact, answers, of_build};
use crate::desk::address::Address;
use crate::desk::link::Piece;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::Report;
use crate::pack::base::without_mark;
use crate::pack::target::Target;
use crate::project::git::Trouble;
use crate::project::load;
use crate::why::diff::redline::readable;
use crate::why::trace::fields::is_within;

/// As many facts behind a line as a person reads.
const FACTS: usize = 14;

/// As many lines, and other packs, as are named for one fact.
const LINES: usize = 8;

/// As many words of a list as are shown for one fact.
const WORDS: usize = 8;

/// As many other packs as are looked through for a fact.
const PACKS: usize = 8;

impl Desk {
    /// Tells what is behind one line of a pack, from 1.
    pub(super) fn behind(&self, asked: &Request<'_>, target: &Target) -> Option<String> {
        let line: usize = asked.value("line")?.parse().ok()?;
        let traced = self.traced(target).ok()?;
        let count = traced.page.markdown.lines().count();
        if line == 0 || line > count {
            return None;
        }
        let told = self.told(&traced, (line, line), asked.address());
        Some(told.into_values().next().unwrap_or_else(|| {
            let view = json!({ "answers": [] });
            self.templates.fill("behind.html", &view, &[])
        }))
    }

    /// Tells what is behind lines of a pack, by their numbers from 1.
    pub(super) fn told(
        &self,
        traced: &Traced,
        lines: (usize, usize),
        address: &Address,
    ) -> BTreeMap<usize, String> {
        let target = &traced.page.target;
        let path = target.markdown();
        let written = load::text(&self.root, &target.base()).ok().flatten();
        let base = written.map(|text| without_mark(&text).to_owned());
        let question = Asked {
            root: &self.root,
            path: &path,
            text: &traced.page.markdown,
            base,
            lines,
            originals: &self.originals,
        };
        let anew = if self.is_for_others {
            None
        } else {
            let wanted = |markdown: &str| of_build(markdown, question.text, lines);
            let known = self.built.pack_with(target, None, &wanted, &mut Report::default());
            let Some(pack) = known else {
                return BTreeMap::new();
            };
            Some(pack)
        };
        let pack = anew.as_ref().unwrap_or(&traced.pack);
        let (answers, blamed) = answers(&self.built, pack, &question);
        let nobody = match blamed {
            Err(trouble) if trouble != Trouble::NoRepository => Some(trouble.words()),
            _ => None,
        };
        let told = answers.iter().filter_map(|answer| {
            let line: usize = answer.place.rsplit(':').next()?.parse().ok()?;
            let view = json!({
                "answers": [self.answer(answer, traced, line, address)],
                "nobody": nobody,
            });
            Some((line, self.templates.fill("behind.html", &view, &[])))
        });
        told.collect()
    }

    fn answer(&self, answer: &Answer, traced: &Traced, line: usize, address: &Address) -> Value {
        let facts =
            answer.facts.iter().take(FACTS).map(|fact| self.fact(fact, traced, line, address));
        let records = self.facts().records();
        let sources = answer.sources.iter().map(|(id, title)| {
            let source = records.sources.get(id);
            let key = RecordKey { kind: Kind::Source, id: id.clone() };
            let url = source.and_then(|source| source.url.as_deref());
            let quote = source.and_then(|s| s.quote.as_deref().or(s.finding.as_deref()));
            let has_original = source.is_some_and(|source| source.file.is_some());
            json!({
                "title": title,
                "href": address.record(&key),
                "quote": quote,
                "url": url.filter(|url| crate::html::is_live(url)),
                "original": has_original.then(|| address.original(id)),
            })
        });
        let templates = answer.template.iter().map(|place| {
            let own = place.split_once(':').filter(|_| !place.ends_with(')'));
            let line = own.and_then(|(path, line)| Some((path, line.parse().ok()?)));
            let href = line.and_then(|(path, line)| self.editor(path, line));
            Piece { text: place.clone(), href }
        });
        let originals = answer.originals.iter().map(|original| {
            json!({
                "place": original.place,
                "basis": original.basis,
                "words": original.words,
            })
        });
        json!({
            "originals": originals.collect::<Vec<_>>(),
            "text": readable(&answer.text),
            "origin": answer.origin.word(),
            "facts": facts.collect::<Vec<_>>(),
            "facts_more": answer.facts.len().saturating_sub(FACTS),
            "sources": sources.collect::<Vec<_>>(),
            "template": templates.collect::<Vec<_>>(),
        })
    }

    fn fact(&self, fact: &Fact, traced: &Traced, line: usize, address: &Address) -> Value {
        let field = &fact.found.field;
        let fields = self.built.fields();
        let scalars = fields.of(&field.record).iter();
        let own = scalars.filter(|scalar| is_within(&scalar.path, &field.path));
        let all: Vec<&str> = own.map(|scalar| &*scalar.words).take(WORDS).collect();
        // Of a whole record only its file is named.
        let words = (!all.is_empty() && !field.path.is_empty()).then(|| all.join(", "));
        let is_settings = field.record.kind == Kind::Settings;
        let record = if is_settings {
            Piece::plain("settings")
        } else {
            Piece::link(
                format!("{} {}", field.record.kind.noun(), field.record.id),
                address.record(&field.record),
            )
        };
        let (packs, more) = if fact.how.is_shown() && !is_settings {
            self.also_in(field, &traced.page.target, address)
        } else {
            (Vec::new(), 0)
        };
        let written = fact.written.as_ref().map(|written| {
            json!({
                "commit": written.commit,
                "author": written.author,
                "day": written.day,
                "subject": written.subject,
                "cut": written.cut,
            })
        });
        json!({
            "how": fact.how.words(),
            "record": record,
            "field": field.path,
            "words": words,
            "file": fact.file,
            "line": fact.line,
            "editor": self.editor(&fact.file, fact.line),
            "written": written,
            "lines": lines(traced, field, line),
            "packs": packs,
            "packs_more": more,
        })
    }

    /// Names the other packs that show a field, and counts those that use its record and were
    /// not looked through.
    fn also_in(&self, field: &FieldPath, own: &Target, address: &Address) -> (Vec<Piece>, usize) {
        let Some(survey) = self.survey.get() else {
            return (Vec::new(), 0);
        };
        let mut others = survey.using(&field.record);
        others.retain(|target| *target != own);
        let looked = others.iter().take(PACKS).filter(|target| {
            let traced = self.traced(target);
            traced.is_ok_and(|traced| !lines(&traced, field, 0).is_empty())
        });
        let packs = looked.map(|target| {
            let words = format!("{} of {}", target.document, target.id);
            Piece::link(words, address.pack(target))
        });
        (packs.collect(), others.len().saturating_sub(PACKS))
    }
}

/// Returns the lines of a pack, from 1, that show a field, but for one.
fn lines(traced: &Traced, field: &FieldPath, except: usize) -> Vec<usize> {
    let shows =
        traced.traces().filter(|(_, trace)| trace.shows.iter().any(|found| *found.field == *field));
    let lines = shows.map(|(line, _)| line + 1);
    lines.filter(|line| *line != except).take(LINES).collect()
}
