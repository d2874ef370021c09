//! Visiting cards (.vcf) → people and organisations, or the change of those on record.

use calcard::vcard::{VCardKind, VCardProperty as Property, VCardValue as Value};
use calcard::{Entry, Parser};

use super::card_fields::organisation;
use super::card_person::person;
use super::card_text::Card;
use super::encoding::lines;
use super::known::Known;
use super::{Imported, Original, Wishes};

pub fn cards(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let lines = lines(original.bytes, &mut imported.doubts);
    let (cards, stray) = split(&lines);
    if cards.is_empty() {
        imported.doubts.add("no-card", &[]);
    }
    let is = |line: &&String, mark: &str| line.trim().eq_ignore_ascii_case(mark);
    let count = |mark| lines.iter().filter(|line| is(line, mark)).count();
    if count("BEGIN:VCARD") > count("END:VCARD") {
        imported.doubts.add("card-cut-short", &[]);
    }
    if !stray.is_empty() {
        imported.doubts.add("lines-of-no-card", &[&stray.join("; ")]);
    }
    for (own, all) in cards {
        let text = format!("BEGIN:VCARD\n{}\nEND:VCARD\n", own.join("\n"));
        let Entry::VCard(fields) = Parser::new(&text).entry() else {
            imported.doubts.add("card-unread", &[]);
            continue;
        };
        let card = Card {
            fields,
            lines: all.iter().map(|line| (*line).to_owned()).collect(),
            original: original.name.to_owned(),
        };
        one(&card, wishes, known, &mut imported);
    }
    imported
}

/// Splits a file into cards, and what stands outside of every card. A card that does not end
/// is ended by the next.
fn split(lines: &[String]) -> (Vec<Lines<'_>>, Vec<&str>) {
    let mut cards: Vec<Lines<'_>> = Vec::new();
    let mut stray = Vec::new();
    let mut depth = 0_usize;
    let mut holds_next = false;
    for line in lines {
        let upper = line.trim().to_ascii_uppercase();
        let begins = upper == "BEGIN:VCARD";
        if begins && (depth == 0 || !holds_next && depth == 1) {
            cards.push((Vec::new(), Vec::new()));
            depth = 1;
            continue;
        }
        let Some((own, all)) = cards.last_mut().filter(|_| depth > 0) else {
            if upper != "END:VCARD" && !upper.is_empty() {
                stray.push(line.trim());
            }
            continue;
        };
        // `AGENT:` holds a whole card.
        holds_next = upper.ends_with(':') && upper.starts_with("AGENT");
        match upper.as_str() {
            "BEGIN:VCARD" => depth += 1,
            "END:VCARD" => depth -= 1,
            _ if depth == 1 && !holds_next => own.push(line),
            _ => {}
        }
        if depth > 0 {
            all.push(line);
        }
    }
    (cards, stray)
}

/// The lines of a card without those of cards within it, and all of its lines.
type Lines<'l> = (Vec<&'l str>, Vec<&'l str>);

/// A card is of a person, unless it says otherwise, or names no one but a firm.
fn one(card: &Card, wishes: &Wishes, known: &mut Known<'_>, imported: &mut Imported) {
    let kind = card.fields.property(&Property::Kind).and_then(|e| e.values.first());
    let (name, firm) = (card.name(), card.firm());
    let is_firm = !firm.is_empty() && (name.is_empty() || name == firm);
    match kind {
        Some(Value::Kind(VCardKind::Org)) => organisation(card, known, imported),
        _ if is_firm => organisation(card, known, imported),
        None | Some(Value::Kind(VCardKind::Individual)) if name.is_empty() => {
            imported.doubts.add("card-without-a-name", &[]);
        }
        None | Some(Value::Kind(VCardKind::Individual)) => {
            person(card, &name, wishes, known, imported);
        }
        Some(_) => imported.doubts.add("card-of-nobody", &[&name]),
    }
}
