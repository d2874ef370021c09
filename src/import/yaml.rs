//! Values and remarks → the YAML text of a draft, a comment at the place of every doubt.

/// The text of one draft as it grows.
#[derive(Debug, Default)]
pub struct Yaml {
    text: String,
}

/// Column at which a remark stands beside a short value.
const REMARKS: usize = 36;

impl Yaml {
    /// Writes a comment, a line for each line of the words.
    pub fn comment(&mut self, indent: usize, words: &str) {
        for line in words.lines() {
            let line = clean(line);
            self.line(indent, format!("# {}", line.trim_end()).trim_end());
        }
    }

    pub fn line(&mut self, indent: usize, line: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Writes `key: words` with a remark beside it.
    pub fn pair(&mut self, indent: usize, key: &str, words: &str, remark: &str) {
        let remark = if remark == words { "" } else { remark };
        self.beside(indent, &format!("{key}: {}", scalar(words)), remark);
    }

    /// Writes `key: [a, b]`, or `key: a` for one; nothing for none.
    pub fn list(&mut self, indent: usize, key: &str, words: &[String], remark: &str) {
        let line = match words {
            [] => return,
            [one] => format!("{key}: {}", scalar(one)),
            many => {
                let many: Vec<String> = many.iter().map(|word| flow(word)).collect();
                format!("{key}: [{}]", many.join(", "))
            }
        };
        self.beside(indent, &line, remark);
    }

    pub fn beside(&mut self, indent: usize, line: &str, remark: &str) {
        let cleaned = clean(remark);
        let remark = cleaned.trim();
        if remark.is_empty() {
            return self.line(indent, line);
        }
        let width = (REMARKS - indent.min(REMARKS)).max(line.chars().count() + 1);
        self.line(indent, &format!("{line:<width$} # {remark}"));
    }

    pub fn finish(self) -> String {
        self.text
    }
}

/// Writes words as a YAML value on one line.
pub fn scalar(words: &str) -> String {
    write(words, &[])
}

/// Writes words as a YAML value between brackets or braces.
pub fn flow(words: &str) -> String {
    write(words, &[',', '[', ']', '{', '}'])
}

/// Words that YAML readers, old or new, take for something else.
const RESERVED: [&str; 10] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan"];

fn write(words: &str, refused: &[char]) -> String {
    let is_id = |c: char| c.is_ascii_alphanumeric() || "-/:".contains(c);
    let is_day = words.starts_with(|c: char| c.is_ascii_digit())
        && words.contains('-')
        && words.chars().all(is_id)
        && !words.contains(':');
    let plain = words.starts_with(char::is_alphabetic)
        && !RESERVED.contains(&words.to_lowercase().as_str())
        && words.trim() == words
        && !words.ends_with(':')
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.contains(refused)
        && !words.chars().any(is_hidden);
    if plain || is_day { words.to_owned() } else { quoted(words) }
}

/// A text in JSON is one in YAML too.
fn quoted(words: &str) -> String {
    let is_kept = |c: char| matches!(c, '\n' | '\t') || !is_hidden(c);
    let words: String = words.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    serde_json::Value::from(words).to_string()
}

/// Turns signs that no YAML text may hold into spaces.
fn clean(line: &str) -> String {
    line.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
