//! What may be typed: the command line and its help, nothing else.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::init::Forge;

/// Turn structured facts about companies and prior contacts into briefing packs
///
/// The project is the nearest folder upward that holds `data/`. Exit status: 0 all well,
/// 1 there is something to act on, 2 it could not run.
#[derive(Debug, Parser)]
#[command(name = "scene-setter", version, max_term_width = 100)]
pub struct Cli {
    /// Run as if started in DIR
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: Color,
    /// Print faults only
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// How findings and lists are printed
    #[arg(long, value_name = "FORM", default_value = "human", global = true)]
    pub format: Format,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How findings and lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With an excerpt of the file
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make packs in output/
    Build(BuildArgs),
    /// Show where each visit stands: days to go, what is open, hand edits, changed facts
    Status {
        /// The day to count from [default: today]
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
    },
    /// Look up a record: who they are, every time you met, what is owed
    Show(ShowArgs),
    /// List the records of a kind, or all that is owed
    List(ListArgs),
    /// Give a record another id, in its file name and wherever it is named
    Rename(RenameArgs),
    /// Print the JSON Schema of a kind, for editors; without KIND, say which there are
    Schema {
        /// What the file is for
        #[arg(value_parser = kinds(&[["settings", "settings"]]))]
        kind: Option<String>,
        /// Write every schema to .schema/ of the project, where records look for it
        #[arg(long, conflicts_with = "kind")]
        write: bool,
    },
    /// Find what is wrong or doubtful in the facts, and in packs edited by hand
    Check(CheckArgs),
    /// Begin a project: settings, folders, checks for the forge
    Init(InitArgs),
    /// Write one record from a commented skeleton
    New(NewArgs),
    /// Draft contacts and sources from reports, mails, invitations and visiting cards
    Import(ImportArgs),
    /// Make an edition that may be given out, prove that it tells nothing else, and certify it
    Release(ReleaseArgs),
    /// Show how packs change, word by word, and why
    Diff(DiffArgs),
    /// Tell what is behind a line of a pack: facts, source, commit, template
    Why(WhyArgs),
    /// Format Markdown as packs are written: one sentence a line, the rendered HTML unchanged
    Format {
        /// The file, or `-` for standard input
        file: PathBuf,
    },
    /// List, show or copy out templates
    #[command(subcommand)]
    Templates(TemplatesCommand),
    /// Print what makes a shell complete commands, options and ids
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// What to build, and how.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Visits, contacts, organisations; every visit and every record that lists documents when
    /// left out
    pub ids: Vec<String>,
    /// The document to make, as `flash-report`; `templates list` names them all
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The reader's day: later facts stay out [default: that of the visit, else its eve]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
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

/// What to look up.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// An id, `KIND/ID` where two records share one, or a name in quotes
    pub id: String,
    /// The day to look from: later facts stay out [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What to release, and to whom.
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// The visit, contact or organisation
    pub id: String,
    /// The highest handling mark that the edition may show
    #[arg(long)]
    pub level: String,
    /// The organisations that were asked for; all when left out
    #[arg(long, value_name = "ORG", num_args = 1..)]
    pub scope: Vec<String>,
    /// The document to make, as `flash-report`; those of the record when left out
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The reader's day: later facts stay out
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What to list.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list
    #[arg(value_parser = kinds(&[["promise", "promises"]]))]
    pub kind: String,
    /// Of or with this organisation or person, by id or name
    #[arg(long, value_name = "ORG")]
    pub with: Option<String>,
    /// On this topic or one below it, by id or name
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// At this level, as `commissioner`
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// From this day or period on
    #[arg(long, value_name = "WHEN")]
    pub since: Option<String>,
    /// Up to this day or period
    #[arg(long, value_name = "WHEN")]
    pub until: Option<String>,
    /// Only what is not settled, or leaves something owed
    #[arg(long)]
    pub open: bool,
    /// The day to look from: later facts stay out [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What to rename.
#[derive(Debug, Args)]
pub struct RenameArgs {
    /// Its kind
    #[arg(value_parser = kinds(&[]))]
    pub kind: String,
    /// Its id
    pub old: String,
    /// The id it is to have
    pub new: String,
    /// Write nothing; say what would be changed
    #[arg(long)]
    pub dry_run: bool,
}

/// Where to begin, and with what.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder of the new project
    #[arg(default_value = ".", value_name = "DIR")]
    pub folder: PathBuf,
    /// Add a small invented visit with planted problems
    #[arg(long)]
    pub example: bool,
    /// The forge that is to check packs
    #[arg(long, value_name = "FORGE", default_value = "github")]
    pub forge: Forge,
}

/// What a new record is, and what is known of it.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Its kind
    #[arg(value_name = "KIND")]
    pub record: NewKind,
    /// Its id, which names the file; that of a contact is DATE-ORGANISATION-KIND unless given
    pub id: Option<String>,
    /// Its name or title
    #[arg(long, value_name = "WORDS")]
    pub name: Option<String>,
    /// Its day or period
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// What kind of contact, organisation or source, as `call`
    #[arg(long, value_name = "WORD")]
    pub kind: Option<String>,
    /// Organisations: met, employing, or told of
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub with: Vec<String>,
    /// People on our side; for a visit, who goes
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub us: Vec<String>,
    /// People on their side
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub them: Vec<String>,
    /// The visit it belongs to
    #[arg(long, value_name = "ID")]
    pub visit: Option<String>,
    /// Open it in $EDITOR
    #[arg(long)]
    pub edit: bool,
}

/// Kinds of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NewKind {
    /// A company, body, network or institution
    Organisation,
    /// A person on either side
    Person,
    /// A meeting, call, workshop or letter
    Contact,
    /// A subject on which the house has a line
    Topic,
    /// A report, article or statistic
    Source,
    /// A journey or day of meetings
    Visit,
}

/// What to import.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files (.eml, .txt, .md, .ics, .vcf), folders of them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The day of the contact, whatever the text says
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// The organisation of the other side, whatever the text says
    #[arg(long, value_name = "ID")]
    pub with: Option<String>,
    /// Write nothing; print the drafts
    #[arg(long)]
    pub dry_run: bool,
}

/// Accepts the kinds of records, and `more`, each in the singular or plural.
fn kinds(more: &[[&'static str; 2]]) -> PossibleValuesParser {
    let kinds = [
        ["organisation", "organisations"],
        ["person", "people"],
        ["contact", "contacts"],
        ["topic", "topics"],
        ["source", "sources"],
        ["visit", "visits"],
    ];
    let words = kinds.iter().chain(more);
    PossibleValuesParser::new(
        words.map(|[one, many]| PossibleValue::new(one).alias(many)),
    )
}

/// What to check, and how.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Records whose findings to print; for a visit or contact, all that its pack shows
    pub ids: Vec<String>,
    /// The day on which to judge [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Exit 1 on doubts too, not only on errors
    #[arg(long)]
    pub strict: bool,
    /// Mend in the YAML what can be mended safely: aliases in prose, weekdays
    #[arg(long)]
    pub fix: bool,
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
    /// The document to compare, as `scene-setter` or `meeting-brief`
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// The reader's day of the new packs [default: that of the visit, else its eve]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
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
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplatesCommand {
    /// List every template and whose it is
    List,
    /// Print the template that wins
    Show {
        /// Its name, as `sheet/head.md`
        name: String,
    },
    /// Copy a built-in template into templates/ to change it
    Eject {
        /// Its name, as `sheet/head.md`
        name: String,
    },
}
