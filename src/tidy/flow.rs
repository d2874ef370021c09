//! Events → what is rendered: the parts two texts share when they render alike.

use pulldown_cmark::{Event, Parser};

use crate::tidy::EXTENSIONS;

/// Holds a text's events, its soft breaks read as spaces and its text joined up.
pub struct Flow<'a> {
    events: Vec<(usize, Event<'a>)>,
    text: String,
}

impl<'a> Flow<'a> {
    /// Starts with room for a source as long as this.
    pub fn with_room(length: usize) -> Self {
        Self { events: Vec::with_capacity(length / 32), text: String::with_capacity(length) }
    }

    /// Adds the next event.
    pub fn add(&mut self, event: Event<'a>) {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            event => self.events.push((self.text.len(), event)),
        }
    }

    /// Tells whether a text renders alike.
    pub fn is_of(&self, markdown: &str) -> bool {
        let mut check = Check::new(self);
        Parser::new_ext(markdown, EXTENSIONS).all(|event| check.add(&event)) && check.is_complete()
    }
}

/// Follows another text's events along a flow.
pub struct Check<'a> {
    flow: &'a Flow<'a>,
    events: usize,
    text: usize,
    same: bool,
}

impl<'a> Check<'a> {
    /// Starts at the beginning of the flow.
    pub fn new(flow: &'a Flow<'a>) -> Self {
        Self { flow, events: 0, text: 0, same: true }
    }

    /// Compares the next event and tells whether all were the same so far.
    pub fn add(&mut self, event: &Event) -> bool {
        self.same = self.same
            && match event {
                Event::Text(text) => self.passes(text),
                Event::SoftBreak => self.passes(" "),
                event => {
                    let expected = self.flow.events.get(self.events);
                    self.events += 1;
                    expected.is_some_and(|(at, known)| *at == self.text && known == event)
                }
            };
        self.same
    }

    /// Tells whether the flow was followed to its very end.
    pub fn is_complete(&self) -> bool {
        self.same && self.events == self.flow.events.len() && self.text == self.flow.text.len()
    }

    fn passes(&mut self, text: &str) -> bool {
        let expected = self.flow.text.as_bytes().get(self.text..);
        self.text += text.len();
        expected.is_some_and(|expected| expected.starts_with(text.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::Flow;
    use crate::tidy::EXTENSIONS;

    fn is_same(left: &str, right: &str) -> bool {
        let mut flow = Flow::with_room(left.len());
        for event in Parser::new_ext(left, EXTENSIONS) {
            flow.add(event);
        }
        flow.is_of(right)
    }

    #[test]
    fn a_soft_break_is_a_space() {
        assert!(is_same("a b", "a\nb"));
        assert!(is_same("a\nb", "a b"));
        assert!(is_same("", ""));
    }

    #[test]
    fn anything_else_shows() {
        for (left, right) in [
            ("a b", "a  \nb"),
            ("a b", "a\n\nb"),
            ("a *b*", "*a b*"),
            ("a", "a b"),
            ("a b", "a"),
            ("a\n\nb", "a"),
            ("a", "a\n\nb"),
            ("é", "e"),
        ] {
            assert!(!is_same(left, right), "{left:?} {right:?}");
        }
    }
}
