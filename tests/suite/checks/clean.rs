//! No false alarm: a thousand clean contacts, whose people and companies have names that are
//! close to each other, give no finding.

use std::fmt::Write as _;

use crate::scene::Scene;

const GIVEN: [&str; 24] = [
    "Anna", "Hanna", "Anne", "Jan", "Jana", "Maria", "Mario", "Marie", "Erik", "Erika", "Peter",
    "Petra", "Lukas", "Lucas", "Sofia", "Sophie", "Karl", "Karla", "Martin", "Martina", "José",
    "Zoë", "Émile", "Åsa",
];

const FAMILY: [&str; 20] = [
    "Berger",
    "Bergen",
    "Hansen",
    "Hanssen",
    "Jansen",
    "Meyer",
    "Meier",
    "Maier",
    "Novak",
    "Nováková",
    "Olsen",
    "Olsson",
    "Persson",
    "Petersen",
    "Pedersen",
    "Rossi",
    "Russo",
    "Schmidt",
    "Schmitt",
    "Lund",
];

const FIRST: [&str; 12] = [
    "North", "Nord", "Apple", "Bright", "Clear", "Discord", "Snap", "Silver", "Summit", "Twin",
    "Vector", "Zen",
];

const SECOND: [&str; 10] =
    ["wind", "ware", "works", " Systems", " Media", " Games", "net", " Cloud", " Labs", "land"];

const SAID: [&str; 12] = [
    "Works with the police, and with {org}, on safety by design.",
    "{person} explained how reports reach the right desk within 24 hours.",
    "Discord between the teams was settled; an apple a day was mentioned in jest.",
    "Sales rose by 12% between January and October 2021, as {org} had expected.",
    "The board meets on Monday 20 September 2021 and on Friday, 28 January 2022.",
    "A snap decision was avoided; the summit of the year 2021 is described in the report.",
    "Called at 15:30 CEST on 26 October 2021, and at 15:30 CET on 3 November 2021.",
    "Will not open its network to others, {person} said, before the rules are clear.",
    "Three companies, among them {org}, asked for clear rules.",
    "The last week of March 2021 was spent on tests that just one team could run.",
    "Is glad of the talks with {person} and {other}; a new law should be short and plain.",
    "See https://example.org/apple-works/discord_snap or write to desk@northwind.example.",
];

/// The same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

fn people() -> Vec<String> {
    let names = GIVEN.iter().flat_map(|given| FAMILY.map(|family| format!("{given} {family}")));
    names.collect()
}

fn organisations() -> Vec<String> {
    FIRST.iter().flat_map(|first| SECOND.map(|second| format!("{first}{second}"))).collect()
}

fn write(scene: &Scene, contacts: usize) {
    let mut dice = Dice(0x5eed);
    let (people, organisations) = (people(), organisations());
    scene.write("data/settings.yaml", "us: house\n");
    scene.write("data/organisations/house.yaml", "name: The House\nkind: institution\n");
    scene.write(
        "data/people/paula.yaml",
        "name: Paula Quist\norganisation: house\nunit: CAB\nrole: Commissioner\nlevel: commissioner\n",
    );
    scene.write(
        "data/sources/report.yaml",
        "kind: report\ntitle: Notes of all meetings\npublisher: The House\ndate: 2021-12-31\n",
    );
    for (n, name) in organisations.iter().enumerate() {
        let text = format!("name: {name}\nkind: company\nabout: Maker of tools.\n");
        scene.write(&format!("data/organisations/o{n}.yaml"), &text);
    }
    for (n, name) in people.iter().enumerate() {
        let text = format!(
            "name: {name}\norganisation: o{}\nroles: [{{ title: Director of Area {n}, seen: 2021-11 }}]\n",
            n % organisations.len()
        );
        scene.write(&format!("data/people/p{n}.yaml"), &text);
    }
    for n in 0..contacts {
        let text = contact(n, &mut dice, &people, &organisations);
        scene.write(&format!("data/contacts/c{n}.yaml"), &text);
    }
}

fn contact(n: usize, dice: &mut Dice, people: &[String], organisations: &[String]) -> String {
    let who = n % people.len();
    let with = who % organisations.len();
    let day = chrono::NaiveDate::from_isoywd_opt(
        2021,
        u32::try_from(n / 240 * 9 % 45 + 1 + dice.roll(2)).unwrap(),
        [chrono::Weekday::Mon, chrono::Weekday::Wed, chrono::Weekday::Fri][n / 120 % 3],
    );
    let day = day.unwrap();
    let mut text = format!(
        "kind: meeting\ndate: {day}\ntime: \"{:02}:{:02}\"\nwith: o{with}\nunit: CAB\nus: paula\n\
         them: p{who}\nsummary: {} set out its plans for the year after.\nreports: report\npoints:\n",
        8 + n / 60 % 10,
        n % 60,
        organisations[with]
    );
    for _ in 0..4 {
        let said = SAID[dice.roll(SAID.len())]
            .replace("{org}", &organisations[dice.roll(organisations.len())])
            .replace("{person}", &people[dice.roll(people.len())])
            .replace("{other}", &people[dice.roll(people.len())]);
        writeln!(text, "  - them: \"{said}\"").unwrap();
    }
    if n.is_multiple_of(3) {
        let due = day + chrono::Days::new(60);
        writeln!(
            text,
            "  - them: Sends figures.\n    opens: {{ id: figures-{n}, kind: promise, what: Figures \
             of kind {n}, due: {due} }}\ncloses: {{ figures-{n}: done }}"
        )
        .unwrap();
    }
    text
}

#[test]
fn a_thousand_clean_contacts_give_no_finding() {
    let scene = Scene::empty();
    write(&scene, 1_000);
    let run = scene.run(&["--format", "short", "check", "--strict", "--as-of", "2022-01-25"]);
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert_eq!(run.out, "");
}
