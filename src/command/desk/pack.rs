//! A pack → its page: the text with what is behind each line, findings beside it, downloads.

use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use super::Desk;
use super::ground::{Files, Ground};
use super::notes::notes;
use super::site::{Asked, Page, empty};
use crate::brief::words::when_in_words;
use crate::command::as_made::{With, pages};
use crate::command::terminal::{self, Drawing};
use crate::desk::link::Piece;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::html::{Content, content_by_line};
use crate::merge::{LineOf, fenced, lines_of, markers};
use crate::pack;
use crate::pack::document::Of;
use crate::pack::format::{FORMATS, HTML};
use crate::pack::make::Made;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::why::built::TracedPack;
use crate::why::trace::{Asked as Behind, Trace};

/// A pack as a build would make it, and what is behind its lines.
pub struct Traced {
    pub page: pack::Page,
    /// With what each line shows; where pages are for others, why it is there too, else that is
    /// looked up where somebody asks.
    pub pack: TracedPack,
    /// For each line of the page, that of the build.
    lines: Vec<Option<LineOf>>,
    ground: Option<Ground>,
}

impl Traced {
    pub fn new(page: pack::Page, pack: TracedPack, ground: Option<Ground>) -> Self {
        Self {
            lines: lines_of(&pack.markdown, &page.markdown),
            ground,
            page: pack::Page { asked: Arc::default(), ..page },
            pack,
        }
    }

    /// Returns what stands behind a line of the page, from 0.
    pub fn trace(&self, line: usize) -> Option<&Trace> {
        let line = self.lines.get(line).copied().flatten()?;
        self.pack.traces.get(line.line())
    }

    /// Returns the lines of the page, from 0, with what stands behind each.
    pub fn traces(&self) -> impl Iterator<Item = (usize, &Trace)> {
        (0..self.lines.len()).filter_map(|line| Some((line, self.trace(line)?)))
    }
}

impl Desk {
    /// Finds a document of a record, if there is such a one.
    pub(super) fn target(&self, id: &str, document: &str) -> Option<Target> {
        let wanted =
            Wanted { ids: vec![id.to_owned()], document: Some(document.to_owned()), as_of: None };
        let mut unheard = Report::default();
        self.opened().targets(&wanted, &mut unheard).pop()
    }

    /// Makes a pack, or says as on a terminal why it cannot be made.
    pub(super) fn traced(&self, target: &Target) -> Result<Arc<Traced>, String> {
        if let Some(traced) = self.kept(target) {
            return Ok(traced);
        }
        let mut before = self.before.traced.iter();
        let before = before.find(|traced| traced.page.target == *target);
        let stands =
            |traced: &&Arc<Traced>| traced.ground.as_ref().is_some_and(|ground| ground.holds(self));
        let traced = match before.filter(stands) {
            Some(traced) => Arc::clone(traced),
            None => Arc::new(self.trace(target)?),
        };
        self.keep(Arc::clone(&traced));
        Ok(traced)
    }

    /// Tells what is behind the lines of a text, as much of it as its page tells.
    pub(super) fn with_traces(&self, target: &Target, made: &Made<'_>) -> TracedPack {
        let asked = if self.is_for_others { Behind::All } else { Behind::Shown };
        self.built.traced(target, made, asked)
    }

