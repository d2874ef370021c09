//! The style of an element → what it strikes, quotes, or may answer within a quotation.

use html5gum::StartTag;

use super::{Page, attribute};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Style {
    Struck,
    /// A bar at the left, beside what is quoted.
    Bar,
    Colour(String),
}

/// Returns the colour that an element gives its words: `color:red`, `<font color="red">`.
pub fn colour(name: &str, style: &str, tag: &StartTag<()>) -> Option<String> {
    let of_style = style.split(';').find_map(|part| part.strip_prefix("color:"));
    let of_font = Some(attribute(tag, "color")).filter(|_| name == "font");
    let colour = of_style.or(of_font.filter(|colour| !colour.is_empty()))?.to_lowercase();
    let is_plain = ["black", "windowtext", "#000000", "#000", "inherit"].contains(&&*colour);
    Some(if is_plain { String::new() } else { colour })
}

/// `border-left:1px solid #ccc`: mail programs draw a bar beside what is quoted.
pub fn has_bar(style: &str) -> bool {
    let bar = style.split_once("border-left:").map_or("", |(_, bar)| bar);
    !bar.is_empty() && !bar.starts_with(['0', 'n'])
}

impl Page {
    /// What stands below a head or rule may be quoted without a mark of its own.
    pub fn begin_quotation(&mut self) {
        (self.is_below_head, self.colour) = (true, None);
    }

    /// Says whether words within a quotation have another colour than it begins with; a link has
    /// a colour of its own.
    fn is_answer(&mut self) -> bool {
        let own = self.styled.iter().rev().find_map(|(_, _, style)| match style {
            Style::Colour(colour) => Some(colour.clone()),
            _ => None,
        });
        let own = own.unwrap_or_default();
        let is_within = (self.quoted > 0 || self.is_below_head) && self.links.is_empty();
        is_within && *self.colour.get_or_insert_with(|| own.clone()) != own
    }

    /// Adds words; those that may answer what they stand in are set in brackets, as people do.
    pub fn words(&mut self, words: &str) {
        if !self.unseen.is_empty() {
            return;
        }
        let is_answer = !words.trim().is_empty() && self.is_answer();
        if is_answer && !self.cell().line.ends_with(']') {
            self.put_mark();
            self.cell().line.push('[');
        } else if is_answer {
            self.cell().line.pop();
        }
        self.add(words);
        if is_answer {
            let line = &mut self.cell().line;
            line.truncate(line.trim_end().len());
            line.push(']');
        }
    }
}
