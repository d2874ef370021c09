//! The texts of a file → its messages, each with its author: what is quoted or forwarded
//! inside a text is a message of its own, told by `>`, by a head, or by a line above it.

pub mod head;
pub mod words;

pub use head::{Message, Place, Text};
use head::{begins_head, fields, foreign_from, labelled};
use words::{Field, attribution, begins_notes, is_separator};

/// Splits the texts of a file into messages.
pub fn messages(texts: Vec<Text>) -> Vec<Message> {
    let mut all = Vec::new();
    for text in texts {
        let place = text.place;
        let found = split(text).into_iter();
        all.extend(found.map(|message| Message { place, ..message }));
    }
    all.retain(|m: &Message| !m.head.lines.is_empty() || m.size() > 0);
    all
}

/// Deeper quotations are taken for this deep.
const DEEPEST: usize = 400;

/// The fields of a head stand within so many lines.
const REACH: usize = 40;

fn split(text: Text) -> Vec<Message> {
    let first = Message { head: text.head, place: text.place, ..Message::default() };
    let mut thread = Thread { messages: vec![first], open: vec![0], ..Thread::default() };
    // Apple Mail puts a mark without width below a line that opens a quotation.
    let words = text.words.replace('\u{feff}', "");
    let lines: Vec<(usize, &str)> = words.lines().map(unquoted).collect();
    for (at, (depth, line)) in lines.iter().enumerate() {
        let near = lines[at + 1..].iter().take(REACH);
        let below = near.filter(|(d, _)| d == depth).map(|(_, line)| *line);
        thread.take(*depth, line, below);
    }
    // A quotation that was announced and cut off keeps the line that announces it.
    let announced = thread.announced.take().map(|(_, message)| message);
    thread.messages.extend(announced);
    thread.messages
}

fn unquoted(line: &str) -> (usize, &str) {
    let mut rest = line;
    let mut depth = 0;
    while let Some(inner) = rest.strip_prefix('>') {
        depth += 1;
        // `> - item` keeps the indentation of what is quoted.
        rest = if inner.starts_with(" >") { &inner[1..] } else { inner };
    }
    if depth > 0 {
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    (depth.min(DEEPEST), rest)
}

#[derive(Default)]
struct Thread {
    messages: Vec<Message>,
    /// The message open at each depth of quotation.
    open: Vec<usize>,
    /// The field that the last line of a head was of.
    field: Option<Field>,
    /// A message announced by a line above it, that waits for its first words.
    announced: Option<(usize, Message)>,
    last_depth: usize,
    /// The depth of the last line that had words.
    last_words: usize,
    /// Whether the head that is read is of a language that nobody here reads.
    is_foreign: bool,
}

impl Thread {
    fn take<'l>(&mut self, depth: usize, line: &str, below: impl Iterator<Item = &'l str> + Clone) {
        if !line.trim().is_empty() {
            self.place(depth);
            let at = self.open[depth.min(self.open.len() - 1)];
            self.messages[at].returns += usize::from(depth < self.last_words);
            self.last_words = depth;
        }
        let depth = depth.min(self.open.len() - 1);
        let at = self.open[depth];
        if depth != self.last_depth {
            self.field = None;
            self.messages[at].body.push(String::new());
            self.last_depth = depth;
        }
        if is_separator(line) || begins_notes(line, below.clone()) {
            let mut message = Message::default();
            message.head.lines.push(line.to_owned());
            return self.replace(depth, message);
        }
        let mut fields = fields(line);
        let in_head = self.field.is_some();
        self.is_foreign &= in_head && !line.trim().is_empty();
        if fields.is_empty() && self.is_foreign && labelled(line).is_some() {
            fields.push((Field::Other, ""));
        }
        let awaits_head = self.awaits_head(at);
        let is_head = |below| in_head || awaits_head || begins_head(&fields, below);
        if !fields.is_empty() && is_head(below.clone()) {
            return self.head_line(depth, line, &fields, awaits_head);
        }
        if let Some(from) = foreign_from(line, below).filter(|_| !in_head) {
            self.head_line(depth, line, &[(Field::From, from)], awaits_head);
            self.is_foreign = true;
            return;
        }
        let message = &mut self.messages[at];
        if let Some(field) = self.field {
            if line.trim().is_empty() || message.head.continues(field, line) {
                message.head.lines.push(line.to_owned());
                return;
            }
            self.field = None;
        }
        message.body.push(line.to_owned());
        self.attribute(depth);
    }

    /// A separator was the last that was read: a head may follow, of one field even.
    fn awaits_head(&self, at: usize) -> bool {
        let message = &self.messages[at];
        message.head.lines.first().is_some_and(|line| is_separator(line))
            && message.size() == 0
            && !message.head.has(Field::From)
    }

    fn place(&mut self, depth: usize) {
        if let Some((above, message)) = self.announced.take() {
            // Without day or address it announces what bears the sign of a quotation only.
            let is_sure = message.head.sent.contains(|c: char| c == '@' || c.is_ascii_digit());
            if depth > above || depth == above && is_sure {
                self.open.truncate(depth.min(above + 1));
                self.push(message);
            } else {
                let at = self.open[above];
                self.messages[at].body.extend(message.head.lines);
            }
        }
        while self.open.len() <= depth {
            self.push(Message::default());
        }
    }

    fn push(&mut self, message: Message) {
        self.messages.push(message);
        self.open.push(self.messages.len() - 1);
    }

    /// Whatever follows at this depth belongs to another message.
    fn replace(&mut self, depth: usize, message: Message) {
        self.open.truncate(depth);
        self.push(message);
        self.field = None;
    }

    fn head_line(&mut self, depth: usize, line: &str, fields: &[(Field, &str)], awaits_head: bool) {
        let (first, _) = fields[0];
        let head = &self.messages[self.open[depth]].head;
        let repeats = self.field.is_some() && first != Field::Other && head.has(first);
        if self.field.is_none() && !awaits_head || repeats {
            self.replace(depth, Message::default());
        }
        let message = &mut self.messages[self.open[depth]];
        message.head.lines.push(line.to_owned());
        for (field, words) in fields {
            message.head.add(*field, words);
            self.field = Some(*field);
        }
    }

    /// `On … X wrote:` above words announces a message of X; it may run over three lines.
    fn attribute(&mut self, depth: usize) {
        let body = &mut self.messages[self.open[depth]].body;
        let announces = |line: &String| {
            let line = line.trim();
            line.ends_with(':') || line.starts_with("--") && line.ends_with("--")
        };
        if !body.last().is_some_and(announces) {
            return;
        }
        let ends = (1..=3.min(body.len())).map(|count| &body[body.len() - count..]);
        let found = ends.take_while(|lines| !lines[0].trim().is_empty()).filter_map(|lines| {
            let joined = lines.join(" ");
            let author = attribution(&joined, lines.last().map_or("", String::as_str))?;
            Some((lines.len(), author, joined))
        });
        let found: Vec<(usize, String, String)> = found.collect();
        // A name may stand on the line above that of its address.
        let named = found.iter().find(|(_, author, _)| !author.starts_with('<'));
        if let Some((count, author, joined)) = named.or(found.first()) {
            let mut message = Message::default();
            message.head.from = author.clone();
            message.head.sent = joined.trim().to_owned();
            message.head.lines = body.split_off(body.len() - count);
            self.announced = Some((depth, message));
        }
    }
}
