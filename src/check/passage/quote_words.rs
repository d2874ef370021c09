//! A text → its words as they are compared: spaces, line ends, quotation marks and dashes apart.

use unicode_normalization::UnicodeNormalization;

/// Stands for a hyphen at the end of a line, which may be the word's own or the line's.
const AT_LINE_END: char = '\u{1}';

/// A word of a quote or passage.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteWord {
    pub shown: String,
    /// As it is compared.
    key: String,
}

impl QuoteWord {
    /// Says whether two words are the same, whatever their line ends. At the head of a quote
    /// its first letter may have another case, at its end another stop may stand.
    pub fn is(&self, other: &Self, at_head: bool, at_end: bool) -> bool {
        let forms = |word: &Self| {
            let tail = if at_end { word.bare() } else { &word.key };
            let key = if at_head { small_head(tail) } else { tail.to_owned() };
            ["-", ""].map(|hyphen| key.replace(AT_LINE_END, hyphen))
        };
        let theirs = forms(other);
        forms(self).iter().any(|own| theirs.contains(own))
    }

    /// Returns the word without the comma or stop behind it.
    pub fn bare(&self) -> &str {
        self.key.trim_end_matches([',', '.', ';', ':', '!', '?'])
    }
}

/// Leaves out every apostrophe that stands beside no letter: it closes or opens a quotation.
fn within_words(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_alphanumeric())
    };
    let kept = letters.iter().enumerate().filter(|(at, letter)| {
        **letter != '\'' || is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))
    });
    kept.map(|(_, letter)| letter).collect()
}

fn small_head(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Splits a text into words.
pub fn quote_words(text: &str) -> Vec<QuoteWord> {
    let mut words: Vec<QuoteWord> = Vec::new();
    for raw in plain(text).split_whitespace() {
        let own = within_words(raw);
        let key = own.as_str();
        let shown = raw.replace(AT_LINE_END, "-");
        // `50 %` and `EUR 5 m` have a blank that others leave out.
        let sign = !key.contains(char::is_alphanumeric) && key != "-" && !key.is_empty();
        let unit = sign || matches!(key.trim_end_matches(['.', ',']), "m" | "bn" | "mn" | "k");
        let number =
            words.last_mut().filter(|word| word.key.ends_with(|c: char| c.is_ascii_digit()));
        match number {
            Some(number) if unit => {
                number.shown = format!("{} {shown}", number.shown);
                number.key.push_str(key);
            }
            _ if key.is_empty() => {}
            _ => words.push(QuoteWord { shown, key: key.to_owned() }),
        }
    }
    words
}

/// Writes marks in one way: no quotation marks, one dash, ligatures in letters.
fn plain(text: &str) -> String {
    let mut lines = text.lines().map(str::trim_end).peekable();
    let mut joined = String::new();
    while let Some(line) = lines.next() {
        let hyphen = line.strip_suffix(['-', '‐', '\u{ad}']);
        let broken = hyphen.filter(|rest| rest.ends_with(char::is_alphabetic));
        match broken.filter(|_| lines.peek().is_some()) {
            Some(rest) => {
                joined.push_str(rest);
                joined.push(AT_LINE_END);
                if let Some(next) = lines.peek_mut() {
                    *next = next.trim_start();
                }
            }
            None => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    let silent = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}' | '\u{feff}');
    let mut plain = String::with_capacity(joined.len());
    for c in joined.chars().filter(silent).nfkc() {
        match c {
            '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '"' => {}
            '‘' | '’' | '‚' | '`' | '′' => plain.push('\''),
            '—' | '―' => plain.push_str(" - "),
            '–' | '‑' | '‐' | '−' => plain.push('-'),
            c => plain.push(c),
        }
    }
    let dashes = plain.replace("---", " - ").replace("--", " - ");
    dashes.replace(",,", "").replace("''", "")
}
