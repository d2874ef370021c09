//! Address → page: which page an address means, and what stands around every page.

use percent_encoding::percent_decode_str;
use serde_json::json;

use super::Desk;
use crate::command::terminal::{self, Drawing};
use crate::desk::address::Address;
use crate::desk::templates::{Templates, escaped};
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::page::templates::BUILT_IN;

pub struct Asked<'a> {
    address: &'a Address,
    /// `a=b&c=d`
    query: &'a str,
}

/// A page without what stands around it.
#[derive(Debug, Clone)]
pub struct Page {
    /// What kind of page, for its style.
    class: &'static str,
    title: String,
    body: String,
    /// Why it could not be made, as a terminal shows it.
    pub fault: Option<String>,
}

impl<'a> Asked<'a> {
    pub fn new(address: &'a Address, query: &'a str) -> Self {
        Self { address, query }
    }

    /// Returns how pages link to each other.
    pub fn address(&self) -> &Address {
        self.address
    }

    /// Says whether a server answers, which can be asked again.
    pub fn is_served(&self) -> bool {
        !self.address.is_of_files()
    }

    /// Says whether nothing is asked beside the address.
    pub fn is_plain(&self) -> bool {
        self.query.is_empty()
    }

    pub fn value(&self, key: &str) -> Option<String> {
        let mut pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        let (_, value) = pairs.find(|(known, _)| *known == key)?;
        let spaced = value.replace('+', " ");
        let value = percent_decode_str(&spaced).decode_utf8_lossy();
        Some(value.into_owned())
    }
}

impl Page {
    pub fn new(class: &'static str, title: &str, body: String) -> Self {
        Self { class, title: title.to_owned(), body, fault: None }
    }

    /// Says whether it is one of those that may fail to be made while others can.
    pub fn is_of_pack(&self) -> bool {
        self.class == "pack"
    }

    /// Adds why it is not as it should be.
    pub fn with_fault(self, fault: Option<String>) -> Self {
        Self { fault, ..self }
    }
}

impl Desk {
    /// Makes the page of an address; none when there is no such page.
    pub(super) fn anew(&self, steps: &[&str], asked: &Asked<'_>) -> Option<Page> {
        match steps {
            [] => Some(self.home(asked)),
            ["search"] => Some(self.search(asked)),
            ["findings"] => self.all_findings(asked, None),
            ["findings", id] => self.all_findings(asked, Some(id)),
            ["list", word] => self.list(asked, word, 1),
            ["list", word, number] => self.list(asked, word, number.parse().ok()?),
            ["promise", id] => self.promise(asked, id),
            ["original", id] => self.original(asked, id),
            ["pack", id, document] => self.pack(asked, id, document),
            [noun, id] => {
                let mut kinds = Kind::FOLDERS.into_iter();
                match kinds.find(|kind| kind.noun() == *noun) {
                    Some(kind) => {
                        let id = (*id).to_owned();
                        self.record(asked, &RecordKey { kind, id })
                    }
                    // The short address of a pack, as people type it.
                    None => self.pack(asked, noun, id),
                }
            }
            _ => None,
        }
    }

    /// Tells what is behind a line, where an address asks for that.
    pub fn part(&self, steps: &[&str], asked: &Asked<'_>) -> Option<String> {
        let ["behind", id, document] = steps else {
            return None;
        };
        self.behind(asked, &self.target(id, document)?)
    }

    /// Finds a file of a pack, where an address names one: its media type and bytes.
    pub fn pack_file(&self, steps: &[&str]) -> Option<(&'static str, Vec<u8>)> {
        let (id, name) = match steps {
            ["pack", id, name] | [id, name] => (id, name),
            _ => return None,
        };
        let (format, bytes) = self.file(id, name)?;
        Some((format.media_type, bytes.to_vec()))
    }

    pub fn framed(&self, page: &Page, asked: &Asked<'_>, around: &Around<'_>) -> String {
        let address = asked.address();
        let kinds = [
            Kind::Visit,
            Kind::Contact,
            Kind::Organisation,
            Kind::Person,
            Kind::Topic,
            Kind::Source,
        ]
        .into_iter()
        .map(|kind| {
            let text = crate::brief::words::label(kind.folder());
            json!({ "text": text, "href": address.list(kind), "here": text == page.title })
        });
        let owed = json!({
            "text": "Promises",
            "href": address.page(&["list", "promise"]),
            "here": page.title == "Promises",
        });
        let kinds = kinds.chain([owed]);
        let fault = page
            .fault
            .as_deref()
            .or(around.fault)
            .map(|drawn| anstream::adapter::strip_str(drawn).to_string());
        let is_served = asked.is_served();
        let view = json!({
            "title": page.title,
            "class": page.class,
            "house": self.house(),
            "home": address.home(),
            "root": address.root(),
            "search": address.page(&["search"]),
            "query": asked.value("q").filter(|_| page.title != "Search"),
            "kinds": kinds.collect::<Vec<_>>(),
            "live": is_served.then_some("/live"),
            "state": around.state,
            "policy": around.policy,
            "fault": fault,
            "is_last_good": around.fault.is_some(),
        });
        let html = [("body", page.body.as_str())];
        self.templates.fill("frame.html", &view, &html)
    }

    pub fn missing(&self, what: &str, asked: &Asked<'_>) -> Page {
        let view = json!({ "what": what, "home": asked.address().home() });
        let body = self.templates.fill("missing.html", &view, &[]);
        Page::new("list", "Nothing here", body)
    }

    /// Draws faults as a terminal shows them.
    pub(super) fn drawn(&self, report: &Report) -> String {
        terminal::draw(report, Some(&self.opened().project), Drawing::Human)
    }

    pub fn style(&self) -> &str {
        let style = self.opened().templates.get("page.css");
        style.map_or("", |template| &template.text)
    }
}

/// What every page of one state of the project has around it.
#[derive(Debug, Default)]
pub struct Around<'a> {
    /// Which state this is.
    pub state: String,
    /// What the page may load, where no server says it.
    pub policy: Option<&'a str>,
    /// Why the project as it is now cannot be shown.
    pub fault: Option<&'a str>,
}

/// Returns the style of packs where no project could be read.
pub fn style_built_in() -> &'static str {
    let mut built_in = BUILT_IN.iter();
    let style = built_in.find(|(name, _)| *name == "page.css");
    style.map_or("", |(_, text)| text)
}

/// Makes the page of a project that could not be read.
pub fn unread(fault: &str, number: u64) -> String {
    let address = Address::of_server();
    let view = json!({
        "title": "The project cannot be read",
        "class": "list",
        "house": "scene-setter",
        "home": address.home(),
        "root": address.root(),
        "search": address.page(&["search"]),
        "query": null,
        "kinds": [],
        "live": "/live",
        "state": number.to_string(),
        "fault": anstream::adapter::strip_str(fault).to_string(),
        "is_last_good": false,
    });
    let body = empty("The project cannot be read");
    Templates::default().fill("frame.html", &view, &[("body", &body)])
}

/// Makes the text of a page of which nothing but its title can be shown.
pub fn empty(title: &str) -> String {
    format!("<main id=\"main_text\"><h1>{}</h1></main>", escaped(title))
}
