//! The documents of an edition → a desk that shows what a level may see, and nothing of how the
//! facts lie in files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use chrono::NaiveDate;
use serde_json::json;

use super::site::{Asked, Page};
use super::survey::Survey;
use super::{Desk, Released};
use crate::command::status::account::Account;
use crate::command::status::pack_state::PackAccount;
use crate::desk::index::Index;
use crate::desk::link::{Links, Piece};
use crate::desk::templates::Templates;
use crate::desk::text::{Place, Text};
use crate::facts::Facts;
use crate::facts::records::{Gathered, Records};
use crate::facts::unread::Unread;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::finding::text::Sources;
use crate::html::content_by_line;
use crate::pack::Page as PackPage;
use crate::pack::base::Base;
use crate::pack::document::Of;
use crate::pack::format::PageFile;
use crate::pack::keep_edits::{OnDisk, Verdict};
use crate::pack::opened::Opened;
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::page::templates::Templates as PageTemplates;
use crate::project::Project;
use crate::project::originals::Originals;
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
            records: Records::new(settings, Gathered::default()),
            unread: Unread::default(),
            templates: Vec::new(),
            to_keep: None,
        };
        let opened = Opened {
            project,
            templates: std::sync::Arc::clone(templates),
            printer,
            facts,
        };
        let desk = Self {
            root: Path::new("").to_owned(),
            day,
            links: Links::new(&opened.facts),
            built: Built::new(opened),
            edited: Vec::new(),
            originals: Originals::none(),
            survey: OnceLock::new(),
            index: OnceLock::new(),
            traced: Mutex::default(),
            templates: Templates::default(),
            released: Some(Released { made }),
            last: Mutex::default(),
        };
        let survey = desk.survey_of_edition();
        let _ = desk.survey.set(survey);
        let _ = desk.index.set(desk.index_of_edition());
        Some(desk)
    }

    fn made(&self) -> &[(Target, Made)] {
        self.released
            .as_ref()
            .map_or(&[], |released| &released.made)
    }

    fn survey_of_edition(&self) -> Survey {
        let made = self.made();
        let mut accounts: Vec<Account> = Vec::new();
        for (target, _) in made {
            let pack = PackAccount {
                path: target.markdown(),
                ..PackAccount::default()
            };
            if let Some(account) = accounts.iter_mut().find(|a| a.id == target.id) {
                account.packs.push(pack);
            } else if let Some(account) = Account::new(self.opened(), target, self.day) {
                accounts.push(Account {
                    packs: vec![pack],
                    open: Vec::new(),
                    ..account
                });
            }
        }
        let pages = made.iter().map(|(target, made)| PackPage {
            target: target.clone(),
            markdown: made.markdown.clone(),
            files: made.files.clone(),
            base: None,
            verdict: Verdict::Same,
            on_disk: OnDisk {
                markdown: None,
                base: Base::read(None, None),
            },
            asked: Vec::new(),
        });
        Survey::of_edition(accounts, pages.collect())
    }

    /// Reads what the pages themselves show, and nothing else of the records.
    fn index_of_edition(&self) -> Index {
        let address = crate::desk::address::Address::of_server();
        let keys = Kind::FOLDERS.into_iter().flat_map(|kind| {
            let ids = self.facts().records().ids(kind).into_iter();
            ids.map(move |id| RecordKey {
                kind,
                id: id.to_owned(),
            })
        });
        let records = keys.filter_map(|key| {
            let page =
                crate::desk::record::record(self.reader(), &key, &self.links, &address)?;
            Some(Text {
                title: page.name.clone(),
                lines: page.lines(),
                place: Place::Record(key),
                day: None,
            })
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
    pub(super) fn released_pack(
        &self,
        asked: &Asked<'_>,
        target: &Target,
    ) -> Option<Page> {
        let mut all = self.made().iter();
        let (_, made) = all.find(|(known, _)| known == target)?;
        let address = asked.address();
        let title = self.title(target);
        let content = content_by_line(&made.markdown, &title);
        let own = self
            .made()
            .iter()
            .filter(|(other, _)| other.id == target.id);
        let documents = own.map(|(other, _)| {
            if other == target {
                Piece::plain(&other.document)
            } else {
                Piece::link(&other.document, address.pack(other))
            }
        });
        let kind = Of::find(self.facts().records(), &target.id)?;
        let key = RecordKey {
            kind: Kind::of_word(kind.noun())?,
            id: target.id.clone(),
        };
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

    /// Returns the files of a pack.
    pub(super) fn formats(&self, target: &Target) -> Vec<PageFile> {
        if self.released.is_some() {
            let mut all = self.made().iter();
            let found = all.find(|(known, _)| known == target);
            return found.map_or_else(Vec::new, |(_, made)| made.files.clone());
        }
        let traced = self.traced(target);
        traced.map_or_else(|_| Vec::new(), |traced| traced.page.files.clone())
    }
}
