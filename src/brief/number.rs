//! Plain numbers → numbers with the signs of a language.

/// Puts a sign between the thousands of a plain number, and another before its decimals; none
/// when it is written in any other way.
pub fn grouped(plain: &str, thousands: &str, decimal: &str) -> Option<String> {
    let digits = plain.strip_prefix(['−', '-']).unwrap_or(plain);
    let sign = &plain[..plain.len() - digits.len()];
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = is_number(whole) && is_number(rest) && !whole.is_empty();
    if !is_plain || digits.ends_with('.') {
        return None;
    }
    let mut words = sign.to_owned();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            words.push_str(thousands);
        }
        words.push(digit);
    }
    if !rest.is_empty() {
        words.push_str(decimal);
        words.push_str(rest);
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn plain_numbers_are_grouped_and_others_left_alone() {
        for (plain, words) in [
            ("999", Some("999")),
            ("−631255", Some("−631,255")),
            ("1234567.25", Some("1,234,567.25")),
            ("1,200", None),
            ("3.2.1", None),
            ("12.", None),
        ] {
            assert_eq!(grouped(plain, ",", ".").as_deref(), words);
        }
    }
}
