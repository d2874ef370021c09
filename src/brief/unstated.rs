//! What on a sheet nobody stated, said aloud under its gaps and doubts.

use std::borrow::Cow;

use super::contacts::ContactLine;
use super::gap::Doubt;
use super::gaps::Gaps;
use super::origin::Origin;
use super::reader::Reader;
use super::sheet::Sheet;
use super::words;
use crate::facts::contact::Contact;
use crate::facts::text::Text;
use crate::facts::visit::Visit;
use crate::facts::when::When;

impl<'a> Gaps<'a> {
    /// Notes every statement and field of a sheet that carries the sign.
    pub(super) fn unstated(&mut self, sheet: &Sheet<'a>) {
        let assessments = sheet.assessments.iter();
        let mut items: Vec<(Option<&'a str>, &'a Text, &Origin<'a>)> = assessments
            .map(|own| (own.marked, own.text, &own.origin))
            .collect();
        items.extend(
            sheet
                .raise
                .iter()
                .map(|it| (it.marked, it.text, &it.origin)),
        );
        items.extend(
            sheet
                .lines
                .iter()
                .map(|it| (it.marked, it.text, &it.origin)),
        );
        let answers = sheet.if_raised.iter();
        items.extend(answers.map(|it| (it.marked, it.they, &it.origin)));
        let sensitive = sheet.sensitive.iter();
        items.extend(sensitive.map(|it| (it.marked, it.text, &it.origin)));
        items.extend(
            sheet
                .promises
                .iter()
                .map(|it| (it.marked, it.what, &it.origin)),
        );
        items.extend(
            sheet
                .claims
                .iter()
                .map(|it| (it.marked, it.what, &it.origin)),
        );
        let told = sheet.people.iter().flat_map(|met| &met.told);
        items.extend(told.map(|it| (it.marked, it.text, &it.origin)));
        for (basis, text, origin) in items {
            if let Some(basis) = basis {
                self.statement(basis, text, origin.clone());
            }
        }
        if !sheet.marked.is_empty() {
            self.fields(None, None, sheet.marked.clone(), sheet.origin.clone());
        }
        for met in sheet.people.iter().filter(|met| met.who.marked.is_some()) {
            let who = Some(met.who.label.into());
            self.fields(None, who, vec!["title"], met.origin.clone());
        }
        let recent = sheet.recent.iter().flat_map(|group| &group.contacts);
        recent.for_each(|contact| self.contact_line(contact));
    }

    fn statement(&mut self, basis: &'a str, text: &'a Text, origin: Origin<'a>) {
        let doubt = Doubt {
            says: Some(text),
            ..Doubt::of("unstated", Cow::Borrowed(basis))
        };
        self.add(doubt, origin);
    }

    fn fields(
        &mut self,
        date: Option<When>,
        what: Option<Cow<'a, str>>,
        names: Vec<&'a str>,
        origin: Origin<'a>,
    ) {
        let doubt = Doubt {
            kind: "unstated-fields",
            what,
            date,
            names,
            ..Doubt::default()
        };
        self.add(doubt, origin);
    }

    fn contact_line(&mut self, contact: &ContactLine<'a>) {
        if contact.marked.is_empty() {
            return;
        }
        let kind = || Cow::Owned(words::label(contact.kind));
        let what = contact.title.map_or_else(kind, Cow::Borrowed);
        let (date, fields) = (Some(contact.date), contact.marked.clone());
        self.fields(date, Some(what), fields, contact.origin.clone());
    }

    /// Notes what on the cover of a visit carries the sign.
    pub(super) fn unstated_of_visit(&mut self, visit: &'a Visit) {
        if !visit.assumed.is_empty() {
            let fields = visit.assumed.iter().map(String::as_str).collect();
            self.fields(None, None, fields, Origin::new(&visit.id, "assumed"));
        }
        let texts = visit.purpose.iter().map(|text| ("purpose", text));
        let texts = texts.chain(visit.aims.iter().map(|text| ("aims", text)));
        for (path, text) in texts {
            if let Some(basis) = self.reader.marks(text.rests().within(visit.around())) {
                self.statement(basis, text, Origin::new(&visit.id, path));
            }
        }
    }
}

/// Names what on the cover of a visit nobody stated.
pub fn on_cover<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<&'a str> {
    let is_marked = |text: &'a Text| {
        let rests = text.rests().within(visit.around());
        reader.marks(rests).is_some()
    };
    let purpose = visit.purpose.as_ref().is_some_and(is_marked);
    let aims = visit.aims.iter().any(is_marked);
    let texts = [(purpose, "purpose"), (aims, "aims")];
    let texts = texts
        .into_iter()
        .filter_map(|(is_so, key)| is_so.then_some(key));
    visit
        .assumed
        .iter()
        .map(String::as_str)
        .chain(texts)
        .collect()
}

/// Names what of the meeting itself nobody stated: texts of its plan, and fields as `venue`.
pub fn at_head<'a>(reader: Reader<'a>, contact: Option<&'a Contact>) -> Vec<&'a str> {
    let Some(contact) = contact else {
        return Vec::new();
    };
    let fields = contact.assumed.iter().map(String::as_str);
    let purpose = contact.purpose.as_ref();
    let purpose = purpose.map(|text| ("purpose", text.rests().within(contact.around())));
    let plan = contact.plan.iter().flat_map(|plan| {
        let texts = [
            ("objective", plan.objective.as_slice()),
            ("ask", plan.ask.as_slice()),
            ("avoid", &plan.avoid),
            ("press_line", plan.press_line.as_slice()),
        ];
        let texts = texts.into_iter();
        let texts =
            texts.flat_map(|(key, texts)| texts.iter().map(move |one| (key, one)));
        texts.map(|(key, text)| (key, text.rests().within(plan.around())))
    });
    let texts = purpose.into_iter().chain(plan);
    let marked = texts.filter(|(_, rests)| reader.marks(*rests).is_some());
    let mut names: Vec<&str> = fields.chain(marked.map(|(key, _)| key)).collect();
    super::cite::dedup(&mut names);
    names
}
