//! A survey → the home page: visits by day, what each side owes, what is doubtful.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Desk;
use super::site::{Asked, Page};
use super::survey::Stock;
use crate::brief::when::WhenLine;
use crate::brief::words::{label, when_in_words};
use crate::check::relevant::Relevant;
use crate::command::status::by_record::Findings;
use crate::command::status::pack_state::{Change, PackAccount};
use crate::desk::address::Address;
use crate::desk::link::Piece;
use crate::facts::contact::{Contact, Status};
use crate::facts::visit::Meeting;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::pack::target::Target;

/// As many past visits as home lists, and changed records of one pack.
const PAST: usize = 30;
const CHANGED: usize = 8;

impl Desk {
    pub(super) fn home(&self, asked: &Asked<'_>) -> Page {
        let survey = self.survey();
        let address = asked.address();
        let records = self.facts().records();
        let mut stocks: Vec<&Stock> = survey.stocks.iter().map(Arc::as_ref).collect();
        stocks.sort_by_key(|stock| stock.account.days_to_go);
        let (mut past, ahead): (Vec<&Stock>, Vec<&Stock>) =
            stocks.into_iter().partition(|stock| stock.account.over);
        past.reverse();
        let filled = |stock: &&Stock| self.visit(stock, address);
        let mut coming: Vec<((i64, String), Value)> = ahead
            .iter()
            .map(|stock| {
                let contact = records.contacts.get(&stock.account.id);
                let hour = contact.map(|contact| WhenLine::of(self.reader(), contact).order());
                ((stock.account.days_to_go, hour.unwrap_or_default()), filled(stock))
            })
            .collect();
        coming.extend(self.other_meetings(address));
        coming.sort_by(|(a, _), (b, _)| a.cmp(b));
        let coming: Vec<Value> = coming.into_iter().map(|(_, visit)| visit).collect();
        let view = json!({
            "nothing": survey.stocks.is_empty() && coming.is_empty(),
            "unreported": self.unreported(address),
            "coming": coming,
            "past": past.iter().take(PAST).map(filled).collect::<Vec<_>>(),
            "past_more": past.len().saturating_sub(PAST),
            "visits": address.list(Kind::Visit),
            "owed": self.owed(address),
            "promises": address.page(&["list", "promise"]),
            "findings": self.counted(None, address.page(&["findings"])),
            "is_looking": self.is_looking(),
            "trouble": self.findings().and_then(|found| found.trouble.clone()),
        });
        let body = self.templates.fill("home.html", &view, &[]);
        let faults = survey.faults.has_errors().then(|| self.drawn(&survey.faults));
        Page::new("home", &self.house(), body).with_fault(faults)
    }

    fn visit(&self, stock: &Stock, address: &Address) -> Value {
        let account = &stock.account;
        let packs: Vec<Value> =
            account.packs.iter().map(|pack| self.pack_line(pack, address)).collect();
        let first = packs.first().map(|pack| pack["href"].clone());
        let records = self.facts().records();
        let kind = match records.visits.get(&account.id) {
            Some(_) => Kind::Visit,
            None => Kind::Contact,
        };
        let own = address.record(&RecordKey { kind, id: account.id.clone() });
        let name = self.name(&RecordKey { kind, id: account.id.clone() });
        let contact = records.contacts.get(&account.id);
        let view = json!({
            "account": account,
            "title": name,
            "href": first.unwrap_or(json!(own)),
            "packs": packs,
            "hours": contact.and_then(|one| WhenLine::of(self.reader(), one).told()),
            "status": contact.and_then(Contact::stated_status).filter(|one| *one != Status::Held),
            "meetings": self.meetings(&account.id, address),
            "findings": self.counted(
                Some(&stock.relevant),
                address.page(&["findings", &account.id]),
            ),
        });
        json!({ "html": self.templates.fill("visit.html", &view, &[]) })
    }

