//! The words of a page → its lines: where one ends, and what stands before it.

use super::{DEEPEST, Page};

impl Page {
    pub fn new_line(&mut self) {
        let quoted = self.quoted.min(DEEPEST);
        let cell = self.cell();
        let line = std::mem::take(&mut cell.line);
        let line = line.trim_end();
        let quote = "> ".repeat(quoted);
        cell.lines
            .push(format!("{quote}{line}").trim_end().to_owned());
    }

    pub fn new_line_if_any(&mut self) {
        if !self.cell().line.trim().is_empty() {
            self.new_line();
        }
    }

    pub fn push_line(&mut self, line: String) {
        self.cell().line = line;
        self.new_line();
    }

    /// Ends what was open and leaves an empty line, unless an item waits for its words.
    pub fn block(&mut self) {
        self.new_line_if_any();
        if self.mark.is_empty() && self.lists.is_empty() {
            let quote = "> ".repeat(self.quoted.min(DEEPEST));
            let lines = &mut self.cell().lines;
            if lines
                .last()
                .is_some_and(|last| !last.trim_end_matches(['>', ' ']).is_empty())
            {
                lines.push(quote.trim_end().to_owned());
            }
        }
    }

    /// Begins or ends a list: the outermost one stands between empty lines.
    pub fn outer(&mut self) {
        self.mark.clear();
        self.block();
        self.cell().has_blocks = true;
    }

    pub fn item(&mut self) {
        self.new_line_if_any();
        self.cell().has_blocks = true;
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        self.mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{indent}{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => format!("{indent}- "),
        };
    }

    pub fn picture(&mut self, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.words(&format!(" [{words}] "));
        }
    }

    /// Keeps the address of a link behind its words, unless they are the address.
    pub fn end_link(&mut self) {
        let Some((at, href)) = self.links.pop() else {
            return;
        };
        let line = &mut self.cell().line;
        let shown = line.get(at..).unwrap_or_default().trim();
        let (_, bare) = href.split_once(':').unwrap_or(("", &href));
        let bare = bare.trim_start_matches('/').trim_end_matches('/');
        let leads = ["http://", "https://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| href.to_lowercase().starts_with(scheme));
        if leads && !bare.is_empty() && !shown.contains(bare) {
            let href = href.strip_prefix("mailto:").unwrap_or(&href);
            let gap = if line.is_empty() || line.ends_with(' ') {
                ""
            } else {
                " "
            };
            line.push_str(&format!("{gap}<{href}>"));
        }
    }
}
