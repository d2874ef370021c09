//! The templates of a run: the built-in ones, shadowed by the project's own.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::ErrorKind;

use crate::finding::report::{At, Diagnostic, Report};
use crate::finding::text::{FileId, SourceFile, Sources, Span};

/// The built-in templates: name within `templates/`, text.
pub const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// Every template by name, and whose it is.
#[derive(Debug, Default)]
pub struct Templates {
    pub(super) texts: BTreeMap<String, Template>,
}

#[derive(Debug)]
pub struct Template {
    /// Its text, in the language of the packs.
    pub text: String,
    /// Its text as written, where that is in another language.
    pub original: Option<String>,
    /// The number of the text, for faults.
    pub file: FileId,
    /// Whether the project brings it.
    pub own: bool,
}

impl Template {
    /// Returns where bytes of the text stand in what was written: the same line.
    fn written(&self, range: Range<usize>) -> Range<usize> {
        let Some(original) = &self.original else {
            return range;
        };
        let before = self.text.get(..range.start).unwrap_or(&self.text);
        let mut lines = original.split_inclusive('\n');
        let above = lines.by_ref().take(before.matches('\n').count());
        let start: usize = above.map(str::len).sum();
        let line = lines.next().unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

impl Templates {
    /// Lays the project's own templates over the built-in ones, which become sources too.
    pub fn new(own: &[(String, FileId)], sources: &mut Sources) -> Self {
        let mut texts = BTreeMap::new();
        for (name, text) in BUILT_IN {
            let path = format!("templates/{name} (built in)");
            let text = (*text).to_owned();
            let file = sources.add(SourceFile::new(path, text.clone()));
            texts.insert((*name).to_owned(), Template { text, original: None, file, own: false });
        }
        for (name, file) in own {
            let text = sources.file(*file).text().to_owned();
            texts.insert(name.clone(), Template { text, original: None, file: *file, own: true });
        }
        Self { texts }
    }

    /// Returns the Markdown templates by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .filter(|(name, _)| name.ends_with(".md"))
            .map(|(name, template)| (name.as_str(), template.text.as_str()))
    }

    /// Returns every template by name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Template)> {
        self.texts.iter().map(|(name, template)| (name.as_str(), template))
    }

    /// Finds a template.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.texts.get(name)
    }

    /// Returns the path of a template as a person would type it.
    pub fn path(&self, name: &str) -> String {
        let own = self.get(name).is_some_and(|template| template.own);
        format!("templates/{name}{}", if own { "" } else { " (built in)" })
    }

    /// Notes a fault at bytes of a template.
    pub fn error<'r>(
        &self,
        name: &str,
        range: Range<usize>,
        code: &'static str,
        message: impl Into<String>,
        report: &'r mut Report,
    ) -> &'r mut Diagnostic {
        report.error(code, self.at(name, range), message)
    }

    fn at(&self, name: &str, range: Range<usize>) -> At {
        match self.get(name) {
            Some(template) => At::Text(Span::new(template.file, template.written(range))),
            None => At::Path(format!("templates/{name}")),
        }
    }

    /// Notes what Tera found wrong.
    pub fn fault(&self, error: &tera::Error, report: &mut Report) {
        match error.kind() {
            ErrorKind::SyntaxError(found) | ErrorKind::RenderingError(found) => {
                let span = found.span();
                let at = self.at(found.filename(), span.range.clone());
                let code = match error.kind() {
                    ErrorKind::SyntaxError(_) => "template-syntax",
                    _ => "template-fault",
                };
                let message = found.message().trim_end_matches('.').to_owned();
                let (message, fields) = match message.split_once(". Available ") {
                    Some((message, fields)) => (message.to_owned(), Some(fields.to_owned())),
                    None => (message, None),
                };
                report
                    .error(code, at, format!("{message}."))
                    .hint(fields.map(|fields| format!("available {fields}")));
            }
            other => self.faults_in_words(&other.to_string(), report),
        }
    }

    /// Reads faults that Tera gives as one text, a block each: `error: …`, `--> name:3:5`.
    fn faults_in_words(&self, words: &str, report: &mut Report) {
        let mut message = "";
        let mut placed = false;
        for line in words.lines() {
            if let Some(found) = line.strip_prefix("error: ") {
                message = found;
            }
            let place = line.trim_start().strip_prefix("--> ");
            if let Some(at) = place.and_then(|place| self.place(place)) {
                report.error("template-fault", at, sentence(message));
                placed = true;
            }
        }
        if !placed {
            let first = words.lines().next().unwrap_or_default();
            let at = self.named_in(first).unwrap_or_else(|| At::Path("templates".into()));
            report.error("template-fault", at, sentence(first));
        }
    }

    /// Finds the first template that a fault names: one that goes round in a circle has no
    /// other place.
    fn named_in(&self, words: &str) -> Option<At> {
        let mut quoted = words.split(['\'', '"', '`']);
        let name = quoted.find(|name| self.get(name).is_some())?;
        let text = &self.get(name)?.text;
        let start = text.find("{% include").unwrap_or_default();
        let length = text[start..].lines().next().map_or(0, str::len);
        Some(self.at(name, start..start + length))
    }

    fn place(&self, place: &str) -> Option<At> {
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let text = &self.get(name)?.text;
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let before: usize = text[start..].chars().take(column - 1).map(char::len_utf8).sum();
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let rest = &text[start + before..];
        let length = rest.find(|c| !word(c)).unwrap_or(rest.len()).max(1);
        let end = (start + before + length).min(text.len());
        Some(self.at(name, start + before..end))
    }
}

fn sentence(words: &str) -> String {
    format!("{}.", words.trim_end_matches('.'))
}
