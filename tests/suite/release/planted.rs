//! Leaks planted on purpose: both proofs find them.

use scene_setter::facts::records::Records;
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::unread::Unread;
use scene_setter::finding::report::Report;
use scene_setter::pack::format::{FORMATS, Source, files};
use scene_setter::pack::make::make;
use scene_setter::project::load::load;
use scene_setter::project::photos::Photos;
use scene_setter::release::edition::Made;
use scene_setter::release::finder::Finder;
use scene_setter::release::proof::same_bytes;
use scene_setter::release::vary::vary;

use super::{choice, printer, released, target};
use crate::scene::repository;

const FLASH: &str = "2021-09-20-tiktok-reynders-cabinet";

fn example() -> Records {
    let mut report = Report::default();
    load(&repository(), &mut report).records
}

/// A template that sees what is withheld, as it would without redaction, and prints how much
/// that is: no withheld word stands in its page, yet the page tells.
const COUNT: &str = "{#- document: contact (held) — a leak -#}\n\
    {%- set over = [p for p in report.points if p.handling == \"sensitive\"] -%}\n\
    # A report\n\n{{ over | length | count | capital }} withheld.\n";

#[test]
fn a_count_of_withheld_items_differs() {
    let records = example();
    let printer = printer(&records, &[("leak.md", COUNT)]);
    let choice = choice(&records, "internal", &[]);
    let target = target(FLASH, "leak");
    let page = |records: Records| {
        let mut report = Report::default();
        let facts = resolve(records, &Unread::default(), &mut report);
        let made = make(&facts, &printer, &target, None, &mut report).unwrap();
        let markdown = made.markdown.as_str().into();
        let source = Source {
            printer: &printer,
            settings: facts.settings(),
            brief: &made.brief,
            photos: &Photos::default(),
            markdown: &markdown,
        };
        vec![Made {
            document: "leak".to_owned(),
            files: files(&source, &FORMATS, &mut report).unwrap(),
            markdown,
            as_of: String::new(),
        }]
    };
    let made = page(records.clone());
    assert!(made[0].markdown.contains("One withheld."), "{}", made[0].markdown);
    let finder = Finder::new(&records, &choice);
    let other = page(vary(records.clone(), &records, &choice, &finder));
    let mut report = Report::default();
    same_bytes(&made, &other, &mut report);
    let codes: Vec<_> = report.found().iter().map(|found| found.code).collect();
    assert_eq!(codes, ["release-leak"; FORMATS.len()]);
    assert!(report.found()[0].message.contains("Line 3"), "{:?}", report.found());
    let found = released(&records, &printer, &choice, &[target]).expect("redaction hides it");
    assert!(found[0].markdown.contains("No withheld."), "{}", found[0].markdown);
}

#[test]
fn a_name_in_a_template_is_found() {
    let records = example();
    let text = "{#- document: contact (held) — a leak -#}\n# {{ report.kind }}\n\n\
        Written by suzy%20LOFTUS.\n";
    let printer = printer(&records, &[("leak.md", text)]);
    let choice = choice(&records, "internal", &[]);
    let report = released(&records, &printer, &choice, &[target(FLASH, "leak")]).unwrap_err();
    let found = &report.found()[0];
    assert_eq!(found.code, "release-leak");
    assert!(found.message.contains("people/suzy-loftus"), "{}", found.message);
    assert!(found.message.contains("leak.md:3"), "{}", found.message);
}

#[test]
fn a_name_in_the_id_of_a_record_is_found() {
    let mut records = example();
    let people: Vec<_> = records
        .people
        .iter()
        .cloned()
        .map(|mut one| {
            one.disclose = Some(one.id.as_str() != "erich-andersen");
            one
        })
        .collect();
    records.people = people.into_iter().collect();
    let text = "{#- document: contact — a leak -#}\n# {{ sheets[0].title }}\n\n\
        {% for p in sheets[0].people %}{{ p.who.id or \"nobody\" }} {% endfor %}\n";
    let printer = printer(&records, &[("leak.md", text)]);
    let choice = choice(&records, "internal", &[]);
    let target = target("2022-01-27-tiktok", "leak");
    let made = released(&records, &printer, &choice, &[target]).expect("ids are withheld too");
    assert!(made[0].markdown.contains("suzy-loftus nobody"), "{:?}", made[0].markdown);
}
