//! Random sentences: what stands in place of names depends neither on which they are nor, where
//! a sentence names several, on how many.

use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::{collection, prelude::any};
use scene_setter::facts::records::Records;
use scene_setter::facts::text::Text;
use scene_setter::finding::report::Report;
use scene_setter::project::load::load;
use scene_setter::release::finder::Finder;
use scene_setter::release::proof::sides;

use super::choice;
use crate::scene::repository;

fn example() -> Records {
    load(&repository(), &mut Report::default()).records
}

/// Releases a sentence as the purpose of the visit, limited to TikTok; a second time with
/// other names in place of those that are withheld.
fn told(records: &Records, words: &str) -> [String; 2] {
    let mut records = records.clone();
    for visit in records.visits.iter_mut() {
        visit.purpose = Some(Text::new(words.to_owned()));
    }
    let choice = choice(&records, "public", &["tiktok"]);
    let finder = Finder::new(&records, &choice);
    sides(&records, &choice, &finder).map(|records| {
        let visit = records.visits.iter().next().expect("the visit");
        visit.purpose.clone().expect("a purpose").words
    })
}

fn piece() -> impl Strategy<Value = &'static str> {
    let names = ["Apple", "Roblox", "Microsoft", "TikTok", "Suzy Loftus", "Apple", "Ms Loftus"];
    let joints = [", ", " and ", "/", "–", "+", "; ", " & ", ", and ", " or ", ", ", " and "];
    let others = [
        " ",
        ". ",
        " (",
        ")",
        "\n",
        "\n\n",
        "- ",
        "**",
        "'s",
        "’s ",
        " met ",
        "four firms, ",
        "other firms",
        "the Tech Coalition",
        "Ireland",
        " said",
        "both ",
        "é",
        "—",
        "At ",
        "such as ",
        " in ",
        "[",
        "]",
        " Inc.",
        "1. ",
        " https://x.eu/",
        "Commissioner ",
        "|",
        "\n| a | b |\n|---|---|\n| ",
        "## ",
        "> ",
        "a@apple.com",
        "? ",
        " 3 May",
    ];
    let all = [&names[..], &joints[..], &names[..], &joints[..], &others[..]].concat();
    select(all)
}

/// As many cases as the environment asks for.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        cases: std::env::var("CASES").map_or(24, |cases| cases.parse().unwrap_or(24)),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn other_names_and_more_of_them_change_nothing(
        pieces in collection::vec(piece(), 1..14),
    ) {
        let words = pieces.concat();
        let [told, other] = told(&example(), &words);
        prop_assert_eq!(told, other, "{:?}", words);
    }

    #[test]
    fn a_list_with_a_withheld_name_goes_whole(
        first in select(vec!["TikTok", "Apple"]),
        withheld in select(vec!["Roblox", "Microsoft", "Suzy Loftus"]),
        swap in any::<bool>(),
        joint in select(vec![", ", " and ", "/", " & ", "; ", ", and ", " or "]),
        before in select(vec!["Visit to ", "", "On Monday, ", "We saw ", "At last "]),
        after in select(vec!["", " on Monday", ", who came", " came"]),
    ) {
        let (a, b) = if swap { (withheld, first) } else { (first, withheld) };
        let words = format!("{before}{a}{joint}{b}{after}. It rained.");
        let [told, other] = told(&example(), &words);
        prop_assert_eq!(&told, &other);
        prop_assert!(told.ends_with("]. It rained.") && told.starts_with('['), "{told}");
    }
}
