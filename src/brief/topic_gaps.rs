//! What is doubtful in the topics of a sheet: dates that passed, figures and lines grown old.

use std::borrow::Cow;

use super::gap::Doubt;
use super::gaps::Gaps;
use super::milestones;
use super::origin::Origin;
use crate::facts::doubt::stale_figures;
use crate::facts::topic::Topic;

impl<'a> Gaps<'a> {
    /// Notes what bears on a reader who speaks on these topics.
    pub(super) fn topics(&mut self, topics: &[&'a Topic]) {
        for topic in topics {
            self.milestones(topic);
            self.figures(topic);
            self.review(topic);
        }
    }

    fn milestones(&mut self, topic: &'a Topic) {
        for line in milestones::milestones(self.reader, topic) {
            let Some(expected) = line.expected.filter(|_| line.passed) else {
                continue;
            };
            let doubt = Doubt {
                date: Some(expected),
                ..Doubt::of("expected-passed", Cow::Borrowed(line.what.words()))
            };
            self.add(doubt, line.origin);
        }
    }

    fn figures(&mut self, topic: &'a Topic) {
        for (n, of) in stale_figures(self.reader.facts, topic, self.reader.as_of) {
            let Some(what) = &topic.figures[n].what else {
                continue;
            };
            let doubt =
                Doubt { date: Some(of), ..Doubt::of("stale-figure", Cow::Borrowed(&what.words)) };
            self.add(doubt, Origin::item(&topic.id, "figures", n));
        }
    }

    fn review(&mut self, topic: &'a Topic) {
        if let Some(by) = topic.review_by.filter(|by| by.last() < self.reader.as_of) {
            let doubt =
                Doubt { date: Some(by), ..Doubt::of("review-due", Cow::Borrowed(&topic.name)) };
            self.add(doubt, Origin::new(&topic.id, "review_by"));
        }
    }
}
