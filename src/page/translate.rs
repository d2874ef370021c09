//! A template in English → the same in another language; its tags and its code stay.

use std::collections::BTreeMap;

/// Signs between which a template's words stand.
const BETWEEN: &[char] = &['\n', '*', '|', '#', '>', '_', '[', ']', '(', ')', '“', '”', '"', '`'];

/// Signs that may stand before a phrase and are no part of it.
const BEFORE: &[char] = &[' ', '·', '—', '–', '-', ',', ';', ':', '…', '/', '.', '°'];

/// Signs that may stand behind one.
const BEHIND: &[char] = &[' ', ',', ';', ':', '.'];

/// Puts the words of a template into a language.
pub fn translate(template: &str, phrases: &BTreeMap<String, String>) -> String {
    let (told, _) = told_and_unknown(template, phrases);
    told
}

/// Returns the template in the language, and the words that it has no phrase for.
fn told_and_unknown(template: &str, phrases: &BTreeMap<String, String>) -> (String, Vec<String>) {
    let mut translator = Translator {
        phrases,
        out: String::with_capacity(template.len() + template.len() / 4),
        unknown: Vec::new(),
        before: '\n',
        in_code: false,
        in_block: false,
    };
    translator.template(template);
    (translator.out, translator.unknown)
}

struct Translator<'p> {
    phrases: &'p BTreeMap<String, String>,
    out: String,
    /// Words that no phrase stands for.
    unknown: Vec<String>,
    /// The sign before what is read.
    before: char,
    /// Whether what is read stands in a code span, or in a block of code: what is written there
    /// is typed by somebody as it stands.
    in_code: bool,
    in_block: bool,
}

impl Translator<'_> {
    fn template(&mut self, text: &str) {
        let mut rest = text;
        while let Some(open) = ["{{", "{%", "{#"].iter().filter_map(|t| rest.find(t)).min() {
            self.literal(&rest[..open]);
            let close = match &rest[open..open + 2] {
                "{{" => "}}",
                "{%" => "%}",
                _ => "#}",
            };
            let end = rest[open..].find(close).map_or(rest.len(), |at| open + at + 2);
            self.out.push_str(&rest[open..end]);
            self.before = '}';
            rest = &rest[end..];
        }
        self.literal(rest);
    }

    fn literal(&mut self, text: &str) {
        for part in text.split_inclusive(BETWEEN) {
            let sign = part.chars().next_back().filter(|c| BETWEEN.contains(c));
            let words = &part[..part.len() - sign.map_or(0, char::len_utf8)];
            // What a footnote means stands behind `]:`.
            let is_definition = self.before == ']' && words.starts_with(':');
            if self.in_code || self.in_block || is_definition {
                self.out.push_str(words);
            } else {
                self.words(words);
            }
            let Some(sign) = sign else {
                if !words.is_empty() {
                    self.before = ' ';
                }
                continue;
            };
            match sign {
                '`' => self.in_code = !self.in_code,
                '\n' => {
                    self.in_code = false;
                    let line = self.out.rsplit('\n').next().unwrap_or_default();
                    self.in_block ^= line.starts_with("```");
                }
                _ => {}
            }
            self.before = sign;
            let sign = sign.to_string();
            let own = self.phrases.get(&sign).filter(|_| !self.in_block);
            self.out.push_str(own.unwrap_or(&sign));
        }
    }

    fn words(&mut self, words: &str) {
        let trimmed = words.trim();
        let core = trimmed.trim_start_matches(BEFORE);
        let alone = core.trim_end_matches(BEHIND);
        let phrases = [trimmed, core, alone];
        let mut known = phrases.into_iter().filter(|phrase| !phrase.is_empty());
        let own = known.find_map(|phrase| Some((phrase, self.phrases.get(phrase)?)));
        let Some((phrase, own)) = own else {
            if alone.contains(char::is_alphabetic) {
                self.unknown.push(core.to_owned());
            }
            self.out.push_str(words);
            return;
        };
        let at = words.find(phrase).unwrap_or_default();
        let behind = &words[at + phrase.len()..];
        let sign = behind.trim();
        // Words that the language does without leave no space.
        if !own.is_empty() {
            self.out.push_str(&words[..at]);
        }
        self.out.push_str(own);
        match self.phrases.get(sign).filter(|_| !sign.is_empty()) {
            Some(own) => self.out.push_str(&behind.replacen(sign, own, 1)),
            None => self.out.push_str(behind),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{told_and_unknown, translate};
    use crate::brief::language::Language;
    use crate::page::templates::BUILT_IN;

    fn in_french(template: &str) -> String {
        let words = [
            (":", " :"),
            ("done", "fait le"),
            ("to", "à"),
            ("or", "ou"),
            ("Missing", "Manque"),
            ("held", "tenu"),
            ("took", ""),
        ];
        let owned = |(word, own): (&str, &str)| (word.to_owned(), own.to_owned());
        let phrases: BTreeMap<String, String> = words.map(owned).into();
        translate(template, &phrases)
    }

    #[test]
    fn code_and_the_signs_of_markdown_stay() {
        for kept in [
            "[^{{ id }}]: {{ title }}",
            "[^a]: x",
            "```yaml\nq1: done\n#us: or\n```\n",
            "`held`",
            "`{{ a }} to {{ b }}`",
            "`a: {{ a }}` {{ x }}",
        ] {
            assert_eq!(in_french(kept), kept);
        }
        for (template, own) in [
            ("{{ a }}: {{ b }}", "{{ a }} : {{ b }}"),
            ("{{ a }} to `held` or", "{{ a }} à `held` ou"),
            ("Missing: {{ b }}", "Manque : {{ b }}"),
            ("```\nto\n```\nto\n", "```\nto\n```\nà\n"),
            ("({{ a }}): {{ b }}", "({{ a }}) : {{ b }}"),
            ("{{ a }} took, {{ b }}", "{{ a }}, {{ b }}"),
        ] {
            assert_eq!(in_french(template), own);
        }
    }

    /// What somebody types into a record as it stands, in a template of parts.
    const TYPED: [&str; 7] =
        ["{ who:", "mode:", "name:", "role:", "organisation:", "redacted:", "unnamed"];

    #[test]
    fn every_phrase_of_every_template_stands_in_the_french_words() {
        let get = |name| BUILT_IN.iter().find(|(found, _)| *found == name);
        let (_, words) = get("words/fr.yaml").expect("the French words are built in");
        let mut faults = Vec::new();
        let french = Language::read(words, &mut faults).expect("they can be read");
        assert!(faults.is_empty());
        let mut missing = Vec::new();
        for (name, text) in
            BUILT_IN.iter().filter(|(name, _)| name.ends_with(".md") || name.ends_with(".txt"))
        {
            let (_, unknown) = told_and_unknown(text, french.phrases());
            let unknown = unknown.into_iter();
            missing.extend(
                unknown
                    .filter(|words| !TYPED.contains(&words.as_str()))
                    .map(|words| format!("{name}: {words}")),
            );
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }
}
