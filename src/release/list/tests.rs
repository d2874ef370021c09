//! Lists with marks, before and after.

use super::in_order;
use crate::release::runs::Runs;
use crate::release::tokens::tokens;

const MARKS: [&str; 2] = ["[m]", "[n: data, Art. 4(1)]"];

fn told(words: &str) -> String {
    let shown = ["TikTok", "Ada Vann", "Bo Lind"];
    let shown = shown.map(|name| tokens(name).map(|(_, word)| word).collect::<Vec<_>>());
    let runs = Runs::new(shown.iter().map(Vec::as_slice));
    let mut words = words.to_owned();
    in_order(&mut words, &MARKS, &runs);
    words
}

#[test]
fn a_mark_stands_last_wherever_it_stood() {
    for (list, told_as) in [
        ("Visit to [m], TikTok and [m]", "Visit to TikTok and [m]"),
        ("met [m] and TikTok", "met TikTok and [m]"),
        (
            "met TikTok, [m] and [m] on Monday",
            "met TikTok and [m] on Monday",
        ),
        ("met [m], [m] and TikTok.", "met TikTok and [m]."),
        ("met [m], TikTok, and [m].", "met TikTok and [m]."),
        ("[m]/TikTok/[m] talks", "TikTok/[m] talks"),
        ("[m]–TikTok–[m] talks", "TikTok–[m] talks"),
        ("[m]+TikTok", "TikTok+[m]"),
        (
            "On 3 May [m], TikTok and [m] signed it",
            "On 3 May TikTok and [m] signed it",
        ),
        ("[m]; TikTok; Ada Vann", "TikTok; Ada Vann; [m]"),
        ("[m], TikTok, Ada Vann", "TikTok, Ada Vann, [m]"),
        ("([m], TikTok)", "(TikTok, [m])"),
        ("[m] & TikTok", "TikTok & [m]"),
        ("[m] ou TikTok", "TikTok ou [m]"),
        ("**[m]**, **TikTok** and **[m]**", "**TikTok** and [m]"),
        (
            "[m] ([m]), TikTok (in Dublin) and [m] met",
            "TikTok (in Dublin) and [m] met",
        ),
        ("Both [m] and TikTok came", "TikTok and [m] came"),
        (
            "companies such as [m] and TikTok asked",
            "companies such as TikTok and [m] asked",
        ),
        ("met [m],\nTikTok and\n[m]", "met TikTok and [m]"),
    ] {
        assert_eq!(told(list), told_as, "{list}");
    }
}

#[test]
fn owners_stay_owners() {
    assert_eq!(
        told("[m]'s, TikTok's and [m]'s plans"),
        "TikTok's and [m]'s plans"
    );
    assert_eq!(told("[m] and TikTok's plans"), "TikTok and [m]'s plans");
}

#[test]
fn every_ground_stands_once_in_a_fixed_order() {
    let both = "met TikTok, [m] and [n: data, Art. 4(1)]";
    for list in [
        "met [n: data, Art. 4(1)], TikTok and [m]",
        "met [m], [n: data, Art. 4(1)], [m] and TikTok",
        "met [n: data, Art. 4(1)], [m] and TikTok",
        both,
    ] {
        assert_eq!(told(list), both, "{list}");
    }
}

#[test]
fn what_no_record_names_is_an_element_too() {
    for (list, told_as) in [
        (
            "met [m], the Tech Coalition, TikTok and [m]",
            "met the Tech Coalition, TikTok and [m]",
        ),
        (
            "met [m], other firms and TikTok",
            "met other firms, TikTok and [m]",
        ),
        (
            "met [m], TikTok and Ireland.",
            "met TikTok, Ireland and [m].",
        ),
        ("met [m] and Snap Inc.", "met Snap Inc and [m]."),
        (
            "met [m], TikTok and other firms",
            "met TikTok, [m] and other firms",
        ),
        (
            "[m], [m], TikTok and Ireland signed it",
            "TikTok, [m] and Ireland signed it",
        ),
        (
            "met [m], Commissioner Bo Lind and TikTok",
            "met Commissioner Bo Lind, TikTok and [m]",
        ),
    ] {
        assert_eq!(told(list), told_as, "{list}");
    }
}

#[test]
fn a_new_clause_is_no_list() {
    for clause in [
        "They criticised [m] and TikTok promised help.",
        "After talks with [m], TikTok asked for more.",
        "At TikTok, [m] and [m] spoke.",
        "[m] came, TikTok left and [m] stayed",
        "We met [m], spoke of rules, and TikTok asked",
        "[n: data, Art. 4(1)], President of TikTok, and Bo Lind",
        "They spoke of [m] and EU rules with TikTok",
        "[m] – TikTok said so",
        "- [m]\n- TikTok",
        "[m].\n\nTikTok and Bo Lind",
    ] {
        assert_eq!(told(clause), clause);
    }
}
