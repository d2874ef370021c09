//! Organisations, people and sources at random.

use scene_setter::finding::field::Kind;

use super::{Maker, line, quoted};

pub fn organisations(maker: &mut Maker, companies: usize) {
    maker.add(Kind::Organisation, "house", "name: The House\nhandling: public\n");
    for n in 0..companies {
        // The name of a company follows the scope, and its mark only when it has one.
        let (mark, rank) = maker.mark(1);
        let name_rank = if mark.is_empty() { 0 } else { rank };
        let name = maker.canary(name_rank, &[n], false, false);
        let alias = maker.canary(name_rank, &[n], false, false);
        maker.canaries.iter_mut().rev().take(2).for_each(|canary| canary.name = true);
        let about = maker.prose(rank, &[n], false);
        let own = maker.mark(rank);
        let note = maker.prose(own.1.max(rank), &[n], false);
        let reading = maker.prose(rank, &[n], true);
        let standing = maker.prose(rank, &[n], false);
        let seat = maker.prose(rank, &[n], false);
        let base = maker.canary(rank, &[n], false, false);
        let text = format!(
            "name: {name}\naka: {alias}\nkind: company\nabout: {}\neu_base: {base}\n{}assessment: {{ text: {} }}\n\
             lines: {{ always: {} }}\nmemberships:\n  - {{ body: house, as: member, note: {} }}\n\
             notes:\n  - text: {}\n{}",
            quoted(&about),
            line("", "handling", &mark),
            quoted(&reading),
            quoted(&standing),
            quoted(&seat),
            quoted(&note),
            line("    ", "handling", &own.0),
        );
        maker.add(Kind::Organisation, &format!("company-{n}"), &text);
        maker.firms.push(name);
    }
}

pub fn people(maker: &mut Maker, companies: usize) {
    for n in 0..(4 + maker.number(4)) {
        let (senior, disclose) = (maker.chance(2), maker.number(3));
        let named = match disclose {
            0 => senior,
            1 => true,
            _ => false,
        };
        let ours = n < 2;
        let home = maker.number(companies);
        let of: Vec<usize> = if ours { Vec::new() } else { vec![home] };
        let (mark, rank) = maker.mark(1);
        // A name follows its own mark only; whatever else is known, also an inherited one.
        let name_rank = if mark.is_empty() { 0 } else { rank };
        let first = capital(maker, name_rank, &of, !named);
        let family = capital(maker, name_rank, &of, !named);
        let alias = maker.canary(name_rank, &of, !named, false);
        let title = maker.canary(name_rank, &of, !named, false);
        let bio = maker.canary(rank, &of, !named, false);
        let say = maker.canary(rank, &of, !named, false);
        let title = if maker.chance(3) {
            "Member of the Board".to_owned()
        } else {
            format!("Head of {title}")
        };
        let text = format!(
            "name: {first} {family}\naka: {alias}\norganisation: {}\nrole: {title}\n\
             level: commissioner\nsenior: {senior}\nbio: {bio}\nsay: {say}\n{}{}",
            if ours { "house".to_owned() } else { format!("company-{home}") },
            match disclose {
                0 => String::new(),
                1 => "disclose: true\n".to_owned(),
                _ => "disclose: false\n".to_owned(),
            },
            line("", "handling", &mark),
        );
        maker.add(Kind::Person, &format!("person-{n}"), &text);
        let called = match maker.number(3) {
            0 => alias,
            1 => family,
            _ => format!("{first} {family}"),
        };
        maker.people.push((called, ours));
        maker.given.push(first);
    }
}

pub fn source(maker: &mut Maker, n: usize, companies: usize) {
    let (mark, rank) = maker.mark(1);
    let about = maker.number(companies + 1);
    let of: Vec<usize> = if about == companies { Vec::new() } else { vec![about] };
    let title = maker.canary(rank, &of, false, false);
    let finding = maker.prose(rank, &of, false);
    let publisher = maker.canary(rank, &of, false, false);
    let url = maker.canary(rank, &of, false, false);
    let author = maker.canary(rank, &of, false, false);
    let quote = maker.prose(rank, &of, false);
    let mail = maker.canary(rank.max(3), &of, false, true);
    let text = format!(
        "kind: report\ntitle: {title}\npublisher: {publisher}\ndate: 2029-0{}-11\n{}tone: \
         critical\nfinding: {}\nurl: https://x.example/{url}\nauthor: {author}\nquote: {}\nto: [person-0, {mail}@mail.example]\n{}",
        n + 1,
        if of.is_empty() { String::new() } else { format!("about: company-{about}\n") },
        quoted(&finding),
        quoted(&quote),
        line("", "handling", &mark),
    );
    maker.add(Kind::Source, &format!("paper-{n}"), &text);
}

/// Makes a name as people write it.
fn capital(maker: &mut Maker, rank: usize, about: &[usize], unnamed: bool) -> String {
    let word = maker.canary(rank, about, unnamed, false).replacen('q', "Q", 1);
    if let Some(canary) = maker.canaries.last_mut() {
        canary.word.clone_from(&word);
    }
    word
}
