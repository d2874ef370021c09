//! The texts of a contact and of its plan.

use super::{Listing, Of};
use crate::facts::contact::Contact;
use crate::facts::person_item::PersonItem;
use crate::facts::plan::Plan;
use crate::facts::prose::{Part, Path};
use crate::finding::field::Kind;

impl<'a> Listing<'a, '_> {
    pub(super) fn contact(&mut self, record: &'a Contact) {
        let of = Of {
            kind: Kind::Contact,
            id: record.id.as_str(),
            day: Some(record.date.first()),
            around: record.around(),
        };
        for (key, text) in [("title", &record.title), ("theme", &record.theme)] {
            self.words(of, Part::Told, Path::Key(key), text.as_deref());
        }
        for (key, text) in [
            ("others", record.others.as_ref()),
            ("purpose", record.purpose.as_ref()),
            ("summary", record.summary.as_ref()),
        ] {
            self.told(of, Path::Key(key), text);
        }
        for (n, point) in record.points.iter().enumerate() {
            let path = Path::Within("points", n, &point.speaker);
            self.told(of, path, &point.text);
            let what = point.opens.as_deref().and_then(|opens| opens.what.as_ref());
            let of = of.item(point.text.rests());
            self.told(of, Path::Within("points", n, "opens.what"), what);
        }
        for (n, claim) in record.claims.iter().enumerate() {
            let of = of.item(claim.rests());
            self.told(of, Path::Within("claims", n, "what"), &claim.what);
            let note = claim.note.as_ref();
            self.text(of, Part::Remark, Path::Within("claims", n, "note"), note);
        }
        for (n, link) in record.links.iter().enumerate() {
            let path = Path::Within("links", n, "title");
            self.words(of, Part::Quoted, path, Some(&link.title));
        }
        for (n, disputed) in record.disputed.iter().enumerate() {
            let path = Path::Within("disputed", n, "says");
            self.text(of, Part::Remark, path, &disputed.says);
        }
        self.people(of, "us", &record.us);
        self.people(of, "them", &record.them);
        if let Some(own) = &record.assessment {
            let of = of.item(own.rests());
            self.told(of, Path::Under("assessment", "text"), &own.text);
        }
        self.text(of, Part::Remark, Path::Key("note"), record.note.as_ref());
        if let Some(plan) = &record.plan {
            self.plan(of, plan);
        }
    }

    fn people(&mut self, of: Of<'a>, list: &'a str, items: &'a [PersonItem]) {
        for (n, item) in items.iter().enumerate() {
            let path = Path::Within(list, n, "name");
            self.words(of, Part::Told, path, item.name.as_deref());
            self.told(of, Path::Within(list, n, "note"), item.note.as_ref());
        }
    }

    fn plan(&mut self, of: Of<'a>, plan: &'a Plan) {
        let of = Of { around: plan.around(), ..of };
        self.told(of, Path::Key("plan.objective"), plan.objective.as_ref());
        self.told(of, Path::Key("plan.ask"), plan.ask.as_ref());
        self.told(of, Path::Key("plan.why"), plan.why.as_ref());
        self.told(of, Path::Key("plan.opening"), plan.opening.as_ref());
        let lists = [("plan.their_aims", &plan.their_aims), ("plan.scenario", &plan.scenario)];
        for (list, texts) in lists {
            for (n, text) in texts.iter().enumerate() {
                self.told(of, Path::Item(list, n), text);
            }
        }
        self.told(of, Path::Key("plan.press_line"), plan.press_line.as_ref());
        self.verbs(of, "plan.raise", &plan.raise);
        self.answers(of, "plan.if_raised", &plan.if_raised);
        for (n, avoid) in plan.avoid.iter().enumerate() {
            self.told(of, Path::Item("plan.avoid", n), avoid);
        }
        self.people(of, "plan.us", &plan.us);
        self.people(of, "plan.them", &plan.them);
    }
}
