//! Word → verdict: whether its full stop belongs to an abbreviation.

use std::sync::LazyLock;

use crate::names::word::{Listed, list};

// `LAST_OR_NOT` and `STARTERS` are drawn from the English lists of sentencex, the sentence
// splitter of the Wikimedia Foundation (MIT), without the words that are everyday English too
// (`art`, `miss`, `wash`).

/// Never the last word of a sentence.
static KNOWN: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "
    Apr. Art. Arts. Aug. Capt. Ch. Col. DG. Dec. Dept. Doc. Dr. Ed. Eq. Feb. Fig. Figs.
    Gen. Gov. Hon. Jan. Jul. Jun. Lt. M. MM. Mar. Messrs. Mgr. Mlle. Mme. Mmes. Mr. Mrs.
    Ms. Mt. No. Nos. Nov. Nr. Oct. Op. Par. Para. Paras. Pres. Prof. Profs. Pt. Ref.
    Reg. Rep. Rev. Sec. Sen. Sep. Sept. Sgt. St. Ste. Tab. Vol. Vols. Yahoo! approx. ca.
    cf. ch. cit. e.g. ed. eds. eg. eq. esp. fig. figs. i.e. ibid. ie. incl. nos. op. p.
    para. paras. pp. pt. resp. sect. seq. subpara. viz. vol. vols. vs.
",
    )
});

/// May be the last word: then the next one has to be a word that begins sentences.
static LAST_OR_NOT: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "
    Adm. Assn. Ave. Bldg. Blvd. Brig. Bros. Cmdr. Co. Corp. Dist. Est. Ext. Hosp. Inc.
    Insp. Jr. Ltd. Maj. Rd. Sr. Supt. Tel. Univ. al. etc. ext. ff. tel.
",
    )
});

/// Words that have a capital only where a sentence begins.
static STARTERS: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "
    About According Accordingly Additionally After All Also Although An And Another Any
    As At Because Before Both But By Could Despite Did Do Does During Each Even Every
    Everyone Finally First For From Further Furthermore Generally Given Had Has Have He
    Hence Her Here His How However If In Indeed Initially Instead Is It Its Later Many
    Meanwhile Might More Moreover Most Much Must My Neither Never Nevertheless No None
    Nor Not Nothing Now Of Often On Once One Only Or Other Others Otherwise Our Over
    Perhaps Please Recently See Several She Should Similarly Since So Some Soon
    Specifically Still Subsequently Such That The Their Then There Therefore These They
    This Those Three Through Thus To Today Tomorrow Two Under Unfortunately Unlike Until
    Upon Usually Was We Were What When Where Whereas Whether Which While Who Why Will
    With Within Without Would Yes Yesterday Yet You Your
",
    )
});

static MONTHS: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "
    Jan January Feb February Mar March Apr April May Jun June Jul
    July Aug August Sep Sept September Oct October Nov November Dec December
",
    )
});

/// Knows the abbreviations built in and those a caller adds.
pub struct Abbreviations<'a> {
    added: Vec<&'a str>,
}

impl<'a> Abbreviations<'a> {
    /// Takes the added ones with or without their full stop; `Yahoo!` keeps its sign.
    pub fn new(added: &'a [String]) -> Self {
        let added = added.iter().map(|word| word.trim().trim_end_matches('.'));
        Self { added: added.filter(|word| !word.is_empty()).collect() }
    }

    /// Tells whether the stop that ends `head` belongs to its last word.
    pub fn has(&self, head: &str) -> bool {
        let word = last_word(head);
        let stem = head.strip_suffix('.').unwrap_or(head);
        KNOWN.contains(word)
            || LAST_OR_NOT.contains(word)
            || is_initial(word)
            || word.strip_suffix('.').is_some_and(|word| word.contains('.'))
            || self.added.iter().any(|added| ends_with_word(stem, added))
    }

    /// Tells whether the stop that ends `head` leaves the sentence open before `rest`.
    pub fn hold_open(&self, head: &str, rest: &str) -> bool {
        let word = last_word(head);
        let stem = head.strip_suffix('.').unwrap_or(head);
        if KNOWN.contains(word) || self.added.iter().any(|added| ends_with_word(stem, added)) {
            return true;
        }
        if !head.ends_with('.') {
            return false;
        }
        is_initial(word)
            || (is_letter(word) && is_letter(first_word(rest)))
            || (is_number(word) && (is_month(rest) || is_alone(head, word)))
            || (is_ordinal(head, word) && is_in_capitals(rest))
            || (may_end_a_sentence(word) && !begins_a_sentence(rest))
    }
}

fn last_word(head: &str) -> &str {
    let is_gap = |sign: char| sign.is_whitespace() || matches!(sign, '/' | '–' | '—');
    let word = head.rsplit(is_gap).next().unwrap_or(head);
    word.trim_start_matches(['(', '[', '{', '"', '\'', '“', '‘', '«', '„', '*', '_'])
}

