//! What may be typed after the commands that make, compare and judge packs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What to build, and how.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Visits, contacts, organisations, topics; every visit and every record that lists documents
    /// when left out
    pub ids: Vec<String>,
    /// The document to make, as `flash-report`; `templates list` names them all
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The reader's day: later facts stay out [default: that of the visit, else its eve]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Write a Word file of each pack too; it is kept up to date from then on
    #[arg(long, conflicts_with = "context")]
    pub docx: bool,
    /// Print each web page as PDF, by a Chromium found on this machine; not for git
    #[arg(long, value_name = "PAPER", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "a4", value_enum)]
    #[arg(conflicts_with_all = ["check", "dry_run", "context"])]
    pub pdf: Option<Paper>,
    /// Write nothing; show how output/ differs and exit 1 if it does
    #[arg(long, conflicts_with_all = ["dry_run", "context"])]
    pub check: bool,
    /// Write nothing; say what would be written
    #[arg(long, conflicts_with = "context")]
    pub dry_run: bool,
    /// Take the text of the build in place of hand edits; say what they were
    #[arg(long, conflicts_with = "context")]
    pub discard_edits: bool,
    /// Write nothing; print what templates see, as JSON
    #[arg(long)]
    pub context: bool,
}

/// On which paper a page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    A4,
    /// For a folder that fits a pocket.
    A5,
}

/// Which Word file to take over.
#[derive(Debug, Args)]
pub struct AdoptArgs {
    /// The file as it came back, with changes tracked or not
    pub file: PathBuf,
    /// The pack of which it is, where the file no longer says so
    #[arg(long, value_name = "ID/DOCUMENT")]
    pub pack: Option<String>,
    /// Offer, as a diff, the change of a record where a changed sentence shows its text alone
    #[arg(long)]
    pub facts: bool,
    /// Write nothing; show what would be taken over
    #[arg(long)]
    pub dry_run: bool,
}

/// What to release, and to whom.
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// The visit, contact, organisation or topic
    #[arg(required_unless_present = "request")]
    pub id: Option<String>,
    /// The highest handling mark that the edition may show
    #[arg(long, required_unless_present = "request")]
    pub level: Option<String>,
    /// The organisations that were asked for; all when left out
    #[arg(long, value_name = "ORG", num_args = 1..)]
    pub scope: Vec<String>,
    /// The document to make, as `flash-report`; those of the record when left out
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The reader's day: later facts stay out
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Answer a request: who asked, when, what for, level, scope and documents stand in the file
    #[arg(long = "for", value_name = "REQUEST.yaml", conflicts_with_all = ["id", "level", "scope", "document", "compare"])]
    pub request: Option<PathBuf>,
    /// Print each web page as PDF too, by a Chromium found on this machine; it is proved as well
    #[arg(long, value_name = "PAPER", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "a4", value_enum, conflicts_with = "compare")]
    pub pdf: Option<Paper>,
    /// Stop unless every line of the packs is approved, and none suspect
    #[arg(long)]
    pub approved: bool,
    /// Hold somebody else's released copy against ours, and write nothing
    #[arg(long, value_name = "OTHER.md")]
    pub compare: Option<PathBuf>,
}

/// Where to put the desk, and for whom.
#[derive(Debug, Args)]
pub struct PublishArgs {
    /// The folder: an empty one, a new one, or one that was published before
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// With --level: the visits, contacts or organisations of the edition; all when left out
    #[arg(requires = "level")]
    pub ids: Vec<String>,
    /// The highest handling mark that may be seen; without it, all that is on record
    #[arg(long)]
    pub level: Option<String>,
    /// With --level: the organisations that were asked for; all when left out
    #[arg(long, value_name = "ORG", num_args = 1.., requires = "level")]
    pub scope: Vec<String>,
    /// The day on which somebody looks [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What to check, and how.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Records whose findings to print; for a visit or contact, all that its pack shows
    pub ids: Vec<String>,
    /// The day on which to judge [default: today; with --strict the last day on record]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Exit 1 on doubts too, not only on errors; the same on any day
    #[arg(long)]
    pub strict: bool,
    /// Print only what time has brought: what was not to be found on the last day on record
    #[arg(long)]
    pub today: bool,
    /// Say which approved lines are suspect, and which lines of these packs nobody approved
    #[arg(long)]
    pub approved: bool,
    /// Where originals lie that are not beside their source records
    #[arg(long, value_name = "DIR")]
    pub originals: Option<PathBuf>,
    /// Mend in the YAML what can be mended safely: aliases in prose, weekdays
    #[arg(long)]
    pub fix: bool,
    /// With --fix: show what would be mended, word by word, and write nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Say why a finding matters, with an example and its mend
    #[arg(long, value_name = "CODE", exclusive = true)]
    pub explain: Option<String>,
}

/// What to compare, and how to show it.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// A git revision or two as REV..REV to compare with, then visits and contacts; output/
    /// and every pack when left out
    #[arg(value_name = "REV|ID")]
    pub words: Vec<String>,
    /// Name the cause under each change
    #[arg(long)]
    pub explain: bool,
    /// Write a page that shows the changes to someone without git
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Write a Word file that tracks the changes, each with its cause as a comment
    #[arg(long, value_name = "FILE")]
    pub docx: Option<PathBuf>,
    /// The document to compare, as `scene-setter` or `meeting-brief`
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The reader's day of the new packs [default: that of the visit, else its eve]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What to approve, and who does.
#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// A visit, contact or organisation whose packs to approve, or lines of one: ID:12,15-18
    #[arg(value_name = "ID[:LINES]", required = true)]
    pub places: Vec<String>,
    /// Who approves [default: the name with which you commit]
    #[arg(long = "as", value_name = "PERSON")]
    pub person: Option<String>,
    /// The document, as `meeting-report`; all of the record when left out, and for lines the one
    /// by which it is known, as `scene-setter`
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
}

/// What a reader holds from now on.
#[derive(Debug, Args)]
pub struct HandedArgs {
    /// The visit, contact or organisation
    pub id: String,
    /// The person on record who holds it
    #[arg(long, value_name = "PERSON")]
    pub to: String,
    /// The document, as `scene-setter`; those of the record that lie in output/ when left out
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The day on which they got it [default: today]
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// Write a mail that holds the pack, ready to send
    #[arg(long, value_name = "FILE")]
    pub eml: Option<PathBuf>,
}

/// What to tell a reader.
#[derive(Debug, Args)]
pub struct AddendumArgs {
    /// The visit, contact or organisation
    pub id: String,
    /// The person who holds it; everybody who does when left out
    #[arg(long, value_name = "PERSON")]
    pub to: Option<String>,
    /// The document, as `scene-setter`; all that they hold when left out
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// Write a mail that holds the addendum, the card and the pack, ready to send
    #[arg(long, value_name = "FILE")]
    pub eml: Option<PathBuf>,
}

/// Which lines to explain.
#[derive(Debug, Args)]
pub struct WhyArgs {
    /// A line of a pack, or several, as output/ID/scene-setter.md:42-45
    #[arg(value_name = "FILE:LINE")]
    pub place: String,
    /// The reader's day of the pack [default: that of the visit, else its eve]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Where originals lie that are not beside their source records
    #[arg(long, value_name = "DIR")]
    pub originals: Option<PathBuf>,
}
