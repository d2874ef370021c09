//! What is doubtful in the topics of a sheet: dates that passed, figures and lines grown old.

use super::gaps::Gaps;
use super::origin::Origin;
use super::{milestones, words};
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
            let text = format!(
                "{}: expected {}, no word since.",
                line.what.trim_end_matches('.'),
                words::date(self.reader, expected)
            );
            self.add(text, line.origin);
        }
    }

    fn figures(&mut self, topic: &'a Topic) {
        for (n, of) in stale_figures(self.reader.facts, topic, self.reader.as_of) {
            let Some(what) = &topic.figures[n].what else {
                continue;
            };
            let what = words::capital(what.trim_end_matches('.'));
            let date = words::date(self.reader, of);
            let text = format!("{what}: the latest figure is of {date}.");
            self.add(text, Origin::item(&topic.id, "figures", n));
        }
    }

    fn review(&mut self, topic: &'a Topic) {
        if let Some(by) = topic.review_by.filter(|by| by.last() < self.reader.as_of) {
            let date = words::date(self.reader, by);
            let text =
                format!("{}: our line was to be read again by {date}.", topic.name);
            self.add(text, Origin::new(&topic.id, "review_by"));
        }
    }
}
