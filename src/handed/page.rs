//! What to tell a reader → half a page of it, through the template `addendum.txt`.

use serde::Serialize;
use tera::{Context, Tera};

use super::addendum::{Item, News};
use super::same::apart;
use crate::facts::settings::Settings;

/// What stands around the items.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// The handling mark, in capitals; may be empty.
    pub marking: String,
    /// What the pack is called.
    pub title: String,
    pub document: String,
    /// Who reads it.
    pub reader: String,
    /// The day on which they got what they hold, in words.
    pub handed: String,
    /// The reader's day of what they hold, and of the pack as it is now, in words.
    pub was_as_of: String,
    pub as_of: String,
    /// Whose the visit is now, where it was somebody else's.
    pub now_for: Option<String>,
}

/// Returns the highest of a handling mark and those that a text bears: what was told under a mark
/// keeps it when it is told as withdrawn.
pub fn highest<'s>(settings: &'s Settings, text: &str, own: &'s str) -> &'s str {
    let bears = |mark: &&String| text.contains(&format!("**{}**", mark.to_uppercase()));
    let borne = settings.handling.iter().rev().find(bears).map(String::as_str);
    let higher = borne.filter(|mark| settings.handling_rank(mark) > settings.handling_rank(own));
    higher.unwrap_or(own)
}

/// Half a page holds so many words.
const WORDS: usize = 220;

/// In this order items find room: whoever goes where nobody waits, or goes on saying what is
/// withdrawn, is worst off. What is changed and what is new come as the pack has them.
const FIRST: [&[News]; 5] = [
    &[News::Cancelled, News::OnAgain],
    &[News::Withdrawn],
    &[News::Settled],
    &[News::Changed, News::New],
    &[News::Left],
];

/// Writes the page.
pub fn page(template: &str, head: &Head, items: &[Item]) -> Result<String, tera::Error> {
    let worth: Vec<Item> = worth_telling(items).into_iter().map(in_short).collect();
    let mut told = chosen(&worth);
    let more = worth.len() - told.len();
    told.sort_by_key(|item| item.news);
    let mut tera = Tera::default();
    tera.add_raw_template("addendum.txt", template)?;
    let mut context = Context::new();
    context.insert("head", head);
    context.insert("items", &told);
    context.insert("more", &more);
    context.insert("nothing", &worth.is_empty());
    tera.render("addendum.txt", &context)
}

/// Leaves out what stands on several pages, and a heading whose lines are told.
fn worth_telling(items: &[Item]) -> Vec<&Item> {
    let mut worth: Vec<&Item> = Vec::new();
    for item in items {
        // What the sign means is no news.
        let is_note =
            [&item.old, &item.new].into_iter().flatten().all(|said| said.starts_with('°'));
        let below = |other: &Item| !other.is_heading && other.section.starts_with(&item.section);
        let is_shell = item.is_heading && item.news != News::Changed && items.iter().any(below);
        let told = worth
            .iter()
            .any(|known| (known.news, &known.old, &known.new) == (item.news, &item.old, &item.new));
        if !is_note && !is_shell && !told {
            worth.push(item);
        }
    }
    worth
}

/// Closes what is said with a full stop, and keeps of what was said before only a number or an hour
/// where nothing else is different.
fn in_short(item: &Item) -> Item {
    let mut item = item.clone();
    if let (News::Changed, Some(old), Some(new)) = (item.news, &item.old, &item.new) {
        let [was, is] = apart(old, new).map(|part| part.trim_end_matches(','));
        let is_number = |words: &str| {
            // A day of a month alone would tell nothing.
            words.bytes().filter(u8::is_ascii_digit).count() > 2
                && words.starts_with(|c: char| c.is_ascii_digit())
                && words.chars().all(|c| c.is_ascii_digit() || ":,–% ".contains(c))
        };
        if is_number(was) && is_number(is) {
            item.old = Some(was.to_owned());
        }
    }
    for said in [&mut item.old, &mut item.new].into_iter().flatten() {
        *said = said.replace("~~", "");
        if said.ends_with(|c: char| c.is_alphanumeric() || c == ')') {
            said.push('.');
        }
    }
    item
}

fn chosen(worth: &[Item]) -> Vec<&Item> {
    let mut left = WORDS;
    let mut told: Vec<&Item> = Vec::new();
    for news in FIRST {
        for item in worth.iter().filter(|item| news.contains(&item.news)) {
            let texts =
                [Some(&item.section), item.old.as_ref(), item.new.as_ref()].into_iter().flatten();
            let words: usize = texts.map(|text| text.split_whitespace().count()).sum();
            if words + 3 > left {
                left = 0;
                break;
            }
            left -= words + 3;
            told.push(item);
        }
    }
    // Items of one kind stand in the order of the pack.
    let place = |item: &&Item| worth.iter().position(|known| std::ptr::eq(known, *item));
    told.sort_by_key(place);
    told
}
