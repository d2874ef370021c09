//! What on a sheet nobody stated, said aloud under its gaps and doubts.

use std::borrow::Cow;

use super::contacts::ContactLine;
use super::doubted::SIGNED;
use super::gap::Doubt;
use super::gaps::Gaps;
use super::moved::Moved;
use super::origin::Origin;
use super::said::Said;
use super::sheet::Sheet;
use super::spoke::Spoke;
use super::words;
use crate::facts::visit::Visit;
use crate::facts::when::When;

impl<'a> Gaps<'a> {
    /// Notes every statement and field of a sheet that carries the sign.
    pub(super) fn unstated(&mut self, sheet: &Sheet<'a>) {
        for (said, origin) in said_on(sheet) {
            self.statement(said, origin);
        }
        let claims = sheet
            .claims
            .iter()
            .filter(|claim| !claim.folded)
            .map(|claim| (claim.marked, claim.what, &claim.origin));
        let raise = sheet.raise.iter().flat_map(|item| &item.figures);
        let figures = raise.filter_map(|figure| {
            let what = figure.what.or(figure.say)?;
            Some((figure.marked, what, &figure.origin))
        });
        for (basis, what, origin) in claims.chain(figures) {
            if let Some(basis) = basis {
                self.marked(basis, what, origin.clone());
            }
        }
        let joined = sheet.new_since.items.iter().flat_map(|news| &news.joined);
        for joined in joined.filter(|joined| joined.marked.is_some()) {
            let who = Some(joined.body.into());
            self.fields(joined.since, who, vec!["since"], joined.origin.clone());
        }
        if !sheet.marked.is_empty() {
            self.fields(None, None, sheet.marked.clone(), sheet.origin.clone());
        }
        for met in &sheet.people {
            let title = met.who.marked.map(|_| "title");
            let names: Vec<_> = title.into_iter().chain(met.marked.iter().copied()).collect();
            if !names.is_empty() {
                self.fields(None, Some(met.who.label.into()), names, met.origin.clone());
            }
        }
        let recent = sheet.recent.iter().flat_map(|group| &group.contacts);
        let shown = recent.filter(|contact| !contact.folded && !contact.above);
        shown.for_each(|contact| self.contact_line(contact));
    }

    fn statement(&mut self, said: Said<'a>, origin: Origin<'a>) {
        if let Some(basis) = said.basis() {
            self.marked(basis, said, origin);
        }
    }

    fn marked(&mut self, basis: &'a str, said: Said<'a>, origin: Origin<'a>) {
        let doubt =
            Doubt { says: Some(said.words()), ..Doubt::of("unstated", Cow::Borrowed(basis)) };
        self.add(doubt, origin);
    }

    fn fields(
        &mut self,
        date: Option<When>,
        what: Option<Cow<'a, str>>,
        names: Vec<&'a str>,
        origin: Origin<'a>,
    ) {
        let doubt = Doubt { kind: "unstated-fields", what, date, names, ..Doubt::default() };
        self.add(doubt, origin);
    }

    fn contact_line(&mut self, contact: &ContactLine<'a>) {
        let signed = contact.marked.iter().copied().filter(|name| SIGNED.contains(name));
        let fields: Vec<&str> = signed.collect();
        if fields.is_empty() {
            return;
        }
        let kind = || Cow::Owned(words::label(contact.kind));
        let what = contact.title.map_or_else(kind, Cow::Borrowed);
        self.fields(Some(contact.date.when()), Some(what), fields, contact.origin.clone());
    }

    /// Notes what on the cover of a visit carries the sign.
    pub(super) fn unstated_of_visit(&mut self, visit: &'a Visit) {
        if !visit.assumed.is_empty() {
            let fields = visit.assumed.iter().map(String::as_str).collect();
            self.fields(None, None, fields, Origin::new(&visit.id, "assumed"));
        }
        let purpose = self.reader.says_if(&visit.purpose, visit.around());
        let aims = self.reader.says_all(&visit.aims, visit.around());
        let purpose = purpose.map(|said| (said, Origin::new(&visit.id, "purpose")));
        let aims = aims.into_iter();
        let aims = aims.map(|said| (said, Origin::new(&visit.id, "aims")));
        for (said, origin) in purpose.into_iter().chain(aims) {
            self.statement(said, origin);
        }
    }
}

