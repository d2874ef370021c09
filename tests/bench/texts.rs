//! Texts of any size, to measure what an import takes.

pub const HEAD: &str = "From: Ola Brenn <ola.brenn@norrvik.example>\n\
    To: Ingrid Solheim <ingrid.solheim@norrvik.example>\n\
    Date: Fri, 6 Feb 2026 08:55:00 +0100\nSubject: Call with Palisade on 3 February 2026\n\n";
pub const SAID: &str = "Palisade asked for a berth, and NHA said that it would be ready by March. ";
const QUOTED: &str = "On 3 Feb 2026, at 17:12, Lena Foss <lena@palisade.example> wrote:\n";

pub fn line(n: usize) -> String {
    format!("{HEAD}Palisade agreed.\n\n{}\n", SAID.repeat(n))
}

pub fn items(n: usize) -> String {
    format!("{HEAD}{}", format!("- {SAID}\n\n").repeat(n))
}

pub fn quotations(n: usize) -> String {
    let level = |depth: usize| {
        let signs = ">".repeat(depth);
        format!("{signs}{QUOTED}{signs}> {SAID}\n{signs}> {SAID}\n")
    };
    format!("{HEAD}{}", (0..n).map(level).collect::<String>())
}

pub fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
}

pub fn day(n: usize) -> String {
    format!("{}{:02}{:02}T050000Z", 2026 + n / 336, n / 28 % 12 + 1, n % 28 + 1)
}

pub fn events(n: usize) -> String {
    let one = |n: usize| {
        let day = day(n);
        format!("BEGIN:VEVENT\nUID:{n}@x\nDTSTART:{day}\nSUMMARY:Call with Palisade\nEND:VEVENT\n")
    };
    calendar(&(0..n).map(one).collect::<String>())
}
