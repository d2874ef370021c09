//! Parts of records → the ground on which each is withheld for itself, and what stands in its place.

use std::collections::BTreeMap;

use super::choice::{Choice, Ground};
use super::finder::Finder;
use super::marks::Marks;
use super::part::{Part, words_of};
use super::rule::{Judged, MARK, Rule, stand_in};
use crate::facts::contact::{Claim, Contact};
use crate::facts::figure::Figure;
use crate::facts::id::{AnyId, FigureId};
use crate::facts::item::{Opens, Point, VerbItem};
use crate::facts::organisation::{Assessment, Membership, Organisation, OrganisationNote};
use crate::facts::person_item::PersonItem;
use crate::facts::quantity::Quantity;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::facts::topic::{Milestone, Topic, TopicNote};
use crate::facts::visit::{BackgroundPart, Meeting, UnfiledMeeting};

impl<'a> Rule<'a> {
    /// Prepares to decide, and finds which figures are withheld.
    pub fn new(records: &'a Records, choice: &'a Choice, finder: &'a Finder) -> Self {
        let mut rule = Self {
            choice,
            records,
            finder,
            marks: Marks::new(&records.settings),
            figures: BTreeMap::new(),
            around: None,
        };
        loop {
            let found = rule.withheld_figures();
            let known = std::mem::replace(&mut rule.figures, found);
            if known.len() == rule.figures.len() {
                return rule;
            }
        }
    }

    /// Finds the figures that are withheld, if those are that are known to be.
    fn withheld_figures(&mut self) -> BTreeMap<&'a FigureId, Ground> {
        let mut found = BTreeMap::new();
        let records = self.records;
        for topic in records.topics.iter() {
            self.around.clone_from(&topic.handling);
            for figure in &topic.figures {
                let whole = self.choice.topic(topic);
                let ground = whole.or_else(|| figure.judge(self));
                found.extend(figure.id.as_ref().zip(ground));
            }
        }
        found
    }

    /// Returns the ground on which a part is withheld because words in it name somebody.
    pub fn names(&self, part: &impl Part) -> Option<Ground> {
        let words = words_of(part).into_iter();
        words.filter_map(|words| self.finder.ground(&words)).max()
    }

    /// Decides on what a point leaves owed: by the parties, and by who is named in it. Its day
    /// would tell of them.
    pub fn owed(&self, point: &Point, opens: &Opens) -> Option<Ground> {
        let parties = self.choice.opens(self.records, opens);
        let words = opens.what.as_ref().unwrap_or(&point.text);
        parties.or_else(|| self.finder.ground(words)).or_else(|| self.names(opens))
    }
}

/// Writes how each kind of part is judged, and what stands for all that are withheld on a ground.
macro_rules! judged {
    ($($type:ident: |$part:ident, $rule:ident| $judge:expr, |$marks:ident, $ground:ident| $mark:expr;)*) => {$(
        impl Judged for $type {
            fn judge(&self, $rule: &Rule<'_>) -> Option<Ground> {
                let $part = self;
                $judge
            }

            fn mark($marks: &Rule<'_>, $ground: Ground) -> Option<Self> {
                $mark
            }
        }
    )*};
}

judged! {
    Claim:
        |claim, rule| rule.item(claim.handling.as_deref()).or_else(|| rule.names(claim)),
        |rule, ground| Some(Claim {
            basis: Some(MARK.to_owned()),
            ..Claim::only(rule.mark(ground))
        });
    Point:
        |point, rule| {
            let party = rule.choice.party(rule.records, &point.speaker);
            party.or_else(|| rule.item(point.handling.as_deref()))
        },
        |rule, ground| Some(Point {
            speaker: "both".to_owned(),
            text: rule.text(ground),
            ..Point::default()
        });
    // Our reading is never told.
    Assessment:
        |_reading, _rule| Some(Ground::Level),
        |rule, ground| Some(Assessment {
            text: rule.text(ground),
            basis: Some(MARK.to_owned()),
            ..Assessment::default()
        });
    PersonItem:
        |item, rule| rule.choice.participant(rule.records, item),
        |rule, ground| Some(PersonItem {
            name: Some(rule.mark(ground)),
            ..PersonItem::default()
        });
    VerbItem:
        |item, rule| rule.item(item.handling.as_deref()),
        |rule, ground| {
            let verb = rule.records.settings.verb_words().next();
            Some(VerbItem {
                verb: verb.unwrap_or_default().to_owned(),
                text: rule.text(ground),
                ..VerbItem::default()
            })
        };
    // A number beside the name of somebody who is withheld tells of them.
    Figure:
        |figure, rule| {
            let marked = rule.item(figure.handling.as_deref());
            let parts = figure.compute.iter().flat_map(|compute| compute.parts());
            let computed = parts.filter_map(|id| id.judge(rule)).max();
            marked.or_else(|| rule.names(figure)).or(computed)
        },
        |rule, ground| Some(Figure {
            value: Some(Quantity::default()),
            say: Some(rule.text(ground)),
            basis: Some(MARK.to_owned()),
            ..Figure::default()
        });
    FigureId:
        |id, rule| rule.figures.get(id).copied(),
        |_rule, _ground| None;
    // A mark has no date, and so cannot stand among dates: a note says what is left out.
    Milestone:
        |date, rule| rule.names(date),
        |_rule, _ground| None;
    TopicNote:
        |note, rule| {
            let scope = rule.choice.scope(&note.about);
            scope.or_else(|| rule.item(note.handling.as_deref()))
        },
        |rule, ground| Some(TopicNote {
            text: rule.text(ground),
            basis: Some(MARK.to_owned()),
            ..TopicNote::default()
        });
    OrganisationNote:
        |note, rule| rule.item(note.handling.as_deref()),
        |rule, ground| Some(OrganisationNote {
            text: rule.text(ground),
            basis: Some(MARK.to_owned()),
            ..OrganisationNote::default()
        });
    Membership:
        |seat, rule| rule.link::<Organisation>(seat.body.as_str()),
        |_rule, ground| Some(Membership {
            body: stand_in(ground),
            ..Membership::default()
        });
    AnyId:
        |id, rule| {
            let id = id.as_str();
            let evidence = || rule.link::<Contact>(id).or_else(|| rule.link::<Source>(id));
            rule.party(id).or_else(evidence)
        },
        |_rule, _ground| None;
    Meeting:
        |meeting, rule| match meeting {
            Meeting::Filed(id) => rule.link::<Contact>(id.as_str()),
            Meeting::Unfiled(meeting) => rule.choice.with(&meeting.with),
        },
        |rule, ground| Some(Meeting::Unfiled(UnfiledMeeting {
            with: Many::default(),
            status: None,
            title: Some(rule.mark(ground)),
            date: None,
            time: None,
            withheld: Some(rule.mark(ground)),
        }));
    BackgroundPart:
        |part, rule| match part {
            BackgroundPart::RecentContacts => None,
            BackgroundPart::Topic(id) => rule.link::<Topic>(id.as_str()),
        },
        |_rule, ground| Some(BackgroundPart::Topic(stand_in(ground)));
}
