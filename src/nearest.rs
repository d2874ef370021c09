//! A mistyped word × the words that exist → "did you mean".

/// Returns the hint that names the nearest known word, if one is near enough.
pub fn did_you_mean<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(typed, known).map(|word| format!("did you mean `{word}`?"))
}

/// No word that people type is longer; comparing takes the square of the length.
const LONGEST: usize = 100;

/// Returns the known word nearest to `typed`: at most a third of its letters differ, or
/// its words stand in another order.
pub fn nearest<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = typed.chars().count();
    if length > LONGEST {
        return None;
    }
    let folded = typed.to_lowercase().replace(['_', ' '], "-");
    let limit = (length / 3).clamp(1, 4);
    let words = sorted_words(&folded);
    let distance = |word: &str| {
        let lower = word.to_lowercase();
        let direct = strsim::damerau_levenshtein(&folded, &lower);
        let only_turned = direct > 1 && sorted_words(&lower) == words;
        if only_turned { 1 } else { direct }
    };
    known
        .into_iter()
        .filter(|word| word.len() <= 4 * LONGEST)
        .filter(|word| word.chars().count().abs_diff(length) <= limit)
        .map(|word| (distance(word), word))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
}

fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split('-').collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_letters_and_word_order() {
        let known = ["erich-andersen", "suzy-loftus"];
        assert_eq!(nearest("erik-andersen", known), Some("erich-andersen"));
        assert_eq!(nearest("andersen-erich", known), Some("erich-andersen"));
        assert_eq!(nearest("monika", known), None);
        assert_eq!(nearest("Suzy Loftus", known), Some("suzy-loftus"));
        assert_eq!(nearest(&"x".repeat(1000), known), None);
    }
}
