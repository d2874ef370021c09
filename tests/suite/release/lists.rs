//! Random sentences: marks in prose depend neither on the names that they hide nor on the
//! number of them, and in a list not on their places.

use std::collections::BTreeMap;

use proptest::prelude::{ProptestConfig, Strategy, prop_assert_eq, proptest};
use proptest::sample::{Index, select};
use proptest::{collection, prelude::any};
use scene_setter::finding::field::{FieldPath, Kind};
use scene_setter::release::choice::Ground;
use scene_setter::release::names::Name;
use scene_setter::release::scrub::Scrub;
use scene_setter::release::shown::Shown;
use scene_setter::release::tokens::tokens;

const FIRMS: [&str; 3] = ["Apex", "Bold Brass", "Corvus"];

/// Two names in place of each, as the proof of an edition has it.
const OTHERS: [(&str, &str); 3] = [
    ("Vari12 Otherwise3", "Varia12x3"),
    ("Vari44 Otherwise9", "Varia44x9"),
    ("Vari70 Otherwise1", "Varia70x1"),
];

fn run(words: &str) -> Vec<String> {
    tokens(words).map(|(_, word)| word).collect()
}

fn name(words: &str, ground: Ground) -> Name {
    Name {
        words: words.to_owned(),
        tokens: run(words),
        ground,
        part: false,
        at: FieldPath::new(Kind::Organisation, "x", "name"),
    }
}

/// Puts marks: the last firm is withheld on another ground.
fn told(words: &str) -> String {
    let grounds = [Ground::OutOfScope, Ground::OutOfScope, Ground::PersonalData];
    let mut names: Vec<Name> = Vec::new();
    for ((firm, other), ground) in FIRMS.iter().zip(OTHERS).zip(grounds) {
        names.extend([*firm, other.0, other.1].map(|words| name(words, ground)));
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.tokens.len()));
    let marks: BTreeMap<Ground, String> = [
        (Ground::OutOfScope, "[out of scope]".to_owned()),
        (
            Ground::PersonalData,
            "[withheld: data, Art. 4(1)]".to_owned(),
        ),
    ]
    .into();
    let mut shown = Shown::default();
    shown.called.extend(["TikTok", "Ada Vann"].map(run));
    let place = |name: &Name| marks[&name.ground].clone();
    let mut told = words.to_owned();
    Scrub::new(&names, &place)
        .marks(marks.clone(), &shown)
        .scrub(&mut told);
    told
}

/// Names others in place of the withheld, as the proof does.
fn varied(words: &str) -> String {
    let names = FIRMS.map(|firm| name(firm, Ground::OutOfScope));
    let place = |name: &Name| {
        let firm = FIRMS.iter().position(|firm| *firm == name.words);
        let (full, alias) = OTHERS[firm.expect("one of the firms")];
        format!("{full}, {alias}, {full}")
    };
    let mut varied = words.to_owned();
    Scrub::new(&names, &place).scrub(&mut varied);
    varied
}

fn piece() -> impl Strategy<Value = &'static str> {
    let names = [
        "Apex",
        "Bold Brass",
        "Corvus",
        "TikTok",
        "Ada Vann",
        "Apex",
        "TikTok",
    ];
    let joints = [
        ", ", " and ", "/", "–", "+", "; ", " & ", ", and ", " or ", ", ", " and ",
    ];
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
        "met ",
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
        "Inc.",
        "1. ",
        " https://x.eu/",
        "Commissioner ",
        "|",
    ];
    select(
        [
            names.to_vec(),
            joints.to_vec(),
            names.to_vec(),
            joints.to_vec(),
            others.to_vec(),
        ]
        .concat(),
    )
}

/// As many cases as the environment asks for.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
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
        prop_assert_eq!(told(&words), told(&varied(&words)), "{:?}", words);
    }

    #[test]
    fn a_list_does_not_tell_the_places_of_its_marks(
        withheld in collection::vec((select(FIRMS[..2].to_vec()), any::<Index>()), 1..4),
        comma in select(vec![", ", "; "]),
        joint in select(vec![" and ", ", and ", " or "]),
        after in select(vec!["", ".", " on Monday.", ", who came"]),
    ) {
        let mut list = vec!["TikTok", "Ada Vann"];
        for (firm, place) in withheld {
            list.insert(place.index(list.len() + 1), firm);
        }
        let (last, rest) = list.split_last().expect("two and more");
        let words = format!("Visit to {}{joint}{last}{after}", rest.join(comma));
        let word = joint.trim_matches([',', ' ']);
        let expected = format!("Visit to TikTok{comma}Ada Vann {word} [out of scope]{after}");
        prop_assert_eq!(told(&words), expected, "{}", words);
    }
}