/// Returns the statements that a sheet tells, and where they stand.
fn said_on<'a>(sheet: &Sheet<'a>) -> Vec<(Said<'a>, Origin<'a>)> {
    let mut found: Vec<(Said<'a>, &Origin<'a>)> = Vec::new();
    let own = [sheet.objective, sheet.ask, sheet.press_line]
        .into_iter()
        .flatten()
        .chain(sheet.avoid.iter().copied());
    found.extend(own.map(|said| (said, &sheet.origin)));
    if let Some(plan) = &sheet.arrangements {
        let texts = [plan.others, plan.note, plan.purpose, plan.why, plan.opening];
        let lists = plan.their_aims.iter().chain(&plan.scenario);
        let texts = texts.into_iter().flatten().chain(lists.copied());
        found.extend(texts.map(|said| (said, &plan.origin)));
    }
    for item in &sheet.raise {
        let texts =
            [Some(item.text), item.why].into_iter().flatten().chain(item.points.iter().copied());
        found.extend(texts.map(|said| (said, &item.origin)));
    }
    for answer in sheet.if_raised.iter().filter(|answer| !answer.folded) {
        for one in answer.all() {
            let answered = one.answers().map(|answer| (answer.text, &answer.origin));
            let own = [Some(one.they), one.say].into_iter().flatten();
            found.extend(own.map(|said| (said, &one.origin)).chain(answered));
        }
    }
    for met in &sheet.people {
        let own = [met.bio, met.who.note, met.note].into_iter().flatten();
        found.extend(own.map(|said| (said, &met.origin)));
        found.extend(met.told.iter().map(|told| (told.text, &told.origin)));
    }
    let us = sheet.us.iter().chain(&sheet.contact_person);
    found.extend(us.filter_map(|one| Some((one.note?, &one.origin))));
    let spoke = sheet.spoke.iter();
    found.extend(spoke.filter_map(|spoke| Some((spoke.about?, &spoke.origin))));
    let talks = sheet.spoke.iter().flat_map(Spoke::contacts);
    let news = &sheet.new_since.items;
    let recent = sheet.listed().filter(|contact| !contact.above);
    let contacts = talks.chain(news.iter().filter_map(|news| news.contact.as_ref())).chain(recent);
    for contact in contacts {
        let texts = [contact.purpose, contact.summary, contact.note].into_iter().flatten();
        found.extend(texts.map(|said| (said, &contact.origin)));
        found.extend(contact.said.iter().map(|point| (point.text, &point.origin)));
    }
    let dates = news.iter();
    found.extend(dates.filter_map(|news| Some((news.milestone?, &news.origin))));
    let found_by = news.iter().filter_map(|news| news.source.as_ref()).flat_map(|source| {
        let texts = [source.finding, source.quote].into_iter().flatten();
        texts.map(move |said| (said, &source.origin))
    });
    found.extend(found_by);
    let readings = sheet.assessments.iter();
    found.extend(readings.map(|reading| (reading.text, &reading.origin)));
    let lines = sheet.lines.iter().filter(|line| !line.folded);
    found.extend(lines.map(|line| (line.text, &line.origin)));
    let moved = sheet.moved.iter().flat_map(Moved::positions);
    found.extend(moved.map(|position| (position.text, &position.origin)));
    let sensitive = sheet.sensitive.iter();
    found.extend(sensitive.map(|item| (item.text, &item.origin)));
    let owed = sheet.promises.iter();
    found.extend(owed.map(|promise| (promise.what, &promise.origin)));
    let found = found.into_iter();
    found.map(|(said, origin)| (said, origin.clone())).collect()
}
