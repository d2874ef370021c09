//! Containers → line prefix: what a new line needs to stay where its paragraph is.

/// Names what a block asks of the lines inside it.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Quote,
    Item,
    Note,
    Other,
}

/// Holds a block around a paragraph and where it starts in the source.
pub struct Block {
    pub kind: Kind,
    pub start: usize,
}

/// Gives the prefix for a further line of the paragraph that starts at `start`.
pub fn line_prefix(source: &str, blocks: &[Block], start: usize) -> String {
    let line = source[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let markers: Vec<&Block> =
        blocks.iter().filter(|block| block.kind != Kind::Other && block.start >= line).collect();
    let first = markers.first().map_or(start, |block| block.start);
    let mut prefix = keep(source.get(line..first).unwrap_or(""), &['>', '\t']);
    for (index, block) in markers.iter().enumerate() {
        let end = markers.get(index + 1).map_or(start, |next| next.start);
        let text = source.get(block.start..end).unwrap_or("");
        match block.kind {
            // A footnote's text is indented by four, however long its label.
            Kind::Note => prefix.push_str("    "),
            Kind::Quote => prefix.push_str(&keep(text, &['>', '\t'])),
            Kind::Item | Kind::Other => prefix.push_str(&keep(text, &['\t'])),
        }
    }
    prefix
}

fn keep(text: &str, signs: &[char]) -> String {
    text.chars().map(|sign| if signs.contains(&sign) { sign } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Block, Kind, line_prefix};

    fn prefix(source: &str, blocks: &[(Kind, usize)]) -> String {
        let block = |&(kind, start)| Block { kind, start };
        let blocks: Vec<Block> = blocks.iter().map(block).collect();
        let start = source.find("One").expect("each case holds the paragraph");
        line_prefix(source, &blocks, start)
    }

    #[test]
    fn a_marker_on_the_line_becomes_room_of_its_width() {
        assert_eq!(prefix("One", &[]), "");
        assert_eq!(prefix("> 12. One", &[(Kind::Quote, 0), (Kind::Item, 2)]), ">     ");
        assert_eq!(prefix("-\tOne", &[(Kind::Item, 0)]), " \t");
        assert_eq!(prefix("  - > One", &[(Kind::Item, 2), (Kind::Quote, 4)]), "    > ");
    }

    #[test]
    fn a_footnote_asks_for_four_spaces() {
        let blocks = [(Kind::Note, 0), (Kind::Quote, 9)];
        assert_eq!(prefix("[^long]: > One", &blocks), "    > ");
    }

    #[test]
    fn a_margin_opened_on_an_earlier_line_is_copied() {
        let blocks = [(Kind::Quote, 0), (Kind::Item, 2)];
        assert_eq!(prefix("> - x\n>\n>   One", &blocks), ">   ");
    }
}
