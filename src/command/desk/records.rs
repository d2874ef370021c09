//! A record or a kind of them → its page.

use serde_json::json;

use super::Desk;
use super::site::{Asked, Page};
use crate::desk::link::Piece;
use crate::desk::lists::list;
use crate::desk::promise::promise;
use crate::desk::record::{ROWS, Rows, record, rows};
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::At;
use crate::import::docx;
use crate::pack::target::Target;
use crate::project::load;
use crate::project::locate::Places;
use crate::records::lookup::card::Part;
use crate::records::lookup::promise::first;

/// As many packs as the page of a record names.
const PACKS: usize = 40;

impl Desk {
    pub(super) fn record(&self, asked: &Asked<'_>, key: &RecordKey) -> Option<Page> {
        let address = asked.address();
        let page = record(self.reader(), key, &self.links, address)?;
        let chart = page.chart.as_ref().map(|chart| self.templates.fill("chart.html", chart, &[]));
        // Contacts stand in the tables of those who take part and of what they are about.
        let except: &[Kind] = match key.kind {
            Kind::Organisation => &[Kind::Contact, Kind::Person],
            Kind::Person | Kind::Topic => &[Kind::Contact],
            _ => &[],
        };
        let findings = self.findings_on(key, address);
        let title = page.name.clone();
        let source = self.facts().records().sources.get(&key.id);
        let has_original = key.kind == Kind::Source
            && self.released.is_none()
            && source.is_some_and(|source| source.file.is_some());
        let view = json!({
            "page": page,
            "list": address.list(key.kind),
            "file": self.place(&FieldPath::new(key.kind, &key.id, "")),
            "original": has_original.then(|| address.original(&key.id)),
            "packs": self.packs_of(asked, key),
            "named": self.named(key, except, address),
            "findings": !findings.is_empty(),
        });
        let html =
            [("chart", chart.as_deref().unwrap_or_default()), ("findings", findings.as_str())];
        let body = self.templates.fill("record.html", &view, &html);
        Some(Page::new("record", &title, body))
    }

    pub(super) fn promise(&self, asked: &Asked<'_>, id: &str) -> Option<Page> {
        let address = asked.address();
        let page = promise(self.reader(), id, &self.links, address)?;
        let chart = page.chart.as_ref().map(|chart| self.templates.fill("chart.html", chart, &[]));
        let view = json!({
            "page": page,
            "list": address.page(&["list", "promise"]),
            "file": self.place(&page.field),
        });
        let html = [("chart", chart.as_deref().unwrap_or_default())];
        let body = self.templates.fill("promise.html", &view, &html);
        Some(Page::new("record", &page.what, body))
    }

    pub(super) fn list(&self, asked: &Asked<'_>, word: &str, number: usize) -> Option<Page> {
        if word == "promise" && number == 1 {
            return Some(self.all_owed(asked));
        }
        let kind = Kind::FOLDERS.into_iter().find(|kind| kind.noun() == word)?;
        let page = list(self.reader(), kind, number, asked.address())?;
        let title = crate::brief::words::label(kind.folder());
        let view = json!({ "page": page, "title": title });
        let body = self.templates.fill("list.html", &view, &[]);
        Some(Page::new("list", &title, body))
    }

    fn all_owed(&self, asked: &Asked<'_>) -> Page {
        let (table, more) = first(self.reader(), ROWS);
        let part = Part { heading: "Promises", table };
        let rows = Rows { more, ..rows(&part, &self.links, asked.address()) };
        let body = self.templates.fill("owed.html", &rows, &[]);
        Page::new("list", "Promises", body)
    }

    /// Shows the original of a source, as far as it is text.
    pub(super) fn original(&self, asked: &Asked<'_>, id: &str) -> Option<Page> {
        let source = self.facts().records().sources.get(id)?;
        let file = source.file.as_ref()?;
        let key = RecordKey { kind: Kind::Source, id: id.to_owned() };
        let view = json!({
            "source": Piece::link(&source.title, asked.address().record(&key)),
            "file": file,
            "lines": self.original_text(id).map(|text| {
                text.lines().map(str::to_owned).collect::<Vec<_>>()
            }),
        });
        let body = self.templates.fill("original.html", &view, &[]);
        Some(Page::new("record", &source.title, body))
    }

    /// Reads the original of a source; nothing where it is not here or is no text.
    pub(super) fn original_text(&self, id: &str) -> Option<String> {
        let records = self.facts().records();
        let source = records.sources.get(id)?;
        if let Some(original) = self.originals.of(records, &source.id) {
            return Some(original.text.clone());
        }
        let name = source.file.as_deref()?;
        let is_word = name.to_lowercase().ends_with(".docx");
        let bytes = load::original(&self.root.join("data/sources"), name);
        let words = docx::text(&bytes.filter(|_| is_word)?)?;
        Some(words.text)
    }

    fn place(&self, field: &FieldPath) -> Option<Piece> {
        if self.released.is_some() {
            return None;
        }
        let mut places = Places::new(&self.opened().project);
        let place = places.find(&At::Field(field.clone()));
        let line = place.line_column.map_or(1, |(line, _)| line);
        let is_somewhere = !place.path.is_empty();
        is_somewhere.then(|| Piece {
            text: format!("{}:{line}", place.path),
            href: self.editor(&place.path, line),
        })
    }

    /// Lists the packs in which a record stands, and those made of it.
    fn packs_of(&self, asked: &Asked<'_>, key: &RecordKey) -> Vec<Piece> {
        let survey = self.survey.get();
        let using = survey.map(|survey| survey.using(key)).unwrap_or_default();
        let mut targets: Vec<Target> = using.into_iter().cloned().collect();
        if !asked.is_served() {
            // A folder holds the packs that are built, and no others.
            let links = targets
                .iter()
                .take(PACKS)
                .map(|target| Piece::link(self.title(target), asked.address().pack(target)));
            return links.collect();
        }
        for (kind, document) in [(Kind::Organisation, "profile"), (Kind::Topic, "dossier")] {
            if key.kind == kind
                && let Some(own) = self.target(&key.id, document)
            {
                targets.insert(0, own);
            }
        }
        if key.kind == Kind::Contact
            && let Some(brief) = self.target(&key.id, "meeting-brief")
            && !targets.contains(&brief)
        {
            targets.insert(0, brief);
        }
        let mut known: Vec<Target> = Vec::new();
        for target in targets {
            if !known.contains(&target) {
                known.push(target);
            }
        }
        let link = |target: &Target| Piece::link(self.title(target), asked.address().pack(target));
        known.iter().take(PACKS).map(link).collect()
    }
}
