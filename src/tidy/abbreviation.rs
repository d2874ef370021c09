//! Word → verdict: whether its full stop belongs to an abbreviation.

// Sorted, as the search needs.
const KNOWN: &[&str] = &[
    "Apr.", "Art.", "Arts.", "Aug.", "Capt.", "Ch.", "Col.", "DG.", "Dec.", "Dept.",
    "Doc.", "Dr.", "Ed.", "Eq.", "Feb.", "Fig.", "Figs.", "Gen.", "Gov.", "Hon.", "Jan.",
    "Jr.", "Jul.", "Jun.", "Lt.", "M.", "MM.", "Mar.", "Messrs.", "Mgr.", "Mlle.",
    "Mme.", "Mmes.", "Mr.", "Mrs.", "Ms.", "Mt.", "No.", "Nos.", "Nov.", "Nr.", "Oct.",
    "Op.", "Par.", "Para.", "Paras.", "Pres.", "Prof.", "Profs.", "Pt.", "Ref.", "Reg.",
    "Rep.", "Rev.", "Sec.", "Sen.", "Sep.", "Sept.", "Sgt.", "Sr.", "St.", "Ste.",
    "Tab.", "Vol.", "Vols.", "approx.", "ca.", "cf.", "ch.", "cit.", "e.g.", "ed.",
    "eds.", "eg.", "eq.", "esp.", "etc.", "ff.", "fig.", "figs.", "i.e.", "ibid.", "ie.",
    "incl.", "nos.", "op.", "p.", "para.", "paras.", "pp.", "pt.", "resp.", "sect.",
    "seq.", "subpara.", "viz.", "vol.", "vols.", "vs.",
];

const MONTHS: &[&str] = &[
    "Jan",
    "January",
    "Feb",
    "February",
    "Mar",
    "March",
    "Apr",
    "April",
    "May",
    "Jun",
    "June",
    "Jul",
    "July",
    "Aug",
    "August",
    "Sep",
    "Sept",
    "September",
    "Oct",
    "October",
    "Nov",
    "November",
    "Dec",
    "December",
];

/// Knows the abbreviations built in and those a caller adds.
pub struct Abbreviations<'a> {
    added: Vec<&'a str>,
}

impl<'a> Abbreviations<'a> {
    /// Takes the added ones with or without their full stop.
    pub fn new(added: &'a [String]) -> Self {
        let added = added.iter().map(|word| word.trim().trim_end_matches('.'));
        Self {
            added: added.filter(|word| !word.is_empty()).collect(),
        }
    }

    /// Tells whether the stop that ends `head` leaves the sentence open before `rest`.
    pub fn hold_open(&self, head: &str, rest: &str) -> bool {
        let Some(stem) = head.strip_suffix('.') else {
            return false;
        };
        let word = last_word(head);
        KNOWN.binary_search(&word).is_ok()
            || self.added.iter().any(|added| ends_with_word(stem, added))
            || is_initial(word)
            || (is_number(word) && is_month(rest))
    }
}

fn last_word(head: &str) -> &str {
    let is_gap = |sign: char| sign.is_whitespace() || matches!(sign, '/' | '–' | '—');
    let word = head.rsplit(is_gap).next().unwrap_or(head);
    word.trim_start_matches(['(', '[', '{', '"', '\'', '“', '‘', '«', '„', '*', '_'])
}

fn ends_with_word(stem: &str, word: &str) -> bool {
    stem.strip_suffix(word)
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

fn is_initial(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase) && signs.as_str() == "."
}

fn is_number(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn is_month(rest: &str) -> bool {
    let end = rest.find(|sign: char| !sign.is_alphabetic());
    MONTHS.contains(&&rest[..end.unwrap_or(rest.len())])
}

#[cfg(test)]
mod tests {
    use super::{Abbreviations, KNOWN};

    #[test]
    fn the_built_in_ones_are_sorted() {
        assert!(KNOWN.is_sorted());
    }

    #[test]
    fn the_stop_of_an_abbreviation_holds_open() {
        let known = Abbreviations::new(&[]);
        for head in ["by Mr.", "(cf.", "and/or No.", "J.", "É.", "“Prof."] {
            assert!(known.hold_open(head, "Next"), "{head}");
        }
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
    fn an_added_one_is_a_whole_word() {
        let added = ["Cttee.".to_owned(), String::new()];
        let known = Abbreviations::new(&added);
        assert!(known.hold_open("The Cttee.", "Next"));
        assert!(!known.hold_open("The SubCttee.", "Next"));
    }
}
