//! Text ⇄ its lines and how they end, so that an editor's line endings are no hand edits.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// The lines without their ends.
    pub lines: Vec<&'a str>,
    /// What lies around them.
    pub form: Form,
}

/// How a text is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    order_mark: bool,
    carriage_returns: bool,
    ends_the_last_line: bool,
}

const ORDER_MARK: char = '\u{feff}';

impl<'a> Text<'a> {
    /// Takes a text apart; [`Text::join`] gives the same bytes back.
    pub fn split(text: &'a str) -> Self {
        let body = text.strip_prefix(ORDER_MARK).unwrap_or(text);
        let carriage_returns =
            body.contains('\n') && body.matches('\n').count() == body.matches("\r\n").count();
        let end = if carriage_returns { "\r\n" } else { "\n" };
        let ends_the_last_line = body.is_empty() || body.ends_with(end);
        let inner = body.strip_suffix(end).unwrap_or(body);
        let lines = match body {
            "" => Vec::new(),
            _ => inner.split(end).collect(),
        };
        let form =
            Form { order_mark: body.len() < text.len(), carriage_returns, ends_the_last_line };
        Self { lines, form }
    }

    /// Puts a text together.
    pub fn join(&self) -> String {
        let end = if self.form.carriage_returns { "\r\n" } else { "\n" };
        let mut text = String::new();
        if self.form.order_mark {
            text.push(ORDER_MARK);
        }
        text.push_str(&self.lines.join(end));
        if self.form.ends_the_last_line && !self.lines.is_empty() {
            text.push_str(end);
        }
        text
    }
}

/// Returns lines to be compared.
pub fn borrowed(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

/// Takes the form of the side that changed it; a person's choice goes before a build's.
pub fn form(base: Form, theirs: Form, ours: Form) -> Form {
    let pick = |of: fn(Form) -> bool| {
        if of(theirs) == of(base) { of(ours) } else { of(theirs) }
    };
    Form {
        order_mark: pick(|form| form.order_mark),
        carriage_returns: pick(|form| form.carriage_returns),
        ends_the_last_line: pick(|form| form.ends_the_last_line),
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn joining_gives_back_the_bytes() {
        for text in [
            "",
            "\n",
            "a",
            "a\n",
            "a\n\n",
            "\n\na",
            "a\r\nb\r\n",
            "a\r\nb",
            "a\r\nb\n",
            "\r",
            "\u{feff}",
            "\u{feff}a\r\n",
            "a\r",
            "\r\n\r\n",
        ] {
            assert_eq!(Text::split(text).join(), text, "{text:?}");
        }
    }

    #[test]
    fn an_editor_that_changes_line_ends_edits_nothing() {
        assert_eq!(Text::split("a\nb\n").lines, Text::split("a\r\nb\r\n").lines);
    }
}
