//! Markdown lists with marks → the same lists, in which each mark is one item at the end.

use super::words::is_in;

/// Puts items that are nothing but a mark at the end of their list, each mark once, and
/// numbers a numbered list anew.
pub fn bullets(words: &mut String, marks: &[&str]) {
    if !words.contains('\n') || !marks.iter().any(|mark| words.contains(mark)) {
        return;
    }
    let mut told: Vec<String> = Vec::new();
    let mut list: Vec<Item<'_>> = Vec::new();
    for line in words.split('\n') {
        let item = Item::read(line);
        if list.last().map(Item::kind) != item.as_ref().map(Item::kind) {
            told.extend(in_order(&std::mem::take(&mut list), marks));
        }
        match item {
            Some(item) => list.push(item),
            None => told.push(line.to_owned()),
        }
    }
    told.extend(in_order(&list, marks));
    *words = told.join("\n");
}

/// A line that is an item.
struct Item<'t> {
    line: &'t str,
    indent: &'t str,
    number: Option<usize>,
    sign: char,
    text: &'t str,
}

impl<'t> Item<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let rest = line.trim_start_matches(' ');
        let indent = &line[..line.len() - rest.len()];
        let (head, text) = rest.split_once(' ')?;
        let digits = head.trim_end_matches(['.', ')']);
        let number = digits.parse().ok();
        let sign = head.chars().last()?;
        let dash = is_in(&["-", "*", "+"], head);
        let numbered = number.is_some() && digits.len() + 1 == head.len();
        (dash || numbered).then_some(Self {
            line,
            indent,
            number,
            sign,
            text: text.trim(),
        })
    }

    fn kind(&self) -> (&'t str, bool, char) {
        (self.indent, self.number.is_some(), self.sign)
    }

    /// Returns the number of the mark that the item is.
    fn mark(&self, marks: &[&str]) -> Option<usize> {
        let bare = self.text.trim_end_matches(['.', ';', ',']);
        marks.iter().position(|mark| *mark == bare)
    }
}

fn in_order(list: &[Item<'_>], marks: &[&str]) -> Vec<String> {
    let Some(first) = list.first() else {
        return Vec::new();
    };
    if list.iter().all(|item| item.mark(marks).is_none()) {
        return list.iter().map(|item| item.line.to_owned()).collect();
    }
    let shown = list.iter().filter(|item| item.mark(marks).is_none());
    let shown = shown.map(|item| item.text);
    let hidden = marks.iter().enumerate().filter(|(number, _)| {
        let mut found = list.iter().map(|item| item.mark(marks));
        found.any(|mark| mark == Some(*number))
    });
    let texts = shown.chain(hidden.map(|(_, mark)| *mark)).enumerate();
    let indent = first.indent;
    let line = |(place, text): (usize, &str)| match first.number {
        Some(number) => format!("{indent}{}{} {text}", number + place, first.sign),
        None => format!("{indent}{} {text}", first.sign),
    };
    texts.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::bullets;

    fn told(words: &str) -> String {
        let mut words = words.to_owned();
        bullets(&mut words, &["[m]", "[n]"]);
        words
    }

    #[test]
    fn marks_are_the_last_items() {
        assert_eq!(
            told("They:\n- [m]\n- A\n- [n]\n- [m].\n\nMore"),
            "They:\n- A\n- [m]\n- [n]\n\nMore"
        );
        assert_eq!(told("1. [m]\n2. A\n3. [m]\n4. B"), "1. A\n2. B\n3. [m]");
        for same in [
            "- A\n- B of [m]\n  - C",
            "2021 was\n2022 is",
            "3. A \n7. [m] B",
            "a\n\n- [m]",
        ] {
            assert_eq!(told(same), same);
        }
    }
}
