//! The filters a template may use beside Tera's own.

use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::escape::escaped;
use super::fragment;
use super::mark::{Mark, strip};
use super::sentence::{self, capital, sentence};
use super::through::through;
use crate::brief::language::Language;
use crate::brief::said::unsigned;
use crate::brief::words::Days;
use crate::facts::settings::Settings;
use crate::facts::when::When;
use crate::names::codes::named;

/// What an address in Markdown cannot hold as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// Gives a template engine the filters, in the language of the settings.
pub fn register(tera: &mut Tera, settings: &Arc<Settings>, language: &Arc<Language>) {
    tera.register_filter("markdown", |text: &str, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&through(text, |text| fragment::inline(text).into_owned()))
    });
    tera.register_filter("blocks", |text: &str, args: Kwargs, _: &State<'_>| {
        let level = args.get::<usize>("below")?.unwrap_or(1);
        let blocks = |text: &str| {
            let words = unsigned(text);
            let from = text.find(words).unwrap_or_default();
            fragment::blocks(words, level) + &text[from + words.len()..]
        };
        TeraResult::Ok(Value::safe_string(&through(text, blocks)))
    });
    tera.register_filter("cite", |ids: Vec<String>, _: Kwargs, _: &State<'_>| {
        let notes: String = ids.iter().map(|id| format!("[^{id}]")).collect();
        Value::safe_string(&notes)
    });
    tera.register_filter("link", |url: &str, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&through(url, autolink))
    });
    tera.register_filter("sentence", |text: &str, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&through(text, |text| sentence(&fragment::inline(text))))
    });
    let house = Arc::clone(settings);
    tera.register_filter("bare", move |text: &str, _: Kwargs, _: &State<'_>| {
        let bare = |text: &str| sentence::bare(&fragment::inline(text), &house.abbreviations);
        Value::safe_string(&through(text, bare))
    });
    tera.register_filter("capital", |text: Value, _: Kwargs, _: &State<'_>| {
        let words = through(text.as_str().unwrap_or_default(), capital);
        if text.is_safe() { Value::safe_string(&words) } else { Value::from(words) }
    });
    tera.register_filter("quoted", |text: &str, _: Kwargs, _: &State<'_>| {
        let quote = |text: &str| serde_json::Value::from(unsigned(text)).to_string();
        Value::safe_string(&through(text, quote))
    });
    tera.register_filter("one_line", |text: &str, _: Kwargs, _: &State<'_>| {
        let line = |text: &str| unsigned(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Value::safe_string(&through(text, line))
    });
    tera.register_filter("picture", |path: &str, _: Kwargs, _: &State<'_>| {
        let picture = |path: &str| format!("![]({})", utf8_percent_encode(path, ENCODED));
        Value::safe_string(&through(path, picture))
    });
    register_dates(tera, settings, language);
    register_words(tera, language);
    let house = Arc::clone(settings);
    tera.register_filter("code", move |code: &str, _: Kwargs, _: &State<'_>| {
        let name = |code: &str| named(code, &house.language).unwrap_or(code).to_owned();
        through(code, name)
    });
}

