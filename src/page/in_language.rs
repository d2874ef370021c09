//! Templates × the words of a language → the templates in it.

use super::elision;
use super::templates::{Template, Templates};
use super::translate::translate;
use crate::brief::language::{self, Language};
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::{At, Report};
use crate::finding::text::Span;

impl Templates {
    /// Returns the templates with their words in a language, as far as a file has them.
    pub fn in_language(&self, tag: &str, report: &mut Report) -> (Self, Language) {
        let mut language = None;
        let names = language::files(tag);
        let own = names.iter().find_map(|name| self.get(name));
        if own.is_none() {
            report
                .warning("no-words", At::Field(FieldPath::new(Kind::Settings, "settings", "language")), {
                    format!("There are no words in `{tag}`: packs have days in it, and the rest in English.")
                })
                .hint(format!("write `templates/{}`, or `language: en-GB`", names[1]));
        }
        if let Some(file) = own.or_else(|| self.get("words/en.yaml")) {
            let mut faults = Vec::new();
            language = Language::read(&file.text, &mut faults);
            for fault in faults {
                let at = At::Text(Span::new(file.file, fault.range));
                let diagnostic = report.error(fault.code, at, fault.message);
                fault.hints.into_iter().for_each(|hint| {
                    diagnostic.hint(hint);
                });
            }
        }
        let language = language.unwrap_or_default();
        let told = |template: &Template| translate(&template.text, language.phrases());
        let texts = self.texts.iter().map(|(name, template)| {
            let ending = name.rsplit('.').next().filter(|_| language.has_phrases());
            let own = match ending {
                Some("md") => Some(elision::marked(&told(template), language.elided())),
                Some("txt") => Some(told(template)),
                _ => None,
            };
            let original = own.is_some().then(|| template.text.clone());
            let text = own.unwrap_or_else(|| template.text.clone());
            (name.clone(), Template { original, text, ..*template })
        });
        (Self { texts: texts.collect() }, language)
    }
}