fn ends_with_word(stem: &str, word: &str) -> bool {
    stem.strip_suffix(word).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// A number is no sentence: `Acme: 1. FC Apex`.
fn is_alone(head: &str, word: &str) -> bool {
    let before = head[..head.len() - word.len()].trim_end();
    before.ends_with([':', ';', '—'])
}

/// `1.`, which counts clubs and companies of one name, at the head or behind a word as short as
/// `the`: `berth 7.` ends a sentence.
fn is_ordinal(head: &str, word: &str) -> bool {
    let before = head[..head.len() - word.len()].split_whitespace();
    let short = before
        .last()
        .is_none_or(|last| last.chars().count() < 4 && !last.ends_with(char::is_numeric));
    is_number(word) && word.len() <= 3 && short
}

/// `FC`, as the initials in a name.
fn is_in_capitals(rest: &str) -> bool {
    let word = letters(rest);
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

fn is_initial(word: &str) -> bool {
    is_letter(word) && word.starts_with(char::is_uppercase)
}

/// `J.`, and the halves of `z. B.`.
fn is_letter(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_alphabetic) && signs.as_str() == "."
}

fn first_word(rest: &str) -> &str {
    let word = rest.split(char::is_whitespace).next().unwrap_or("");
    word.trim_end_matches([',', ';', ':', ')'])
}

fn may_end_a_sentence(word: &str) -> bool {
    LAST_OR_NOT.contains(word) || is_dotted(word)
}

/// `U.S.`, `Ph.D.`, `S.p.A.`; but a name goes on after no `3 p.m.`.
fn is_dotted(word: &str) -> bool {
    let stem = word.strip_suffix('.').unwrap_or(word);
    let last = stem.rsplit_once('.').map_or("", |(_, last)| last);
    let mut signs = last.chars();
    signs.next().is_some_and(char::is_alphabetic)
        && signs.next().is_none()
        && !matches!(&*word.to_lowercase(), "a.m." | "p.m.")
}

fn begins_a_sentence(rest: &str) -> bool {
    STARTERS.contains(letters(rest))
}

fn is_number(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn is_month(rest: &str) -> bool {
    MONTHS.contains(letters(rest))
}

fn letters(rest: &str) -> &str {
    let end = rest.find(|sign: char| !sign.is_alphabetic());
    &rest[..end.unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::Abbreviations;

    #[test]
    fn some_end_a_sentence_before_a_word_that_begins_one() {
        let known = Abbreviations::new(&[]);
        for head in ["Corvus Inc.", "the U.S.", "Apex S.p.A.", "ports, etc.", "et al."] {
            assert!(known.hold_open(head, "Senate"), "{head}");
            assert!(!known.hold_open(head, "The rest"), "{head}");
        }
        for head in ["at 3 p.m.", "it is 1.5.", "www.example."] {
            assert!(!known.hold_open(head, "Tuesday"), "{head}");
        }
    }

    #[test]
    fn the_stop_of_an_abbreviation_holds_open() {
        let known = Abbreviations::new(&[]);
        for head in ["by Mr.", "(cf.", "and/or No.", "J.", "É.", "“Prof."] {
            assert!(known.hold_open(head, "Next"), "{head}");
        }
        assert!(known.hold_open("Ports, z.", "B. Apex"));
        assert!(known.hold_open("Ports, z.", "B., Apex"));
        for head in ["done.", "done", "Mr", "in 2024.", "a.", ""] {
            assert!(!known.hold_open(head, "Next"), "{head}");
        }
    }

    #[test]
    fn a_day_holds_open_before_its_month() {
        let known = Abbreviations::new(&[]);
        assert!(known.hold_open("on 29.", "October was"));
        assert!(known.hold_open("on 29.", "May"));
        assert!(!known.hold_open("on 29.", "Mayors"));
    }

    #[test]
    fn an_ordinal_in_a_name_holds_open() {
        let known = Abbreviations::new(&[]);
        for (head, rest) in
            [("We met the 1.", "FC Apex there."), ("at 2.", "SV Pier"), ("Acme: 2.", "Any name")]
        {
            assert!(known.hold_open(head, rest), "{head} {rest}");
        }
        for (head, rest) in
            [("in class 1.", "The FC"), ("in 2021.", "FC Apex"), ("for berth 7.", "NHA pays")]
        {
            assert!(!known.hold_open(head, rest), "{head} {rest}");
        }
    }

    #[test]
    fn an_added_one_is_a_whole_word() {
        let added = ["Cttee.".to_owned(), String::new()];
        let known = Abbreviations::new(&added);
        assert!(known.hold_open("The Cttee.", "Next"));
        assert!(!known.hold_open("The SubCttee.", "Next"));
    }
}
