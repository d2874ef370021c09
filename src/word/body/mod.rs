//! Document → the XML of its text, of its notes and of where its links lead.

mod table;

use super::document::{Block, Document, Paragraph, Sentence, Style};
use super::house::{Head, House, Styles};
use super::margin::Margin;
use super::package::Relationship;
use super::picture::Picture;
use super::revision::{Begun, across};
use super::run::Runs;
use super::xml::words;

/// The XML that a document becomes.
#[derive(Debug, Default)]
pub struct Body {
    pub text: String,
    pub footnotes: String,
    pub links: Vec<Relationship>,
    pub pictures: Vec<Picture>,
}

/// Writes a document in the styles and words of a house.
pub fn body(document: &Document, margin: &Margin, house: &House, head: &Head<'_>) -> Body {
    let (styles, contents) = (&house.styles, &house.words.contents);
    let mut writer = Writer {
        out: String::new(),
        runs: Runs::new(document, margin, styles, head.photos),
        styles,
        headings: 0,
    };
    let is_part = |block: &&Block| heading(block) == Some(1);
    let parts: Vec<&Block> = document.blocks.iter().filter(is_part).collect();
    // A paper of a few pages is leafed through; a pack of several meetings is looked up in.
    let begins_page = |block: &Block| matches!(block, Block::Paragraph(one) if one.begins_page);
    let mut listed = head.one_page || !document.blocks.iter().any(begins_page);
    for block in &document.blocks {
        if !listed && is_part(&block) {
            listed = true;
            writer.contents(&parts, contents);
        }
        match block {
            Block::Paragraph(paragraph) => writer.paragraph(paragraph),
            Block::Table(table) => writer.table(table),
        }
    }
    Body {
        text: writer.out,
        footnotes: writer.runs.footnotes,
        links: writer.runs.links,
        pictures: writer.runs.pictures,
    }
}

fn heading(block: &Block) -> Option<u8> {
    match block {
        Block::Paragraph(paragraph) => match paragraph.style {
            Style::Heading(level) => Some(level),
            _ => None,
        },
        Block::Table(_) => None,
    }
}

struct Writer<'a> {
    out: String,
    runs: Runs<'a>,
    styles: &'a Styles,
    headings: usize,
}

