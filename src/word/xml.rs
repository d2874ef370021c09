//! Words → XML: nothing that a writer typed can become a tag, or a letter that XML forbids.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// Returns words as they may stand between tags and in a value.
pub fn words(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) {
        Cow::Owned(escape(text.replace(is_forbidden, "\u{fffd}")).into_owned())
    } else {
        escape(text)
    }
}

fn is_forbidden(letter: char) -> bool {
    let control = letter < ' ' && !matches!(letter, '\t' | '\n' | '\r');
    control || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// Returns an address as a relationship may hold it: Word takes a file for broken in which one is
/// none.
pub fn address(destination: &str) -> String {
    let mut out = String::with_capacity(destination.len());
    for byte in destination.bytes() {
        let safe = byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
        if safe {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{address, words};

    #[test]
    fn nothing_typed_becomes_a_tag() {
        assert_eq!(words("a<b>&\u{1}\"é"), "a&lt;b&gt;&amp;\u{fffd}&quot;é");
        assert_eq!(address("https://e.org/a b?q=é"), "https://e.org/a%20b?q=%C3%A9");
    }
}
