//! Inputs × a seed → one of them, damaged.

/// What tends to break readers of Markdown, YAML, templates, mails and calendars.
const WORDS: [&str; 48] = [
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    ": ",
    "- ",
    "? ",
    "|\n",
    ">-\n",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!!str ",
    "---\n",
    "...\n",
    "#",
    "'",
    "\"",
    "\\",
    "`",
    "```\n",
    "![](x)",
    "[^1]",
    "[^1]: ",
    "<b>",
    "<!--",
    "-->",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "{{ ",
    " }}",
    "{% ",
    " %}",
    "{#",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "é",
    "𝒜",
    "\u{301}",
    "END:VEVENT\r\n",
    "Content-Type: multipart/mixed; boundary=a\n",
];

/// A row of numbers that is the same for the same seed (xorshift64*).
pub struct Random(u64);

impl Random {
    /// Begins a row.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Returns a number below another; 0 where there is none.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap_or_default() % most.max(1)
    }
}

/// Takes one of the inputs and damages it a few times.
pub fn damaged(inputs: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = inputs[random.below(inputs.len())].clone();
    for _ in 0..=random.below(4) {
        damage(&mut bytes, inputs, random);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, inputs: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let length = 1 + random.below(40);
    let end = (at + length).min(bytes.len());
    match random.below(7) {
        0 | 1 => {
            let word = WORDS[random.below(WORDS.len())];
            bytes.splice(at..at, word.bytes());
        }
        2 => drop(bytes.drain(at..end)),
        3 => {
            let part = bytes[at..end].to_vec();
            let times = 1 + random.below(3) * random.below(200);
            bytes.splice(at..at, part.repeat(times));
        }
        4 => {
            let other = &inputs[random.below(inputs.len())];
            let from = random.below(other.len() + 1);
            let upto = (from + random.below(200)).min(other.len());
            bytes.splice(at..end, other[from..upto].iter().copied());
        }
        5 => bytes.truncate(at),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
}
