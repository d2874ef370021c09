//! Topics, contacts and the visit at random.

use scene_setter::finding::field::Kind;

use super::{Maker, line, quoted};

pub fn topic(maker: &mut Maker, n: usize, companies: usize, sources: usize) {
    let (mark, rank) = maker.mark(1);
    let name = maker.canary(rank, &[], false, false);
    let background = maker.prose(rank, &[], false);
    let ours = maker.prose(rank, &[], false);
    let question = maker.prose(rank, &[], false);
    let answer = maker.prose(rank, &[], false);
    let event = maker.prose(rank, &[], false);
    let mut text = format!(
        "name: {name}\nline: {}\nif_raised: [{{ they: {}, say: {} }}]\nmilestones: [{{ what: \
         {}, happened: 2029-01-02 }}]\nbackground: {}\nbackground_sources: paper-{}\n\
         {}messages:\n",
        quoted(&ours),
        quoted(&question),
        quoted(&answer),
        quoted(&event),
        quoted(&background),
        maker.number(sources),
        line("", "handling", &mark),
    );
    for _ in 0..=maker.number(3) {
        let own = maker.mark(rank);
        let words = maker.prose(own.1.max(rank), &[], false);
        text += &format!("  - note: {}\n{}", quoted(&words), line("    ", "handling", &own.0));
    }
    text += "figures:\n";
    for _ in 0..=maker.number(2) {
        let own = maker.mark(rank);
        let rank = own.1.max(rank);
        let what = maker.prose(rank, &[], false);
        let value = maker.canary(rank, &[], false, false);
        let note = maker.prose(rank, &[], false);
        text += &format!(
            "  - what: {}\n    value: {value}\n    note: {}\n{}",
            quoted(&what),
            quoted(&note),
            line("    ", "handling", &own.0),
        );
    }
    text += "notes:\n";
    for _ in 0..=maker.number(3) {
        let own = maker.mark(rank);
        let about = maker.number(companies);
        let words = maker.prose(own.1.max(rank), &[about], false);
        text += &format!(
            "  - text: {}\n    about: company-{about}\n    source: paper-{}\n{}",
            quoted(&words),
            maker.number(sources),
            line("    ", "handling", &own.0),
        );
    }
    maker.add(Kind::Topic, &format!("topic-{n}"), &text);
}

pub fn contact(maker: &mut Maker, n: usize, companies: usize, sources: usize) {
    let (mark, rank) = maker.mark(1);
    let with = maker.number(companies);
    let second = (with + 1) % companies;
    // Now and then several companies: the edition of one tells nothing of the other.
    let of: Vec<usize> = match maker.chance(3) {
        true => vec![with, second],
        false => vec![with],
    };
    let list: Vec<String> = of.iter().map(|n| format!("company-{n}")).collect();
    let list = list.join(", ");
    let later = n == 0;
    let others = maker.canary(rank, &of, false, false);
    maker.canaries.last_mut().expect("one").others = true;
    let reading = maker.prose(rank, &of, true);
    let whom = maker.canary(3, &[], true, true);
    let link = maker.canary(rank, &of, false, false);
    let title = maker.canary(rank, &of, false, false);
    let purpose = maker.prose(rank, &of, false);
    let summary = maker.prose(rank, &of, false);
    let venue = maker.canary(rank, &of, false, false);
    let mut text = format!(
        "kind: meeting\nwith: [{list}]\nothers: {others}\nlinks: [{{ title: a page, url: \
         \"https://x.example/{link}\" }}]\nassessment: {{ text: {} }}\ncontact_person: {{ name: \
         {whom}, role: Guide }}\ntitle: {title}\ndate: {}\nlevel: commissioner\n\
         us: [person-0, person-1]\npurpose: {}\nvenue: {venue}\ntopics: topic-{}\n\
         reports: paper-{}\n{}{}",
        quoted(&reading),
        if later { "2031-03-05".to_owned() } else { format!("2030-0{n}-0{n}") },
        quoted(&purpose),
        maker.number(2),
        maker.number(sources),
        line("", "handling", &mark),
        if later { "visit: journey\nstatus: planned\n" } else { "" },
    );
    let guests = maker.number(maker.people.len() - 2) + 1;
    let inline = maker.canary(3, &[], true, true);
    maker.guests.push(inline.clone());
    text += "them:\n";
    for guest in 0..guests {
        text += &format!("  - person-{}\n", guest + 2);
    }
    text += &format!("  - {{ name: {inline}, role: Guest }}\n");
    if later {
        text += "plan:\n  raise:\n";
        for _ in 0..=maker.number(3) {
            let own = maker.mark(rank);
            let words = maker.prose(own.1.max(rank), &of, false);
            text += &format!(
                "    - discuss: {}\n{}",
                quoted(&words),
                line("      ", "handling", &own.0)
            );
        }
        let question = maker.prose(rank, &of, false);
        let press = maker.prose(rank, &of, false);
        text += &format!(
            "  if_raised: [{{ they: {} }}]\n  press_line: {}\n",
            quoted(&question),
            quoted(&press)
        );
    } else {
        let mut claims = String::new();
        for _ in 0..maker.number(3) {
            let own = maker.mark(rank);
            let rank = own.1.max(rank);
            let what = maker.prose(rank, &of, false);
            let value = maker.canary(rank, &of, false, false);
            claims += &format!(
                "  - what: {}\n    value: {value}\n{}",
                quoted(&what),
                line("    ", "handling", &own.0),
            );
        }
        if !claims.is_empty() {
            text += &format!("claims:\n{claims}");
        }
        text += &format!("summary: {}\npoints:\n", quoted(&summary));
        for m in 0..=maker.number(5) {
            let own = maker.mark(rank);
            let who = of[maker.number(of.len())];
            let named = maker.chance(2);
            let (side, about) = match named {
                true => (format!("company-{who}"), vec![who]),
                false => ("them".to_owned(), of.clone()),
            };
            let words = maker.prose(own.1.max(rank), &about, false);
            let owed = maker.prose(own.1.max(rank), &[who], false);
            let opens = maker.chance(2);
            text += &format!(
                "  - {side}: {}\n{}{}{}",
                quoted(&words),
                line("    ", "handling", &own.0),
                if maker.chance(3) { "    line: always\n" } else { "" },
                match opens {
                    true => format!(
                        "    opens: {{ id: owed-{n}-{m}, kind: promise, by: company-{who}, what: {} }}\n",
                        quoted(&owed)
                    ),
                    false => String::new(),
                },
            );
        }
    }
    maker.add(Kind::Contact, &format!("contact-{n}"), &text);
}

pub fn visit(maker: &mut Maker, companies: usize, contacts: usize) {
    let purpose = maker.prose(0, &[], false);
    let aim = maker.prose(0, &[], false);
    let contact = maker.canary(0, &[], true, true);
    let mut text = format!(
        "title: Journey\nfor: person-0\ndates: 2031-03-05/2031-03-06\nas_of: 2031-03-01\n\
         handling: public\npurpose: {}\naims: [{}]\ncontact: {contact}\ntopics: topic-0\ngeneral_points: topic-1\n\
         background: [recent-contacts, topic-0, topic-1]\ndefault: {{ us: [person-0, person-1] \
         }}\nmeetings:\n  - contact-0\n",
        quoted(&purpose),
        quoted(&aim)
    );
    for n in 0..companies {
        text += &format!("  - {{ with: company-{n}, status: tbc }}\n");
    }
    assert!(contacts > 1);
    maker.add(Kind::Visit, "journey", &text);
}
