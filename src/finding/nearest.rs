//! A mistyped word × the words that exist → "did you mean".

/// Returns the hint that names the nearest known word, if one is near enough.
pub fn did_you_mean<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(typed, known).map(|word| format!("did you mean `{word}`?"))
}

/// No word that people type is longer; comparing takes the square of the length.
const LONGEST: usize = 100;

/// Returns the known word nearest to `typed`: at most a third of its letters differ, or
/// its words stand in another order.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = typed.chars().count();
    if length > LONGEST {
        return None;
    }
    let folded = typed.to_lowercase().replace(['_', ' '], "-");
    let limit = (length / 3).clamp(1, 4);
    let words = sorted_words(&folded);
    let near = |word: &'a str| {
        let lower = word.to_lowercase();
        let apart = distance(&folded, &lower, limit);
        let turned = apart != Some(0) && sorted_words(&lower) == words;
        let apart = if turned { Some(1) } else { apart };
        apart.map(|apart| (apart, word))
    };
    known
        .into_iter()
        .filter(|word| word.len().abs_diff(typed.len()) <= 4 * limit)
        .filter_map(near)
        .min()
        .map(|(_, word)| word)
}

/// Counts the slips between two words, when they are at most `limit`. What both begin and
/// end with is left out, and so are words that have other letters: the count is dear.
fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let same = |(a, b): &(char, char)| a == b;
    let first = one.chars().zip(other.chars()).take_while(same);
    let start = first.map(|(c, _)| c.len_utf8()).sum::<usize>();
    let (one, other) = (&one[start..], &other[start..]);
    let last = one.chars().rev().zip(other.chars().rev()).take_while(same);
    let end = last.map(|(c, _)| c.len_utf8()).sum::<usize>();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let mut letters = [0_i32; 64];
    one.bytes().for_each(|b| letters[usize::from(b % 64)] += 1);
    other.bytes().for_each(|b| letters[usize::from(b % 64)] -= 1);
    let unshared: u32 = letters.iter().map(|count| count.unsigned_abs()).sum();
    // A slip changes two letters at most, of four bytes each.
    let bytes = if one.is_ascii() && other.is_ascii() { 1 } else { 4 };
    if unshared as usize > limit * 2 * bytes {
        return None;
    }
    let distance = strsim::damerau_levenshtein(one, other);
    (distance <= limit).then_some(distance)
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
        assert_eq!(nearest("érich-andersen", known), Some("erich-andersen"));
        assert_eq!(nearest("ericha-ndersen", known), Some("erich-andersen"));
        assert_eq!(nearest(&"x".repeat(1000), known), None);
    }
}