fn register_words(tera: &mut Tera, language: &Arc<Language>) {
    let own = Arc::clone(language);
    tera.register_filter("number", move |value: &str, _: Kwargs, _: &State<'_>| {
        through(value, |value| own.number(value))
    });
    let own = Arc::clone(language);
    tera.register_filter("and", move |items: Vec<String>, _: Kwargs, _: &State<'_>| {
        // A name with a capital is no word of the program: there is a firm called On.
        let item = |item: &String| {
            let name = item.starts_with(char::is_uppercase);
            through(item, |item| if name { item.to_owned() } else { own.word(item).into_owned() })
        };
        let items: Vec<String> = items.iter().map(item).collect();
        own.and(&items.iter().map(String::as_str).collect::<Vec<_>>())
    });
    let own = Arc::clone(language);
    tera.register_filter("label", move |word: &str, _: Kwargs, _: &State<'_>| {
        through(word, |word| own.label(word))
    });
    let own = Arc::clone(language);
    tera.register_filter("word", move |word: &str, _: Kwargs, _: &State<'_>| {
        through(word, |word| own.word(word).into_owned())
    });
    let own = Arc::clone(language);
    tera.register_filter("the", move |name: &str, _: Kwargs, _: &State<'_>| {
        through(name, |name| own.the(name))
    });
    let own = Arc::clone(language);
    tera.register_filter("count", move |number: usize, _: Kwargs, _: &State<'_>| own.count(number));
    let own = Arc::clone(language);
    tera.register_filter("times", move |number: usize, _: Kwargs, _: &State<'_>| own.times(number));
}

fn register_dates(tera: &mut Tera, settings: &Arc<Settings>, language: &Arc<Language>) {
    let (house, own) = (Arc::clone(settings), Arc::clone(language));
    tera.register_filter("date", move |day: &str, args: Kwargs, _: &State<'_>| {
        let after: Option<&str> = args.get("after")?;
        // Where another day follows, its year is said once.
        let next: Option<&str> = args.get("next")?;
        let next = next.map(|next| when(unsigned(&strip(next).plain))).transpose()?;
        each(&[day], |days| {
            let in_words = Days::of(&house, &own);
            match after {
                Some(word) => in_words.after_before(word, days[0], next),
                None => in_words.when(days[0]),
            }
        })
    });
    let (house, own) = (Arc::clone(settings), Arc::clone(language));
    tera.register_filter("at_time", move |day: &str, _: Kwargs, _: &State<'_>| {
        each(&[day], |days| Days::of(&house, &own).after("on", days[0]))
    });
    let (house, own) = (Arc::clone(settings), Arc::clone(language));
    tera.register_filter("weekday", move |day: &str, _: Kwargs, _: &State<'_>| {
        each(&[unsigned(day)], |days| {
            let day = days[0].as_day();
            day.map_or_else(String::new, |day| Days::of(&house, &own).weekday(day))
        })
    });
    let (house, own) = (Arc::clone(settings), Arc::clone(language));
    tera.register_filter("dates", move |days: Vec<String>, _: Kwargs, _: &State<'_>| {
        each(&days, |days| Days::of(&house, &own).list(days))
    });
}

/// Puts days into words; marks of every day stand around the whole, and what is doubted in any
/// behind it.
fn each<T: AsRef<str>>(days: &[T], in_words: impl FnOnce(&[When]) -> String) -> TeraResult<String> {
    let (mut text, mut ends, mut doubts) = (String::new(), String::new(), String::new());
    let mut read = Vec::new();
    for day in days {
        let stripped = strip(day.as_ref());
        let plain = unsigned(&stripped.plain);
        let doubted = &stripped.plain[plain.len()..];
        if !doubts.contains(doubted) {
            doubts.push_str(doubted);
        }
        read.push(when(plain)?);
        for (_, mark) in stripped.marks {
            match mark {
                Mark::End => ends.push(mark.letter()),
                _ => text.push(mark.letter()),
            }
        }
    }
    let words = in_words(&read);
    // Of a day without a weekday nothing is told.
    let doubts = if words.is_empty() { "" } else { &doubts };
    Ok([&text, &words, doubts, &ends].concat())
}

fn when(words: &str) -> TeraResult<When> {
    words.parse().map_err(|_| tera::Error::message(format!("`{words}` is not a day or period")))
}

fn autolink(url: &str) -> String {
    let clean = !url.contains(['<', '>', ' ', '\\']) && !url.contains(char::is_control);
    let web = url.starts_with("https://") || url.starts_with("http://");
    if clean && web { format!("<{url}>") } else { escaped(url) }
}

#[cfg(test)]
mod tests {
    use super::autolink;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(autolink("https://a.eu/b_c"), "<https://a.eu/b_c>");
        assert_eq!(autolink("javascript:x"), "javascript:x");
    }
}
