//! What a command printed, and how it ended ⇄ bytes that tell when they are damaged.

use sha2::{Digest, Sha256};

const HEAD: &str = "scene-setter answer 1";

/// What a command answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The exit status.
    pub status: u8,
    /// What it printed, in order.
    pub parts: Vec<Part>,
}

/// One text that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// To standard output.
    Out(String),
    /// To standard error.
    Err(String),
}

impl Answer {
    /// Writes it down, its digest last.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = format!("{HEAD}\n{}\n", self.status).into_bytes();
        for part in &self.parts {
            let (word, text) = match part {
                Part::Out(text) => ("out", text),
                Part::Err(text) => ("err", text),
            };
            bytes.extend(format!("{word} {}\n", text.len()).into_bytes());
            bytes.reserve_exact(text.len() + 64);
            bytes.extend_from_slice(text.as_bytes());
            bytes.push(b'\n');
        }
        let digest = Sha256::digest(&bytes);
        bytes.extend_from_slice(&digest);
        bytes
    }

    /// Reads what was written, if it is whole.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (body, digest) = bytes.split_at_checked(bytes.len().checked_sub(32)?)?;
        if Sha256::digest(body).as_slice() != digest {
            return None;
        }
        let mut rest = std::str::from_utf8(body).ok()?;
        let mut line = || {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            Some(line)
        };
        if line()? != HEAD {
            return None;
        }
        let status = line()?.parse().ok()?;
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (head, after) = rest.split_once('\n')?;
            let (word, length) = head.split_once(' ')?;
            let length: usize = length.parse().ok()?;
            let text = after.get(..length)?.to_owned();
            rest = after.get(length + 1..)?;
            parts.push(match word {
                "out" => Part::Out(text),
                "err" => Part::Err(text),
                _ => return None,
            });
        }
        Some(Self { status, parts })
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Part};

    #[test]
    fn what_is_written_is_read_and_what_is_damaged_is_not() {
        let answer = Answer {
            status: 1,
            parts: vec![Part::Out("a\nout 3\n".to_owned()), Part::Err(String::new())],
        };
        let bytes = answer.write();
        assert_eq!(Answer::read(&bytes), Some(answer));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert_eq!(Answer::read(&damaged), None, "byte {at}");
            assert_eq!(Answer::read(&bytes[..at]), None, "cut at {at}");
        }
    }
}
