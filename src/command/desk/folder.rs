//! A desk → the files of a folder that opens from a disk, with no server and no network.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::Desk;
use super::site::{Around, Asked};
use crate::command::as_made::page_also;
use crate::desk::address::Address;
use crate::desk::lists::count_of_pages;
use crate::desk::templates::ASSETS;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::pack::format::{FORMATS, Format};

/// Files by their path below the folder.
pub type Folder = BTreeMap<String, Arc<[u8]>>;

/// What the pages of a folder may load: what lies in it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; form-action 'self'; base-uri 'none'";

impl Desk {
    pub fn folder(self) -> Folder {
        let mut folder = Folder::new();
        let mut put = |path: String, bytes: &[u8]| {
            folder.insert(path, bytes.into());
        };
        for (name, _, text) in ASSETS {
            put(name.to_owned(), text.as_bytes());
        }
        put("page.css".to_owned(), self.style().as_bytes());
        for steps in self.addresses() {
            let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
            let address = Address::of_files(steps.len().saturating_sub(1));
            let asked = Asked::new(&address, "");
            let Some(page) = self.page(&steps, &asked) else {
                continue;
            };
            let around = Around { policy: Some(POLICY), ..Around::default() };
            let path = if steps.is_empty() {
                "index.html".to_owned()
            } else {
                format!("{}.html", steps.join("/"))
            };
            put(path, self.framed(&page, &asked, &around).as_bytes());
            if let ["pack", id, document] = steps.as_slice() {
                self.pack_files(id, document, &address, &mut put);
            }
        }
        let texts = serde_json::to_string(
            &self.index().dump(&Address::of_files(0), &|place| self.lines_named(place)),
        )
        .unwrap_or_default();
        let script = format!("sceneSetter.search({texts});\n");
        put("search-texts.js".to_owned(), script.as_bytes());
        folder
    }

    /// Gives a file of a pack as a build would write it, if it were asked for.
    pub(super) fn file(&self, id: &str, name: &str) -> Option<(&'static Format, Arc<[u8]>)> {
        let named = |format: &'static Format| Some((format, format.stem(name)?));
        let (format, document) = FORMATS.into_iter().find_map(named)?;
        let target = self.target(id, document)?;
        let traced = self.traced(&target).ok()?;
        if let Some(file) = traced.page.file(format) {
            return Some((format, Arc::clone(&file.bytes)));
        }
        let mut unheard = Report::default();
        let page = page_also(&self.root, self.opened(), &target, &[format], &mut unheard)?;
        Some((format, Arc::clone(&page.file(format)?.bytes)))
    }

    /// Adds the files of a pack: its formats, and what is behind its lines.
    fn pack_files(
        &self,
        id: &str,
        document: &str,
        address: &Address,
        put: &mut dyn FnMut(String, &[u8]),
    ) {
        let Some(target) = self.target(id, document) else {
            return;
        };
        for file in self.formats(&target) {
            put(format!("pack/{id}/{}", address.file_name(document, file.format)), &file.bytes);
        }
        if self.released.is_some() {
            return;
        }
        let Ok(traced) = self.traced(&target) else {
            return;
        };
        let told = json!(self.told(&traced, (1, usize::MAX), address)).to_string();
        let script = format!("sceneSetter.tell({told});\n");
        put(format!("pack/{id}/{document}.behind.js"), script.as_bytes());
    }

    /// Lists the pages of the desk, by the steps of their addresses.
    fn addresses(&self) -> Vec<Vec<String>> {
        let steps = |steps: &[&str]| -> Vec<String> {
            steps.iter().map(|step| (*step).to_owned()).collect()
        };
        let facts = self.facts();
        let mut all = vec![steps(&[]), steps(&["search"]), steps(&["list", "promise"])];
        for kind in Kind::FOLDERS {
            all.push(steps(&["list", kind.noun()]));
            for number in 2..=count_of_pages(self.reader(), kind) {
                all.push(steps(&["list", kind.noun(), &number.to_string()]));
            }
            for id in facts.records().ids(kind) {
                all.push(steps(&[kind.noun(), id]));
            }
        }
        for opening in facts.openings() {
            all.push(steps(&["promise", opening.id.as_str()]));
        }
        for pack in self.survey().packs() {
            all.push(steps(&["pack", &pack.target.id, &pack.target.document]));
        }
        if self.released.is_none() {
            all.push(steps(&["findings"]));
            for stock in &self.survey().stocks {
                all.push(steps(&["findings", &stock.account.id]));
            }
            for source in facts.records().sources.iter() {
                all.push(steps(&["original", source.id.as_str()]));
            }
        }
        all
    }
}