impl Writer<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let is_heading = matches!(paragraph.style, Style::Heading(_));
        if paragraph.begins_page {
            self.runs.begin_part();
        }
        self.out.push_str("<w:p>");
        self.properties(paragraph);
        if is_heading {
            let id = self.headings;
            self.headings += 1;
            self.runs.place(&mut self.out, &format!("_Toc{id}"));
        }
        self.runs.picture(&mut self.out, paragraph.picture.as_deref());
        self.sentences(&paragraph.sentences, paragraph.style == Style::Code);
        self.out.push_str("</w:p>\n");
    }

    /// Writes how a paragraph looks, in the order in which Word wants it.
    fn properties(&mut self, paragraph: &Paragraph) {
        let style = self.styles.name(style(paragraph)).to_owned();
        self.out.push_str(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/>"));
        if paragraph.keeps_with_next {
            self.out.push_str("<w:keepNext/>");
        }
        if paragraph.begins_page && !paragraph.goes_on {
            self.out.push_str("<w:pageBreakBefore/>");
        }
        let margin = if paragraph.in_box { 227 } else { 0 };
        let indent = |depth: u8| margin + 340 * (usize::from(depth) + 1);
        match paragraph.style {
            Style::Bullet(depth) => self.numbering(depth, 1, indent(depth)),
            Style::Number(depth, list) => self.numbering(depth, list + 2, indent(depth)),
            Style::Continued(depth) => {
                let indent = format!("<w:ind w:left=\"{}\"/>", indent(depth));
                self.out.push_str(&indent);
            }
            Style::Heading(level) if paragraph.in_box => {
                let level = format!("<w:outlineLvl w:val=\"{}\"/>", level - 1);
                self.out.push_str(&level);
            }
            _ => {}
        }
        // A name stands beside the middle of its picture.
        let pictures = paragraph.sentences.iter().map(|one| &one.picture);
        if pictures.chain([&paragraph.picture]).any(Option::is_some) {
            self.out.push_str("<w:textAlignment w:val=\"center\"/>");
        }
        let revision = across(paragraph.sentences.iter().map(Sentence::revision));
        if let Some(revision) = revision {
            let (element, by) = (revision.element(), self.runs.by());
            self.out.push_str(&format!("<w:rPr><w:{element}{by}/></w:rPr>"));
        }
        self.out.push_str("</w:pPr>");
    }

    fn numbering(&mut self, depth: u8, list: usize, indent: usize) {
        self.out.push_str(&format!(
            "<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{list}\"/></w:numPr>\
             <w:ind w:left=\"{indent}\" w:hanging=\"340\"/>"
        ));
    }

    fn sentences(&mut self, sentences: &[Sentence], on_lines: bool) {
        let mut begun = Begun::default();
        let mut is_on_new_line = false;
        for sentence in sentences {
            let space = begun.space_before(sentence.revision());
            if let Some(revision) = space.filter(|_| on_lines || !is_on_new_line) {
                self.runs.between(&mut self.out, revision, on_lines);
            }
            self.runs.sentence(&mut self.out, sentence);
            is_on_new_line = sentence.ends_line();
        }
    }

    fn contents(&mut self, parts: &[&Block], title: &str) {
        let (style, line) = (self.styles.name("TOCHeading"), self.styles.name("TOC1"));
        self.out.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>\n",
            words(title)
        ));
        let mut headings = 0;
        let mut lines = Vec::new();
        for block in self.runs.document.blocks.iter() {
            if heading(block).is_none() {
                continue;
            }
            if parts.iter().any(|part| std::ptr::eq(*part, block))
                && let Block::Paragraph(paragraph) = block
            {
                let said =
                    paragraph.sentences.iter().map(Sentence::text).collect::<Vec<_>>().join(" ");
                if !said.trim().is_empty() {
                    lines.push((headings, words(said.trim()).into_owned()));
                }
            }
            headings += 1;
        }
        // No numbers of pages: nobody knows them before Word has laid the pages out, and a wrong
        // one is worse than none.
        let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>\
                     <w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\n \\h \\z </w:instrText>\
                     </w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        for (at, (heading, words)) in lines.iter().enumerate() {
            let begin = if at == 0 { begin } else { "" };
            let end = if at + 1 == lines.len() { end } else { "" };
            self.out.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"{line}\"/></w:pPr>{begin}\
                 <w:hyperlink w:anchor=\"_Toc{heading}\" w:history=\"1\"><w:r>\
                 <w:t xml:space=\"preserve\">{words}</w:t></w:r></w:hyperlink>{end}</w:p>\n"
            ));
        }
    }
}

fn style(paragraph: &Paragraph) -> &'static str {
    match paragraph.style {
        Style::Heading(_) if paragraph.in_box => "BoxHeading",
        Style::Bullet(_) | Style::Number(..) | Style::Continued(_) if paragraph.in_box => "BoxList",
        Style::Body if paragraph.in_box => "Box",
        Style::Title => "Title",
        Style::Heading(1) => "Heading1",
        Style::Heading(2) => "Heading2",
        Style::Heading(3) => "Heading3",
        Style::Heading(4) => "Heading4",
        Style::Heading(5) => "Heading5",
        Style::Heading(_) => "Heading6",
        Style::Body => "Normal",
        Style::Bullet(_) => "ListBullet",
        Style::Number(..) => "ListNumber",
        Style::Continued(_) => "ListContinue",
        Style::Code => "Code",
        Style::Source => "Bibliography",
        Style::Rule => "Rule",
    }
}
