//! Withheld names and values are found in a page however they are written there.

use scene_setter::facts::text::Text;
use scene_setter::finding::report::Report;
use scene_setter::project::load::load;
use scene_setter::release::finder::Finder;
use scene_setter::release::told::Search;

use super::choice;
use crate::scene::repository;

/// Returns which of some texts tell something.
fn told<'t>(texts: &[&'t str]) -> Vec<&'t str> {
    let mut records = load(&repository(), &mut Report::default()).records;
    for person in records.people.iter_mut() {
        if person.id.as_str() == "suzy-loftus" {
            person.name = "Ada O'Neill-Vann".to_owned();
        }
    }
    for contact in records.contacts.iter_mut() {
        contact.handling = Some("sensitive".to_owned());
        contact.summary = Some(Text::new("They will sell the tower".to_owned()));
        contact.title = Some("98%".to_owned());
    }
    let choice = choice(&records, "public", &[]);
    let finder = Finder::new(&records, &choice);
    let search = Search::new(&records, &choice, &finder);
    let told = search.told(texts, 1);
    texts
        .iter()
        .enumerate()
        .filter(|(number, _)| told.iter().any(|told| told.text == *number))
        .map(|(_, text)| *text)
        .collect()
}

#[test]
fn every_spelling_is_found() {
    let texts = [
        "Ada O'Neill-Vann",
        "ADA O&#39;NEILL-VANN",
        "x/ada%20o%27neill%2Dvann/y",
        "*Ada* O'Neill\n> Vann",
        "#ada-o-neill-vann",
        "a=%41da+O'Neill_Vann",
        "?to=Ada%2520O&amp;%2339;Neill%2520Vann",
        "A\u{ad}da O\u{2019}Neill\u{a0}Vann",
        "Áda O'Neíll-Vann",
        "<!doctype html><p>Ada <b>O'Neill</b></p>",
        "They **will** sell\n> the tower.",
        "THEY WILL SELL, the “tower”",
        "?q=they%20will+sell&amp;the_tower",
        "They will [sell the](https://x.example/a) tower",
        "They *wi*ll sell the tower",
        "<!doctype html><p>They <a href=\"https://x.example/a\">will</a> sell the tower</p>",
        "about 98% of it",
    ];
    assert_eq!(told(&texts), texts);
}

#[test]
fn what_only_looks_like_it_is_no_find() {
    let texts = [
        "Adam Vannes",
        "in 1998 or 9.8, and 98 cranes",
        "They will sell the towers",
        "<!doctype html><p class=\"tower\">They will sell</p>",
        "[withheld: personal data, Art. 4(1)(b)]",
    ];
    assert_eq!(told(&texts), [""; 0]);
}
