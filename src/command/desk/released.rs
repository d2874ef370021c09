//! The documents of an edition → a desk that shows what a level may see, and nothing of how the
//! facts lie in files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use chrono::NaiveDate;
use serde_json::json;

use super::before::Before;
use super::look::Findings;
use super::site::{Asked, Page};
use super::survey::{Stock, Survey, Surveyed};
use super::{Desk, Released};
use crate::command::status::account::Account;
use crate::command::status::pack_state::PackAccount;
use crate::desk::address::Address;
use crate::desk::index::Index;
use crate::desk::link::{Links, Piece};
use crate::desk::record::record;
use crate::desk::templates::Templates;
use crate::desk::text::{Place, Text};
use crate::facts::Facts;
use crate::facts::records::{Gathered, Records};
use crate::facts::unread::Unread;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::finding::text::Sources;
use crate::html::content_by_line;
use crate::pack::document::Of;
use crate::pack::format::PageFile;
use crate::pack::opened::Opened;
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::page::templates::Templates as PageTemplates;
use crate::project::Project;
use crate::project::originals::Originals;
use crate::project::photos::Photos;
use crate::release::edition::Made;
use crate::why::built::Built;

impl Desk {
    /// Takes an edition. The templates are those of the house.
    pub fn of_edition(
        facts: Facts,
        made: Vec<(Target, Made)>,
        templates: &std::sync::Arc<PageTemplates>,
        day: NaiveDate,
    ) -> Option<Self> {
        let printer = Printer::new(templates, facts.settings(), &mut Report::default())?;
        let settings = facts.settings().clone();
        let project = Project {
            sources: Sources::default(),
            files: BTreeMap::new(),
            stamps: BTreeMap::new(),
            records: Records::new(settings, Gathered::default()),
            unread: Unread::default(),
            templates: Vec::new(),
            photos: Photos::default(),
            bones: None,
            proof: None,
        };
        let opened =
            Opened { project, templates: std::sync::Arc::clone(templates), printer, facts };
        let desk = Self {
            root: Path::new("").to_owned(),
            day,
            links: Links::new(&opened.facts),
            built: Built::new(opened),
            start: None,
            house: String::new(),
            digests: OnceLock::new(),
            before: Before::default(),
            findings: RwLock::default(),
            originals: Originals::none(),
            survey: OnceLock::new(),
            index: OnceLock::new(),
            traced: Mutex::default(),
            pages: Mutex::default(),
            templates: Templates::default(),
            released: Some(Released { made }),
            is_for_others: true,
        };
        let _ = desk.survey.set(Arc::new(desk.survey_of_edition()));
        let _ = desk.index.set(Arc::new(desk.index_of_edition()));
        desk.take(Findings::default());
        Some(desk)
    }

    fn made(&self) -> &[(Target, Made)] {
        self.released.as_ref().map_or(&[], |released| &released.made)
    }

    /// Finds a document of the edition.
    pub(super) fn made_of(&self, target: &Target) -> Option<&Made> {
        let mut all = self.made().iter();
        all.find(|(known, _)| known == target).map(|(_, made)| made)
    }

    fn survey_of_edition(&self) -> Survey {
        let same_record = |a: &(Target, Made), b: &(Target, Made)| a.0.id == b.0.id;
        let stocks = self.made().chunk_by(same_record).filter_map(|made| {
            let (first, _) = made.first()?;
            let documents = self.opened().printer.documents();
            let account = Account::new(self.facts(), documents, first, self.day)?;
            let pack =
                |target: &Target| PackAccount { path: target.markdown(), ..PackAccount::default() };
            let account = Account {
                packs: made.iter().map(|(target, _)| pack(target)).collect(),
                open: Vec::new(),
                ..account
            };
            let packs = made
                .iter()
                .map(|(target, made)| Surveyed::of(target.clone(), &made.markdown, Vec::new()));
            Some(Arc::new(Stock::of_edition(account, packs.collect())))
        });
        Survey { day: self.day, stocks: stocks.collect(), faults: Report::default() }
    }

    pub(super) fn lines_shown(&self, key: &RecordKey) -> Vec<String> {
        let address = Address::of_server();
        let page = record(self.reader(), key, &self.links, &address);
        page.map(|page| page.lines()).unwrap_or_default()
    }

    /// Reads what the pages themselves show, and nothing else of the records.
    fn index_of_edition(&self) -> Index {
        let keys = Kind::FOLDERS.into_iter().flat_map(|kind| {
            let ids = self.facts().records().ids(kind).into_iter();
            ids.map(move |id| RecordKey { kind, id: id.to_owned() })
        });
        let records = keys.map(|key| Text {
            title: self.name(&key),
            lines: self.lines_shown(&key),
            place: Place::Record(key),
            day: None,
        });
        let packs = self.made().iter().map(|(target, made)| Text {
            place: Place::Pack(target.clone()),
            title: self.title(target),
            day: None,
            lines: made.markdown.lines().map(str::to_owned).collect(),
        });
        Index::new(records.chain(packs))
    }

    /// Makes the page of a document of the edition.
    pub(super) fn released_pack(&self, asked: &Asked<'_>, target: &Target) -> Option<Page> {
        let made = self.made_of(target)?;
        let address = asked.address();
        let title = self.title(target);
        let language = &self.facts().settings().language;
        let content = content_by_line(&made.markdown, &title, language, &Photos::default());
        let own = self.made().iter().filter(|(other, _)| other.id == target.id);
        let documents = own.map(|(other, _)| {
            if other == target {
                Piece::plain(&other.document)
            } else {
                Piece::link(&other.document, address.pack(other))
            }
        });
        let kind = Of::find(self.facts().records(), &target.id)?;
        let key = RecordKey { kind: Kind::of_word(kind.noun())?, id: target.id.clone() };
        let view = json!({
            "as_of": made.as_of,
            "documents": documents.collect::<Vec<_>>(),
            "record": Piece::link(key.kind.noun(), address.record(&key)),
            "files": made.files.iter().map(|file| json!({
                "href": address.file(target, file.format),
                "name": format!("{}-{}", target.id, file.format.name(&target.document)),
                "text": file.format.ending,
            })).collect::<Vec<_>>(),
        });
        let html = [
            ("contents", content.contents.as_str()),
            ("text", content.body.as_str()),
            ("findings", ""),
        ];
        let body = self.templates.fill("pack.html", &view, &html);
        Some(Page::new("pack", &title, body))
    }

    pub(super) fn formats(&self, target: &Target) -> Vec<PageFile> {
        if let Some(made) = self.made_of(target) {
            return made.files.clone();
        }
        let traced = self.traced(target);
        traced.map_or_else(|_| Vec::new(), |traced| traced.page.files.clone())
    }
}
