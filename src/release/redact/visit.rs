//! Visits of a released edition: meetings that may not be shown are one line.

use super::{Redactor, keep, stand_in};
use crate::facts::contact::Contact;
use crate::facts::text::Many;
use crate::facts::topic::Topic;
use crate::facts::visit::{BackgroundPart, Meeting, UnfiledMeeting, Visit};
use crate::release::choice::Ground;
use crate::release::prose::Prose;

impl Redactor<'_> {
    pub fn visit(&mut self, mut one: Visit) -> Option<Visit> {
        let known = self.records.visits.get(one.id.as_str())?;
        if self.choice.mark(known.handling.as_deref()).is_some() {
            return None;
        }
        one.r#for = self.link(&one.r#for);
        one.sources(&mut |id| *id = self.link(id));
        one.topics = self.links(&one.topics);
        one.general_points = self.links(&one.general_points);
        let part = |part: &BackgroundPart| match part {
            BackgroundPart::RecentContacts => None,
            BackgroundPart::Topic(id) => self.ground::<Topic>(id.as_str()),
        };
        let background = keep(&one.background, part, |ground| {
            BackgroundPart::Topic(stand_in(ground))
        });
        one.background = Many::from(background);
        one.meetings = keep(
            &one.meetings,
            |meeting| self.meeting(meeting),
            |ground| {
                Meeting::Unfiled(UnfiledMeeting {
                    with: Many::default(),
                    status: None,
                    title: Some(self.mark(ground)),
                    date: None,
                    time: None,
                    withheld: Some(self.mark(ground)),
                })
            },
        );
        for meeting in &mut one.meetings {
            if let Meeting::Unfiled(meeting) = meeting {
                meeting.with = self.links(&meeting.with);
            }
        }
        one.default.us = self.participants(&one.default.us);
        one.contact = self.typed(known.contact.as_deref());
        one.prepared_by = self.typed(known.prepared_by.as_deref());
        one.allow.clear();
        Some(one)
    }

    fn meeting(&self, meeting: &Meeting) -> Option<Ground> {
        match meeting {
            Meeting::Filed(id) => self.ground::<Contact>(id.as_str()),
            Meeting::Unfiled(meeting) => self.choice.meeting(meeting),
        }
    }
}
