//! A block of a letter → whether it closes the letter: nothing below it was said.

use super::block::{Block, Shape};
use super::known::Known;
use crate::names::word::folded_words;

/// How letters close, by the lists of crisp-oss/email-reply-parser and in its languages.
const CLOSINGS: &str = "best regards|kind regards|regards|best wishes|\
                        with best wishes|cheers|yours |sincerely|cordialement|\
                        bien à vous|mit freundlichen|viele grüße|un saludo|saludos|\
                        cordiali saluti|distinti saluti|cumprimentos|\
                        met vriendelijke groet|groeten|med venlig hilsen|\
                        vänliga hälsningar|z poważaniem|pozdrawiam|sent from my ";
const LONGEST_CLOSING: usize = 120;

/// Says whether a block closes a letter: `Kind regards`, or our own name below the text.
pub fn closes(block: &Block, has_words: bool, known: &Known<'_>) -> bool {
    let text = block.text.trim();
    if text.len() > LONGEST_CLOSING {
        return false;
    }
    let names = known.our_names();
    let is_ours = has_words
        && !text.ends_with(':')
        && block.shape == Shape::Heading
        && names
            .iter()
            .any(|name| folded_words(name) == folded_words(text));
    let start = text.to_lowercase();
    is_ours
        || text == "--"
        || CLOSINGS
            .split('|')
            .any(|closing| start.starts_with(closing))
}
