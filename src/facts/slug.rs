//! A word → whether it can be an id, and the id that a name would have.

use unicode_normalization::UnicodeNormalization;

/// Says whether Windows could not hold a file of that name, whatever its ending: it keeps the name
/// for a device.
pub fn is_device(word: &str) -> bool {
    if word.len() > "conout".len() {
        return false;
    }
    match word.to_ascii_lowercase().as_bytes() {
        b"con" | b"prn" | b"aux" | b"nul" | b"conin" | b"conout" => true,
        [port @ .., b'1'..=b'9'] => matches!(port, b"com" | b"lpt"),
        _ => false,
    }
}

/// Words that mean something of their own where an id may stand.
pub const RESERVED: [&str; 6] = ["us", "them", "both", "unnamed", "recent-contacts", "null"];

/// Of so many letters a file may still have an ending and be copied anywhere.
const LONGEST: usize = 100;

/// Returns why a word cannot be an id.
pub fn why_no_id(word: &str) -> &'static str {
    if is_device(word) {
        "Windows keeps this name for a device"
    } else if word.len() > LONGEST && word.bytes().all(is_sign) {
        "it has more than 100 letters"
    } else {
        "small letters, digits and hyphens only"
    }
}

/// Says whether a word can be an id.
pub fn is_slug(word: &str) -> bool {
    word.len() <= LONGEST
        && !word.is_empty()
        && !word.starts_with('-')
        && !word.ends_with('-')
        // Every byte is looked at: that goes by many at once.
        && word.bytes().fold(true, |all, byte| all & is_sign(byte))
        && !is_device(word)
}

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')
}

/// Makes the id that a name would have: `TikTok Ltd.` → `tiktok-ltd`.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfc().flat_map(char::to_lowercase) {
        match fold(c) {
            Some(letter) => slug.push_str(letter),
            None if c.is_ascii_alphanumeric() => slug.push(c),
            None if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            None => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Returns what people type for a small letter that their keyboard lacks: without its marks, or
/// in the letters that stand for it.
pub fn fold(c: char) -> Option<&'static str> {
    const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";
    if c.is_ascii() {
        return None;
    }
    Some(match c {
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'ß' => "ss",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        marked => {
            let bare = std::iter::once(marked).nfd().next()?;
            let at = ALPHABET.find(bare)?;
            &ALPHABET[at..=at]
        }
    })
}