    fn trace(&self, target: &Target) -> Result<Traced, String> {
        let opened = self.opened();
        let targets = std::slice::from_ref(target);
        let files = Files::of(self, targets);
        let mut report = Report::default();
        let traced = OnceLock::new();
        let seen = |target: &Target, made: &Made<'_>| {
            let _ = traced.set(self.with_traces(target, made));
        };
        // A server makes a file when somebody asks for it.
        let only_text = !self.is_for_others;
        let with = With { stands: &|_| false, seen: &seen, notes: true, also: &[], only_text };
        let page = pages(&self.root, opened, targets, with, &mut report).pop();
        match page.zip(traced.into_inner()) {
            Some((page, pack)) => {
                let ground = Ground::new(self, &page.asked, files);
                Ok(Traced::new(page, pack, ground))
            }
            None => Err(terminal::draw(&report, Some(&opened.project), Drawing::Human)),
        }
    }

    pub(super) fn pack(&self, asked: &Asked<'_>, id: &str, document: &str) -> Option<Page> {
        let target = self.target(id, document)?;
        if self.released.is_some() {
            return self.released_pack(asked, &target);
        }
        let title = self.title(&target);
        let faulty = |fault| {
            let body = empty(&title);
            Page::new("pack", &title, body).with_fault(Some(fault))
        };
        let traced = match self.traced(&target) {
            Ok(traced) => traced,
            Err(fault) => return Some(faulty(fault)),
        };
        let against = asked.value("against").filter(|_| asked.is_served());
        let markdown = &traced.page.markdown;
        let content = match &against {
            Some(against) => {
                self.changes(&target, against).map(|body| Content { contents: String::new(), body })
            }
            None => {
                let language = &self.facts().settings().language;
                let photos = &self.opened().project.photos;
                Ok(content_by_line(&fenced(markdown), &title, language, photos))
            }
        };
        let Content { contents, body } = match content {
            Ok(content) => content,
            Err(fault) => return Some(faulty(fault)),
        };
        let is_told = against.is_none() && markers(markdown).is_empty();
        let findings =
            if is_told { self.findings_beside(&traced, asked.address()) } else { String::new() };
        let view = self.pack_view(asked, &traced, against.as_deref(), is_told);
        let html = [
            ("contents", contents.as_str()),
            ("text", body.as_str()),
            ("findings", findings.as_str()),
        ];
        let body = self.templates.fill("pack.html", &view, &html);
        Some(Page::new("pack", &title, body))
    }

    fn pack_view(
        &self,
        asked: &Asked<'_>,
        traced: &Traced,
        against: Option<&str>,
        is_told: bool,
    ) -> Value {
        let address = asked.address();
        let target = &traced.page.target;
        let settings = self.facts().settings();
        let of = Of::find(self.facts().records(), &target.id);
        let kind = of.and_then(|of| Kind::of_word(of.noun()));
        let record = RecordKey { kind: kind.unwrap_or(Kind::Visit), id: target.id.clone() };
        let documents = self.documents(target).into_iter().map(|other| {
            let words = other.document.clone();
            if other == *target && against.is_none() {
                Piece::plain(words)
            } else {
                Piece::link(words, address.pack(&other))
            }
        });
        // A server makes what nobody has asked a build for.
        let is_offered = asked.is_served() && !traced.page.verdict.hands_off();
        let made = || traced.page.files.iter().map(|file| file.format).collect();
        let offered = if is_offered { FORMATS.to_vec() } else { made() };
        let files = offered.into_iter().map(|format| {
            json!({
                "href": address.file(target, format),
                "name": format!("{}-{}", target.id, format.name(&target.document)),
                "text": format.ending,
            })
        });
        let behind = match (is_told, asked.is_served()) {
            (false, _) => None,
            (true, true) => Some(address.page(&["behind", &target.id, &target.document])),
            (true, false) => {
                Some(format!("{}.behind.js", address.pack(target).trim_end_matches(".html")))
            }
        };
        json!({
            "marking": traced.pack.handling.to_uppercase(),
            "as_of": when_in_words(settings, traced.pack.as_of),
            "documents": documents.collect::<Vec<_>>(),
            "record": Piece::link(record.kind.noun(), address.record(&record)),
            "files": files.collect::<Vec<_>>(),
            "print": is_offered.then(|| address.file(target, &HTML)),
            "notes": notes(&traced.page),
            "behind": behind,
            "compare": self.compare(asked, target, against),
        })
    }

    /// Returns the packs of the record of a pack: those that it lists, and this one.
    fn documents(&self, target: &Target) -> Vec<Target> {
        let wanted = Wanted { ids: vec![target.id.clone()], document: None, as_of: None };
        let mut targets = self.opened().targets(&wanted, &mut Report::default());
        if !targets.contains(target) {
            targets.push(target.clone());
        }
        targets
    }

    /// Says what a pack is called: `Visit to the quays: scene-setter`.
    pub(super) fn title(&self, target: &Target) -> String {
        let records = self.facts().records();
        let id = target.id.as_str();
        let visit = records.visits.get(id).map(|visit| visit.title.clone());
        let contact = records.contacts.get(id).map(|contact| self.called(contact));
        let organisation =
            records.organisations.get(id).map(|one| one.name_on(self.day).to_owned());
        let topic = records.topics.get(id).map(|topic| topic.name.clone());
        let name = visit.or(contact).or(organisation).or(topic);
        format!("{}: {}", name.unwrap_or(id.to_owned()), target.document)
    }
}
