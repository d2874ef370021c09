//! Text of a mail as a client prints it → its messages: the fields at the head, the lines
//! below. Forwards inside a text are messages of their own.

use super::moment::days;
use crate::facts::id::slug;

/// The fields that stand above a message.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// Who sent it.
    pub from: String,
    /// When it was sent.
    pub sent: String,
    /// To whom.
    pub to: String,
    /// Copied to whom.
    pub cc: String,
    /// What it is called.
    pub subject: String,
    /// Every line as it stands.
    pub lines: Vec<String>,
    seen: Vec<Field>,
}

/// One message of a text.
#[derive(Debug, Clone, Default)]
pub struct Message {
    /// Its head; without lines where the text has none.
    pub head: Head,
    /// The lines below.
    pub body: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Sent,
    To,
    Cc,
    Subject,
    Other,
}

const FIELDS: [(Field, &[&str]); 6] = [
    (Field::From, &["from", "de", "expediteur", "sender"]),
    (Field::Sent, &["sent", "date", "envoye", "envoye-le"]),
    (Field::To, &["to", "a", "pour"]),
    (Field::Cc, &["cc", "copie", "copie-a"]),
    (Field::Subject, &["subject", "objet", "sujet"]),
    (
        Field::Other,
        &[
            "attachments",
            "attachment",
            "pieces-jointes",
            "piece-jointe",
            "importance",
            "bcc",
            "cci",
            "reply-to",
            "priority",
            "priorite",
        ],
    ),
];

/// The next field of a head stands at most this many lines below, empty ones not counted.
const REACH: usize = 6;

/// Splits a text into its messages.
pub fn messages(text: &str) -> Vec<Message> {
    let lines: Vec<&str> = text.lines().collect();
    let mut messages = vec![Message::default()];
    let mut last = None;
    for (at, line) in lines.iter().enumerate() {
        let fields = fields(line);
        let in_head = last.is_some();
        let message = messages.last_mut().expect("there is always one");
        if !fields.is_empty() && (in_head || begins_head(&fields, &lines[at + 1..])) {
            let (first, _) = fields[0];
            let repeats = in_head && first != Field::Other && message.head.has(first);
            if !in_head || repeats {
                messages.push(Message::default());
            }
            let head = &mut messages.last_mut().expect("just pushed").head;
            head.lines.push((*line).to_owned());
            for (field, words) in fields {
                head.add(field, words);
                last = Some(field);
            }
        } else if let Some(field) = last {
            if line.trim().is_empty() || message.head.continues(field, line) {
                message.head.lines.push((*line).to_owned());
            } else {
                message.body.push((*line).to_owned());
                last = None;
            }
        } else {
            message.body.push((*line).to_owned());
        }
    }
    messages.retain(|m| !m.head.lines.is_empty() || m.size() > 0);
    messages
}

impl Message {
    /// Counts the letters of the body.
    pub fn size(&self) -> usize {
        self.body.iter().map(|line| line.trim().len()).sum()
    }
}

impl Head {
    fn has(&self, field: Field) -> bool {
        self.seen.contains(&field)
    }

    fn slot(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::From => &mut self.from,
            Field::Sent => &mut self.sent,
            Field::To => &mut self.to,
            Field::Cc => &mut self.cc,
            Field::Subject => &mut self.subject,
            Field::Other => return None,
        })
    }

    fn add(&mut self, field: Field, words: &str) {
        self.seen.push(field);
        if let Some(slot) = self.slot(field) {
            *slot = words
                .trim_start_matches([' ', '\t', '>'])
                .trim_end()
                .to_owned();
        }
    }

    /// Takes a line that goes on with a field, such as a further address.
    fn continues(&mut self, field: Field, line: &str) -> bool {
        let line = line.trim();
        let is_many = matches!(field, Field::To | Field::Cc);
        let Some(slot) = self.slot(field) else {
            return false;
        };
        let fits = match field {
            Field::To | Field::Cc => is_address(line),
            Field::From => slot.is_empty() && is_address(line),
            Field::Sent => slot.is_empty() && !days(line).is_empty(),
            Field::Subject => slot.is_empty(),
            Field::Other => false,
        };
        if fits {
            let gap = if is_many && !slot.is_empty() {
                "; "
            } else {
                ""
            };
            *slot = format!("{slot}{gap}{line}");
        }
        fits
    }
}

/// Says whether a line lists people: addresses, units in brackets, blanked names.
fn is_address(line: &str) -> bool {
    let line = line.trim_end_matches([';', ' ']);
    let unit = line.rsplit_once('(').is_some_and(|(_, unit)| {
        unit.ends_with(')')
            && unit.len() <= 40
            && unit.starts_with(|c: char| c.is_uppercase())
    });
    unit && line.len() < 200 && !line.contains(". ")
        || line.contains('@') && !line.contains(". ")
        || line.starts_with("[REDACTED]") && line.split_whitespace().count() <= 3
        || line.contains(';') && line.contains('(') && !line.contains(". ")
}

fn begins_head(fields: &[(Field, &str)], below: &[&str]) -> bool {
    let (first, _) = fields[0];
    if first == Field::Other || fields.len() > 1 {
        return fields.len() > 2;
    }
    below
        .iter()
        .filter(|line| !line.trim().is_empty())
        .take(REACH)
        .flat_map(|line| self::fields(line))
        .any(|(field, _)| field != first && field != Field::Other)
}

/// Reads the fields of a line; a blanked head may have several: `From: To: Subject:`.
fn fields(line: &str) -> Vec<(Field, &str)> {
    let mut rest = line.trim_start_matches([' ', '\t', '>', '|', '*']);
    let mut fields = Vec::new();
    while let Some((field, words)) = field(rest) {
        if let Some((_, before)) = fields.last_mut() {
            *before = "";
        }
        fields.push((field, words.trim()));
        rest = words.trim_start_matches([' ', '\t', '*']);
    }
    fields
}

fn field(line: &str) -> Option<(Field, &str)> {
    let (label, words) = line.split_once(':')?;
    let label = label.trim_end_matches([' ', '*', '\u{a0}']);
    if label.len() > 20 || label.contains("  ") {
        return None;
    }
    let label = slug(label);
    let known = FIELDS
        .iter()
        .find(|(_, names)| names.contains(&label.as_str()));
    known.map(|(field, _)| (*field, words.trim_start_matches('*')))
}

#[cfg(test)]
mod tests {
    use super::messages;

    #[test]
    fn finds_heads_with_gaps_blanks_and_forwards() {
        let text = "From: To: Subject: Date:\n\tFrom:\t>\n\tSent:\n\tTo: DOE Jane (CAB-X)\n\t; \
                    ROE Rick (CAB-X)\n\tSubject: Talk\nnoise\n\nTo be clear: yes.\n";
        let found = messages(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].head.to, "DOE Jane (CAB-X); ; ROE Rick (CAB-X)");
        assert_eq!(found[1].head.subject, "Talk");
        assert_eq!(found[1].body, ["noise", "", "To be clear: yes."]);

        let text = "To:\n\n[REDACTED]\nDOE Jane (HOME)\n\nCc:\n\nSubject:\n\nREPORT: a call\n\nOn 3 May we met.";
        let found = messages(text);
        assert_eq!(found[0].head.subject, "REPORT: a call");
        assert_eq!(found[0].body, ["On 3 May we met."]);
        assert_eq!(messages("To be done:\n\nDate: none\n\nText.").len(), 1);
    }
}
