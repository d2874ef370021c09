//! What is doubtful in contacts with an organisation: disputes, dead links, missing reports.

use super::gaps::Gaps;
use super::origin::Origin;
use super::words;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;
use crate::facts::when::months_before;

impl<'a> Gaps<'a> {
    /// Notes what is doubtful in one contact.
    pub(super) fn contact(&mut self, contact: &'a Contact) {
        let as_of = self.reader.as_of;
        let date = words::date(self.reader, contact.date);
        let what = contact
            .title
            .clone()
            .unwrap_or_else(|| words::label(&contact.kind));
        if contact.planned_but_past(as_of) {
            let text = format!("{date}, {what}: still marked as planned.");
            self.add(text, Origin::new(&contact.id, "status"));
        }
        if !contact.held_by(as_of) {
            return;
        }
        for (n, disputed) in contact.disputed.iter().enumerate() {
            let field = disputed.field.replace('_', " ");
            let says = disputed.says.trim_end_matches('.');
            let text = format!("{date}, {what}: sources differ on “{field}”: {says}.");
            self.add(text, Origin::item(&contact.id, "disputed", n));
        }
        let links = contact.links_without_address().count();
        if links > 0 {
            let (noun, have) = if links == 1 {
                ("link", "has")
            } else {
                ("links", "have")
            };
            let text = format!(
                "{} {noun} in the report of {date} {have} no address.",
                words::capital(&words::count(links))
            );
            self.add(text, Origin::new(&contact.id, "links"));
        }
        if contact.lacks_report(as_of) {
            let text = format!("{date}, {what}: no report on record.");
            self.add(text, Origin::new(&contact.id, ""));
        }
    }

    /// Events that may have concerned them, where the record names nobody.
    pub(super) fn left_out(&mut self, organisations: &[&'a Organisation]) {
        let as_of = self.reader.as_of;
        let bodies: Vec<_> = organisations
            .iter()
            .flat_map(|organisation| self.reader.held_with(&organisation.id))
            .flat_map(|contact| {
                contact
                    .body
                    .iter()
                    .map(|body| body.as_str())
                    .chain(contact.topics.iter().map(|topic| topic.as_str()))
            })
            .collect();
        let nobody: Vec<&Contact> = self
            .reader
            .facts
            .contacts_with_nobody()
            .filter(|contact| contact.held_by(as_of))
            .filter(|contact| contact.date.last() >= months_before(as_of, 12))
            .filter(|contact| {
                let body = contact.body.iter().map(|body| body.as_str());
                let mut words =
                    body.chain(contact.topics.iter().map(|topic| topic.as_str()));
                words.any(|word| bodies.contains(&word))
            })
            .collect();
        if nobody.is_empty() {
            return;
        }
        let dates: Vec<_> = nobody.iter().map(|contact| contact.date).collect();
        let names: Vec<&str> = organisations
            .iter()
            .map(|organisation| organisation.name_on(as_of))
            .collect();
        let event = if dates.len() == 1 { "event" } else { "events" };
        let text = format!(
            "{} {event} left out: whether {} took part is not on record.",
            words::dates(self.reader.facts.settings(), &dates),
            words::and(&names)
        );
        self.add(text, Origin::new(&nobody[0].id, "with"));
    }
}
