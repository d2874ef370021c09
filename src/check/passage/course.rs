//! Numbers of a fact × those of its passage → whether a course, a range or a rise is another.

use super::bounds::number_at;
use super::days_in_text::month_of;
use super::force::Sentence;
use super::forces::Force;
use super::words_of_force::fits;

/// Two numbers of which words say how they belong together.
struct Pair {
    numbers: (i64, i64),
    words: String,
}

/// Finds a course that runs the other way, one end of a range, or `to` for `by`.
pub fn other_course(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    crossed(ours, all).or_else(|| one_end(ours, best, all)).or_else(|| by_for_to(ours, best, all))
}

/// `From 4 to 5` stands for `from 5 to 4`.
fn crossed(ours: &Sentence, all: &[Sentence]) -> Option<String> {
    ours.language.from_to.iter().find_map(|words| {
        let theirs: Vec<Pair> = all.iter().flat_map(|sentence| pairs(sentence, words)).collect();
        pairs(ours, words).into_iter().find_map(|own| {
            let (first, last) = own.numbers;
            let turned = theirs.iter().find(|their| their.numbers == (last, first))?;
            let same = first == last || theirs.iter().any(|their| their.numbers == own.numbers);
            (!same).then(|| format!("`{}` stands for `{}`", own.words, turned.words))
        })
    })
}

/// `20` stands for `between 10 and 20`.
fn one_end(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let bounds = [Force::About, Force::AtMost, Force::MoreThan, Force::Earliest, Force::Latest];
    let numbers = |sentence: &Sentence| -> Vec<i64> {
        (0..sentence.words.len()).filter_map(|at| number_at(sentence, at)).collect()
    };
    let own = numbers(ours);
    let count = |number: i64| {
        let of_all = all.iter().flat_map(&numbers);
        of_all.filter(|known| *known == number).count()
    };
    let range = pairs(best, &best.language.between).into_iter().find(|range| {
        let (least, most) = range.numbers;
        let mut ends = vec![least, most];
        ends.retain(|end| own.contains(end));
        ends.len() == 1 && count(ends[0]) == 1
    })?;
    (!ours.has(&bounds)).then(|| format!("one number stands for `{}`", range.words))
}

/// `To 3 million` stands for `by 3 million` or `from 3 million`, where something rises or falls.
fn by_for_to(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let moves = |sentence: &Sentence| {
        let course = ours.language.opposites.first().into_iter().flatten().flatten();
        sentence.words.iter().any(|word| course.clone().any(|entry| fits(entry, word)))
    };
    let behind = |sentence: &Sentence, word: &String| -> Vec<i64> {
        let at = (1..sentence.words.len()).filter(|at| {
            let day = sentence.words.get(at + 1).is_some_and(|next| month_of(next).is_some());
            sentence.words[at - 1] == *word && !day
        });
        at.filter_map(|at| number_at(sentence, at)).collect()
    };
    let stands = |own: &String, their: &String| {
        let number = behind(ours, own).into_iter().find(|number| {
            let there = all.iter().any(|sentence| behind(sentence, own).contains(number));
            !there && behind(best, their).contains(number)
        });
        number.map(|_| format!("`{own}` stands for `{their}` before the number"))
    };
    let words = &ours.language.before_numbers;
    let mut pairs = words.iter().flat_map(|own| words.iter().map(move |their| (own, their)));
    let told = pairs.find_map(|(own, their)| stands(own, their).filter(|_| own != their));
    told.filter(|_| moves(ours) && moves(best))
}

/// Returns the pairs of numbers behind two words: `from 5 euro to 4`.
fn pairs(sentence: &Sentence, [first, last]: &[String; 2]) -> Vec<Pair> {
    let words = &sentence.words;
    let pair = |at: usize| {
        let start = number_at(sentence, at + 1).filter(|_| words[at] == *first)?;
        let ends = at + 2..(at + 6).min(words.len());
        ends.into_iter().find_map(|end| {
            let number = number_at(sentence, end + 1).filter(|_| words[end] == *last)?;
            Some(Pair { numbers: (start, number), words: words[at..=end + 1].join(" ") })
        })
    };
    (0..words.len()).filter_map(pair).collect()
}
