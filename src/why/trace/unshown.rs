//! A page, letter by letter and line by line, in the order in which it shows them.

/// What a page has yet to show.
pub struct Unshown<'p> {
    pub lines: Vec<&'p str>,
    /// The line that comes next, or is being shown.
    line: usize,
    shown: usize,
}

impl<'p> Unshown<'p> {
    /// Begins at the top.
    pub fn new(page: &'p str) -> Self {
        Self { lines: page.lines().collect(), line: 0, shown: 0 }
    }

    fn rest(&self) -> &'p str {
        self.lines.get(self.line).map_or("", |line| &line[self.shown..])
    }

    /// Goes to the next letter, over white space and blank lines.
    fn skip(&mut self) -> Option<char> {
        loop {
            let rest = self.rest();
            match rest.chars().find(|c| !c.is_whitespace()) {
                Some(c) => {
                    self.shown += rest.find(c)?;
                    return Some(c);
                }
                None if self.line < self.lines.len() => {
                    (self.line, self.shown) = (self.line + 1, 0);
                }
                None => return None,
            }
        }
    }

    /// Returns the line with which the words begin, if the page is at its beginning, and how
    /// many bytes of them it shows.
    pub fn take_line(&mut self, words: &str) -> Option<(usize, usize)> {
        self.skip()?;
        let line = self.lines[self.line];
        let whole = self.rest().len() == line.trim_start().len();
        let rest = words
            .strip_prefix(line)
            .or_else(|| words.trim_start().strip_prefix(line))
            .filter(|_| whole)?;
        (self.line, self.shown) = (self.line + 1, 0);
        Some((self.line - 1, words.len() - rest.len()))
    }

    /// Returns the line on which the page shows the letter, if it is what comes next.
    pub fn take(&mut self, letter: char) -> Option<usize> {
        let mut next = self.skip()?;
        // Breaking a line within a quotation adds its sign to the next.
        while letter != '>' && next == '>' {
            self.shown += 1;
            next = self.skip()?;
        }
        (next == letter).then(|| {
            self.shown += letter.len_utf8();
            self.line
        })
    }
}
