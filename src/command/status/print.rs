//! Account → words, at length, in a line, or as JSON.

use super::account::Account;
use super::pack_state::{Line, PackAccount, State};
use crate::approved::told::{ApprovedLines, SuspectLine};
use crate::command::count::count;

pub fn in_full(account: &Account) -> String {
    let Account { id, title, dates, .. } = account;
    let mut text = format!("{id}: {title}, {dates}, {}\n", days(account));
    for item in &account.open {
        let meeting = item.meeting.as_ref().map(|title| format!("{title}: "));
        let (meeting, what) = (meeting.unwrap_or_default(), &item.what);
        text.push_str(&format!("  open: {meeting}{what}\n"));
    }
    if let Some(findings) = findings(account) {
        text.push_str(&format!("  check: {findings} (`scene-setter check {id}`)\n"));
    }
    if let Some(bases) = bases(account) {
        text.push_str(&format!("  basis: {bases}\n"));
    }
    for pack in &account.packs {
        tell(pack, &mut text);
    }
    text
}

/// Tells it in one line.
pub fn in_short(account: &Account) -> String {
    let packs = &account.packs;
    let sum = |of: fn(&PackAccount) -> usize| packs.iter().map(of).sum::<usize>();
    let states = packs.iter().map(|pack| {
        let name = pack.path.rsplit('/').next().unwrap_or_default();
        format!("{name} {}", state(pack.state))
    });
    format!(
        "{}: {}; {} open; {}; {} hand edits; {} conflicts; {}{}\n",
        account.id,
        days(account),
        account.open.len(),
        states.collect::<Vec<_>>().join(", "),
        sum(|pack| pack.by_hand.len() + pack.deleted.len()),
        sum(|pack| pack.conflicts.len()),
        findings(account).unwrap_or_else(|| "no findings".to_owned()),
        suspects(packs),
    )
}

fn suspects(packs: &[PackAccount]) -> String {
    let approved = packs.iter().filter_map(|pack| pack.approved.as_ref());
    match approved.map(|lines| lines.suspect.len()).sum::<usize>() {
        0 => String::new(),
        suspects => format!("; {}", count(suspects, "suspect line")),
    }
}

/// Tells it to a program.
pub fn as_json(account: &Account) -> String {
    let json = serde_json::to_string(account).expect("an account holds words and numbers");
    format!("{json}\n")
}

fn findings(account: &Account) -> Option<String> {
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        count => Some(format!("{count} {word}s")),
    };
    let errors = counted(account.findings.errors, "error");
    let warnings = counted(account.findings.warnings, "warning");
    let parts: Vec<String> = errors.into_iter().chain(warnings).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn bases(account: &Account) -> Option<String> {
    let counts = account.bases.iter();
    let parts: Vec<String> = counts.map(|(basis, count)| format!("{count} {basis}")).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn days(account: &Account) -> String {
    match account.days_to_go {
        _ if account.over => "over".to_owned(),
        0 => "begins today".to_owned(),
        1 => "1 day to go".to_owned(),
        days if days < 0 => "under way".to_owned(),
        days => format!("{days} days to go"),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::AsBuilt => "as built",
        State::EditedPage => "web page edited by hand",
        State::NotBuilt => "not built yet",
        State::Stale => "to be built",
        State::Conflict => "in conflict",
        State::UnknownBase => "without a sound base",
    }
}

fn tell(pack: &PackAccount, text: &mut String) {
    let mut say = |line: String| text.push_str(&format!("{line}\n"));
    let title = match pack.title.as_str() {
        "" => String::new(),
        title => format!("{title}, "),
    };
    say(format!("  {title}{}: {}", pack.path, state(pack.state)));
    for line in &pack.conflicts {
        say(format!("    conflict: {}", place(line)));
    }
    for line in &pack.by_hand {
        say(format!("    by hand: {}: {}", place(line), line.text));
    }
    for line in &pack.not_merged {
        say(format!("    not merged: {line}"));
    }
    for line in &pack.remarks {
        say(format!("    comment: {}: {}", place(line), line.text));
    }
    for line in &pack.deleted {
        say(format!("    deleted by hand: {}: {}", place(line), line.text));
    }
    if let Some(lines) = &pack.approved {
        approved(lines, &mut say);
    }
    for change in &pack.changed {
        say(format!("    {}: {}", change.what, change.record));
    }
    if pack.templates_changed {
        say("    templates changed".to_owned());
    }
    if let Some(day) = &pack.built_as_of {
        say(format!("    built as of {day}, which is not the day of a build now"));
    }
    for (section, lines) in &pack.shows {
        let lines = if *lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
        say(format!("    shows in: {section} ({lines})"));
    }
}

fn approved(lines: &ApprovedLines, say: &mut impl FnMut(String)) {
    let open = match lines.open {
        0 => String::new(),
        open => format!("; nobody approved {}", count(open, "line")),
    };
    say(format!("    approved: {}{open}", count(lines.approved, "line")));
    for line in &lines.suspect {
        let place = line.line.map(|number| format!("line {number}: ")).unwrap_or_default();
        let SuspectLine { why, text, .. } = line;
        say(format!("    suspect: {place}{text} ({why})"));
    }
    for number in &lines.unread {
        say(format!("    approvals: line {number} cannot be read"));
    }
}

fn place(line: &Line) -> String {
    match line.line {
        Some(number) => format!("{}, line {number}", line.section),
        None => line.section.clone(),
    }
}
