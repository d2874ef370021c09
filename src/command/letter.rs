//! A pack, and what is new in it → a mail in a file, ready to send.

use std::path::Path;

use super::as_made::page;
use super::screen::Screen;
use super::start::Start;
use super::today;
use crate::facts::person::Person;
use crate::finding::report::{At, Report};
use crate::handed::mail::Mail;
use crate::handed::page::highest;
use crate::merge::remark::without_comments;
use crate::pack::format::{HTML, MARKDOWN, Source};
use crate::pack::make::make;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::publish;
use crate::why::built::Built;
use crate::why::diff::redline::readable;

/// What a mail is about.
pub struct Letter<'l> {
    pub target: &'l Target,
    pub to: &'l Person,
    /// What is new, as words and as Markdown.
    pub addendum: Option<(&'l str, &'l str)>,
}

/// The document that fits into a mail.
const CARD: &str = "card";

/// Writes the mail: what is new and the card, else the pack itself, in its text, which it is where
/// somebody wrote into it; and the pack beside it in every format that people open.
pub fn write(
    start: &Start,
    root: &Path,
    built: &Built,
    letter: &Letter<'_>,
    file: &Path,
    screen: &Screen,
    report: &mut Report,
) {
    let joined = start.folder.join(file);
    let full = std::path::absolute(&joined).unwrap_or(joined);
    if let Some(why) = misplaced(root, &full) {
        report
            .error("unwritable", At::Path(file.display().to_string()), why)
            .hint("name a file that ends in `.eml`, as addendum.eml".to_owned());
        return;
    }
    let Some(bytes) = mail(root, built, letter, screen, report) else {
        return;
    };
    let (Some(folder), Some(name)) = (full.parent(), full.file_name()) else {
        return;
    };
    let name = name.to_string_lossy();
    if publish::write(folder, &name, &bytes, report).is_some() {
        screen.say(&format!("wrote {}", file.display()));
        if address(letter.to).is_none() {
            let name = &letter.to.name;
            screen.say(&format!("No mail address of {name} is on record: add it."));
        }
    }
}

fn mail(
    root: &Path,
    built: &Built,
    letter: &Letter<'_>,
    screen: &Screen,
    report: &mut Report,
) -> Option<Vec<u8>> {
    let opened = &built.opened;
    let pack = page(root, &built.opened, letter.target, report)?;
    let is_edited = pack.is_by_hand();
    let card = card(built, letter.target).filter(|card| !is_edited || card == letter.target);
    if is_edited {
        screen.say(
            "The pack was edited by hand, of which a card knows nothing: it is in the mail itself.",
        );
    }
    let inline = match &card {
        Some(card) => page(root, &built.opened, card, report)?,
        None => pack.clone(),
    };
    let facts = &opened.facts;
    let mut made = make(facts, &opened.printer, letter.target, None, report)?;
    let (words, markdown) = letter.addendum.unwrap_or_default();
    let rule = if words.is_empty() { "" } else { "\n---\n\n" };
    let inline = without_comments(&inline.markdown);
    let told = format!("{words}{rule}{inline}");
    made.brief.handling = highest(facts.settings(), &told, made.brief.handling);
    let marking = made.brief.handling.to_uppercase();
    let heading = pack.markdown.lines().find_map(|line| line.strip_prefix("# "));
    let title = heading.map_or_else(|| letter.target.id.clone(), readable);
    let about = match letter.addendum {
        Some(_) => format!("Addendum: {title}"),
        None => title,
    };
    let subject = match marking.as_str() {
        "" => about,
        mark => format!("[{mark}] {about}"),
    };
    let plain = in_plain_words(&told);
    let mark = match plain.lines().next() {
        Some(first) if first != marking && !marking.is_empty() => format!("{marking}\n\n"),
        _ => String::new(),
    };
    let text = format!("{mark}{plain}");
    let source = Source {
        printer: &opened.printer,
        settings: facts.settings(),
        brief: &made.brief,
        photos: &opened.project.photos,
        markdown: &format!("{markdown}{rule}{inline}").into(),
    };
    let shown = (HTML.make)(&source, report)?;
    let Target { id, document } = letter.target;
    let files = pack.files.iter().filter(|file| *file.format != MARKDOWN).map(|file| {
        let name = format!("{id}-{}", file.format.name(document));
        (name, file.format.media_type, &*file.bytes)
    });
    let address = address(letter.to);
    let mail = Mail {
        to: address.map(|address| (letter.to.name.as_str(), address)),
        subject: &subject,
        day: today::today(),
        text: &text,
        page: &String::from_utf8_lossy(&shown),
        files: files.collect(),
    };
    Some(mail.write())
}

/// Returns Markdown as it is read where nothing shows its marks; lists keep their signs.
fn in_plain_words(text: &str) -> String {
    let is_rule = |line: &&str| line.starts_with("|-");
    let lines = text.lines().filter(|line| !is_rule(line)).map(|line| {
        let bare = line.trim_start_matches(['>', ' ']);
        let sign = if bare.starts_with("- ") { "- " } else { "" };
        format!("{sign}{}\n", readable(line))
    });
    lines.collect()
}

/// Returns the first mail address of somebody that is one, and nothing beside: whatever else stood
/// there would be read as other readers, or as other heads of the mail.
fn address(person: &Person) -> Option<&str> {
    let is_address = |text: &&str| {
        let sides = text.split_once('@');
        sides.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
            && !text
                .contains(|c: char| c.is_whitespace() || c.is_control() || ",;:<>()\"".contains(c))
    };
    person.email.iter().map(String::as_str).find(is_address)
}

/// Names the card of a record, where there is such a document.
fn card(built: &Built, target: &Target) -> Option<Target> {
    let wanted =
        Wanted { ids: vec![target.id.clone()], document: Some(CARD.to_owned()), as_of: None };
    built.opened.targets(&wanted, &mut Report::default()).pop()
}

/// Says why a mail may not lie at a path.
fn misplaced(root: &Path, full: &Path) -> Option<&'static str> {
    let is_mail = full.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml"));
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let mut kept = ["data", "templates", "output"].iter();
    if kept.any(|folder| full.starts_with(root.join(folder))) {
        Some("A mail cannot lie among the facts, templates or packs.")
    } else if !is_mail {
        Some("This is not the name of a mail, and may be another file of yours.")
    } else {
        None
    }
}
