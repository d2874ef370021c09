//! The days since a talk → whose title is new, and whose ended.

use super::news::News;
use super::origin::Origin;
use super::posts::{employer, former};
use super::window::Window;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;

impl<'a> Window<'a> {
    pub fn titles(&self, organisation: &'a Organisation, items: &mut Vec<News<'a>>) {
        let people = self.reader.facts.people_at(&organisation.id);
        for person in people {
            for (n, role) in person.roles.iter().enumerate() {
                let held = self.reader.role_on(person, self.reader.as_of) == Some(role);
                let from = role.from.filter(|from| held && self.holds(*from));
                let Some(from) = from else { continue };
                let origin = Origin::item(&person.id, "roles", n);
                let mut news = News::new("title", from, origin);
                news.person = Some(self.reader.facts.label_of(person));
                news.firm = Some(employer(self.reader, person, Some(role), self.reader.as_of));
                news.title = Some(&role.title);
                let rests = role.rests().within(person.around());
                news.marked = self.reader.marks(rests);
                news.low_confidence = self.reader.doubts(rests);
                news.sources = self.reader.cites(rests);
                items.push(news);
            }
            items.extend(self.gone(person));
        }
    }

    /// Tells of a title that ended, with none after it on record.
    fn gone(&self, person: &'a Person) -> Option<News<'a>> {
        let one = former(self.reader, person, self.reader.as_of)?;
        let until = self.holds(one.until).then_some(one.until)?;
        let mut news = News::new("title", until, Origin::new(&person.id, "roles"));
        news.person = Some(self.reader.facts.label_of(person));
        (news.firm, news.title) = (Some(one.organisation), Some(one.title));
        news.until = Some(until);
        Some(news)
    }
}
