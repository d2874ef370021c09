//! Words as `format=flowed` sends them → the lines that were written.

/// Joins the lines that `format=flowed` broke (RFC 3676): those that end in a space.
pub fn flowed(text: &str, drops_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<usize> = None;
    for line in text.lines() {
        let depth = line.len() - line.trim_start_matches('>').len();
        let words = &line[depth..];
        let words = words.strip_prefix(' ').unwrap_or(words);
        if before != Some(depth) {
            if before.is_some() {
                joined.push('\n');
            }
            if depth > 0 {
                joined.push_str(&">".repeat(depth));
                joined.push(' ');
            }
        }
        let is_soft = words.ends_with(' ') && words != "-- ";
        if is_soft && drops_space {
            joined.push_str(&words[..words.len() - 1])
        } else {
            joined.push_str(words)
        }
        before = is_soft.then_some(depth);
        if !is_soft {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::flowed;

    #[test]
    fn joins_flowed_lines() {
        assert_eq!(flowed("one \ntwo\n-- \nx\n", false), "one two\n-- \nx\n");
        assert_eq!(flowed("a.exa \nmple\n", true), "a.example\n");
        assert_eq!(flowed("> q \n> r\nown\n", false), "> q r\nown\n");
    }
}