    /// Counts the findings that bear on something, or all.
    fn counted(&self, relevant: Option<&Relevant>, href: String) -> Value {
        let counts = self.findings().map(|found| match relevant {
            Some(relevant) => found.by_record.count(relevant),
            None => found.total(),
        });
        let Findings { errors, warnings } = counts.unwrap_or_default();
        json!({
            "total": errors + warnings,
            "errors": errors,
            "warnings": warnings,
            "href": href,
        })
    }

    fn pack_line(&self, pack: &PackAccount, address: &Address) -> Value {
        let target = Target::of_markdown(&pack.path);
        let changed = pack.changed.iter().take(CHANGED).map(|change| {
            let Piece { text, href } = record_of(change, address);
            json!({ "text": text, "href": href, "what": change.what })
        });
        json!({
            "document": target.as_ref().map(|target| target.document.clone()),
            "href": target.map(|target| address.pack(&target)),
            "state": self.released.is_none().then_some(pack.state),
            "suspect": pack.approved.as_ref().map(|lines| lines.suspect.len()),
            "by_hand": pack.by_hand.len(),
            "deleted": pack.deleted.len(),
            "changed": changed.collect::<Vec<_>>(),
            "changed_more": pack.changed.len().saturating_sub(CHANGED),
            "templates_changed": pack.templates_changed,
            "built_as_of": pack.built_as_of,
        })
    }

    fn meetings(&self, id: &str, address: &Address) -> Vec<Value> {
        let Some(visit) = self.facts().records().visits.get(id) else {
            return Vec::new();
        };
        // Hours alone would tell those of another day as the next ones.
        let is_of_days = visit.dates.first() != visit.dates.last();
        let day = |when: Option<When>| {
            let when = when.filter(|_| is_of_days);
            when.map(|when| when_in_words(self.facts().settings(), when))
        };
        let meetings = visit.meetings.iter().map(|meeting| match meeting {
            Meeting::Filed(id) => {
                let contact = self.facts().contact(id);
                let stated = contact.stated_status();
                let open = stated.filter(|status| *status != Status::Held);
                json!({
                    "day": day(Some(contact.date)),
                    "time": WhenLine::of(self.reader(), contact).told(),
                    "name": self.called(contact),
                    "href": self.of_contact(contact, address),
                    "status": open,
                })
            }
            Meeting::Unfiled(meeting) => {
                let names: Vec<String> = meeting
                    .with
                    .iter()
                    .map(|id| self.facts().organisation(id).newest_name().to_owned())
                    .collect();
                json!({
                    "day": day(meeting.date),
                    "time": WhenLine::of_unfiled(self.reader(), meeting, visit).told(),
                    "name": meeting.title.clone().unwrap_or(names.join(", ")),
                    "status": meeting.status.filter(|status| *status != Status::Held),
                })
            }
        });
        meetings.collect()
    }

    pub(super) fn of_contact(&self, contact: &Contact, address: &Address) -> String {
        address.record(&RecordKey { kind: Kind::Contact, id: contact.id.to_string() })
    }

    pub(super) fn called(&self, contact: &Contact) -> String {
        let day = contact.date.last();
        let with = contact.with.iter().map(|id| self.facts().organisation(id).name_on(day));
        let names: Vec<&str> = with.collect();
        match (&contact.title, names.is_empty()) {
            (Some(title), _) => title.clone(),
            (None, true) => label(&contact.kind),
            (None, false) => format!("{}, {}", label(&contact.kind), names.join(", ")),
        }
    }

    pub(super) fn house(&self) -> String {
        let us = self.facts().settings().us.as_ref();
        let name = us.map(|us| self.facts().organisation(us).newest_name().to_owned());
        name.unwrap_or_else(|| "scene-setter".to_owned())
    }
}

/// `contacts/x` → a link to its page.
fn record_of(change: &Change, address: &Address) -> Piece {
    match RecordKey::of_name(&change.record) {
        Some(key) if change.what != "deleted" => Piece::link(&key.id, address.record(&key)),
        _ => Piece::plain(&change.record),
    }
}
