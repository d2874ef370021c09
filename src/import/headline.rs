//! Subject, labels and opening words → when, with whom and how a contact was held; each
//! answer with the words it was read from.

use super::Wishes;
use super::answer::{Answer, LONGEST_TITLE, short};
use super::block::{Block, Shape};
use super::clock::{Clock, clock};
use super::kind;
use super::known::Known;
use super::labels::Labels;
use super::met::{met_in, until};
use super::moment::days;
use super::section::Section;
use crate::names::word::{folded_words, listed};
use crate::tidy::sentences;

/// Where the answers are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// What the message is called, then what the one around it is called.
    pub subjects: &'a [&'a str],
    /// When the message was sent, as it stands.
    pub sent: &'a str,
    pub labels: &'a Labels,
    pub section: &'a Section,
    pub whole: &'a str,
    /// Whether it was written before the contact: its days are those of other contacts.
    pub beforehand: bool,
}

/// So many blocks are read for what a contact was; the rest tells what was said.
const OPENING: usize = 4;

/// Who tells what a contact was tells it within so many bytes of a block.
const LONGEST_OPENING: usize = 2_000;

/// Words that make a sentence one about another meeting, or one yet to come.
const OTHERS: &str = "next follow followup further future previous last earlier will would \
                      shall should ahead before since after prochaine prochain precedente \
                      nachste nachsten vorige letzte proxima proximo anterior prossima scorsa \
                      volgende vorige naeste sidste nasta forra nastepne poprzednie";

/// Words that make it one of a meeting that was not held.
const NEVER: &str = "no not never kein keine nicht aucun aucune pas ninguna ningun nessuna nessun \
                     nenhuma geen niet ingen ikke inte nie";

/// Words by which a sentence says that a contact was held.
const HELD: &str = "took place|was held|were held|met|held a|had a|spoke|a eu lieu|s est tenue|\
                    ont rencontre|a rencontre|fand statt|fand ein|stattgefunden|trafen|traf|\
                    tuvo lugar|se celebro|se reunio|si e tenuta|si e svolto|ha incontrato|\
                    teve lugar|realizou se|reuniu se|vond plaats|heeft plaatsgevonden|\
                    fandt sted|blev afholdt|agde rum|agt rum|holls|odbylo sie|odbyla sie";

/// Words by which a meeting is called off or put off.
const OFF: &str = "cancelled canceled postponed rescheduled annule annulee reporte reportee abgesagt \
                   verschoben cancelado cancelada aplazada aplazado annullato annullata rinviata \
                   adiada geannuleerd afgezegd uitgesteld aflyst udsat installt odwolane przelozone";

impl Sight<'_> {
    /// The first blocks: titles, and the sentence that tells of the contact.
    fn opening(&self) -> impl Iterator<Item = &Block> {
        self.section.blocks.iter().take(OPENING)
    }

    /// Short lines at the top: `26 October 2021, 15:30 CET`.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let titles = self.opening().filter(|block| block.shape == Shape::Heading);
        titles.map(|block| block.text.as_str())
    }

    /// What the part and the message are called, the nearest to the part first.
    fn called(&self) -> Vec<&str> {
        let heading = [self.section.heading.as_str()].into_iter();
        let subjects = heading.chain(self.subjects.iter().copied());
        let titles = subjects.chain([self.labels.subject.as_str()]);
        titles.chain(self.titles()).collect()
    }

    /// The sentences of the opening that say of a contact that it was held.
    pub fn tells(&self, known: &Known<'_>) -> Vec<&str> {
        let prose = self
            .opening()
            .filter(|block| block.shape == Shape::Paragraph);
        let starts = prose
            .map(|block| &block.text[..block.text.floor_char_boundary(LONGEST_OPENING)]);
        let all =
            starts.flat_map(|start| sentences(start, &known.settings().abbreviations));
        all.filter(|sentence| tells_of_contact(sentence, known))
            .collect()
    }

    /// Finds the time of day: beside the day, under its label, or above the heading.
    pub fn time(&self, known: &Known<'_>) -> Option<Clock> {
        let labels = [
            self.section.time.as_str(),
            &self.labels.time,
            &self.labels.date,
        ];
        let titles = self.titles().filter(|text| !days(text).is_empty());
        let texts = labels.into_iter().chain(self.subjects.iter().copied());
        let texts = texts.chain(titles).chain(self.tells(known));
        texts.into_iter().find_map(clock)
    }

    /// The words that say who met, up to what they talked about.
    pub fn who_met(&self, known: &Known<'_>) -> Vec<String> {
        let subjects = self.subjects.iter().copied();
        let titles = subjects.filter(|text| kind::contact(text, known).is_some());
        let texts = titles.chain(self.tells(known));
        let ends = "took place| to discuss| about | regarding | on the ";
        texts.map(|text| until(text, ends).to_owned()).collect()
    }

    /// The words of subject or opening that say of a meeting that it was not held.
    pub fn off(&self) -> Option<&str> {
        let opening = self.opening().map(|block| block.text.as_str());
        let mut texts = self.subjects.iter().copied().chain(opening);
        texts.find(|text| {
            let start = &text[..text.floor_char_boundary(LONGEST_TITLE)];
            folded_words(start).iter().any(|word| listed(OFF, word))
        })
    }

    /// Finds the organisations of the other side.
    pub fn with(
        &self,
        wishes: &Wishes,
        known: &Known<'_>,
    ) -> Option<Answer<Vec<String>>> {
        if let Some(with) = &wishes.with {
            return Some(Answer::of([with.clone()], "as you said"));
        }
        let called = self.called();
        let tells = self.tells(known);
        let met = called.iter().chain(&tells).filter_map(|text| {
            let ids = known.others_in(met_in(text)?);
            (!ids.is_empty()).then(|| Answer::of(ids, short(text)))
        });
        let named = called.iter().filter_map(|text| {
            let ids = known.others_in(text);
            (ids.len() == 1).then(|| Answer::of(ids, short(text)))
        });
        met.chain(named).next()
    }

    /// Finds what kind of contact it was.
    pub fn kind(&self, known: &Known<'_>) -> Option<Answer<String>> {
        let find = |text: &&str| kind::contact(text, known);
        let heading = self.section.heading.as_str();
        if !heading.is_empty() {
            return find(&heading).map(|(kind, sign)| Answer::of(kind, sign));
        }
        let called = self.called().iter().find_map(find);
        let said = self.tells(known).iter().find_map(find);
        let (kind, sign) = match (called, said) {
            // The subject often says meeting where the first sentence says call.
            (Some((kind, _)), Some((other, sign)))
                if kind == "meeting" && other != "visit" =>
            {
                (other, sign)
            }
            (called, said) => called.or(said)?,
        };
        Some(Answer::of(kind, sign))
    }
}

/// Says whether a sentence tells that a contact was held.
fn tells_of_contact(sentence: &str, known: &Known<'_>) -> bool {
    let start = &sentence[..sentence.floor_char_boundary(600)];
    let all = folded_words(start);
    // What follows the day or `to discuss` is no longer about when it was.
    let is_other = |word: &String| listed(OTHERS, word) || listed(NEVER, word);
    if all.iter().take(12).any(is_other) {
        return false;
    }
    let joined = format!(" {} ", all.join(" "));
    let mut held = HELD.split('|');
    let is_held = held.any(|held| joined.contains(&format!(" {held} ")));
    let begins_with_day = days(start).first().is_some_and(|day| day.range.start <= 20);
    kind::contact(start, known).is_some() && (is_held || begins_with_day)
}
