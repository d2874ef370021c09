//! What may be typed: the command line and its help, nothing else.

pub mod packs;
pub mod records;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use packs::{
    AddendumArgs, AdoptArgs, ApproveArgs, BuildArgs, CheckArgs, DiffArgs, HandedArgs, PublishArgs,
    ReleaseArgs, WhyArgs,
};
use records::{ImportArgs, InitArgs, ListArgs, NewArgs, RenameArgs, ShowArgs, kinds};

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
    pub format: Form,
    /// Work everything out anew, though nothing has changed since the same command ran
    #[arg(long, global = true)]
    pub no_cache: bool,
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

/// What may be typed after `--format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// With an excerpt of the file
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
    /// `check`: as notes at the lines of a change on GitHub, Gitea or Forgejo
    Github,
    /// `check`: as a Code Quality report for GitLab
    Gitlab,
    /// `check`: as SARIF, for whatever reads that
    Sarif,
    /// `diff`: as one comment for a forge
    Markdown,
}

impl Form {
    /// Returns how all else is printed.
    pub fn plain(self) -> Format {
        match self {
            Form::Short => Format::Short,
            Form::Json => Format::Json,
            _ => Format::Human,
        }
    }

    /// Says whether a command prints it.
    pub fn fits(self, command: &Command) -> bool {
        match self {
            Form::Human | Form::Short | Form::Json => true,
            Form::Github | Form::Gitlab | Form::Sarif => {
                matches!(command, Command::Check(_))
            }
            Form::Markdown => matches!(command, Command::Diff(_)),
        }
    }
}

/// How findings and lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Begin a project: settings, folders, checks for the forge
    Init(InitArgs),
    /// Write one record from a commented skeleton
    New(NewArgs),
    /// Draft contacts and sources from reports, mails, invitations and visiting cards
    Import(ImportArgs),
    /// Make packs in output/
    Build(BuildArgs),
    /// Take over what was edited in the Word file of a pack: as hand edits of its Markdown
    Adopt(AdoptArgs),
    /// Find what is wrong or doubtful in the facts, and in packs edited by hand
    Check(CheckArgs),
    /// Show where each visit stands: days to go, what is open, hand edits, changed facts
    Status {
        /// The day to count from [default: today]
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
    },
    /// Show how packs change, word by word, and why
    Diff(DiffArgs),
    /// Tell what is behind a line of a pack: facts, source, commit, template
    Why(WhyArgs),
    /// Put your name to lines of a pack, until their words or what is behind them change
    ///
    /// Who approved what, and when, stands in output/ID/DOCUMENT.approved, which git keeps. A line
    /// is suspect once its words, a fact behind it, its source or its template changed: `status`,
    /// `diff`, the desk and `check --approved` say so.
    Approve(ApproveArgs),
    /// Note which edition of a pack a reader holds
    ///
    /// The pack as it lies in output/ is kept in data/handed/, with the day.
    Handed(HandedArgs),
    /// Tell a reader in half a page what has changed since they got a pack
    Addendum(AddendumArgs),
    /// Show the whole dossier in the browser, anew on every change; loopback only
    ///
    /// Visits by day, packs with what is behind each sentence, a page for each record, what each
    /// side owes, and a search. Nothing is written. `editor` in settings.yaml says what opens a
    /// file at its line: `vscode`, `zed`, or an address with {path} and {line}.
    Serve {
        /// The port; 0 takes any that is free
        #[arg(long, value_name = "N", default_value_t = 8650)]
        port: u16,
    },
    /// Write the desk as a folder that opens from a disk, with search and without a network
    ///
    /// With --level it holds what that level may see, made from redacted facts and proved as
    /// `release` proves an edition; without, all that is on record.
    Publish(PublishArgs),
    /// Make an edition that may be given out, prove that it tells nothing else, and certify it
    Release(ReleaseArgs),
    /// Look up a record: who they are, every time you met, what is owed
    Show(ShowArgs),
    /// List the records of a kind, or all that is owed
    List(ListArgs),
    /// Give a record another id, in its file name and wherever it is named
    Rename(RenameArgs),
    /// Format Markdown as packs are written: one sentence a line, the rendered HTML unchanged
    Format {
        /// The file, or `-` for standard input
        file: PathBuf,
    },
    /// Let git merge packs by sentence
    #[command(subcommand)]
    Git(GitCommand),
    /// List, show or copy out templates
    #[command(subcommand)]
    Templates(TemplatesCommand),
    /// Print the JSON Schema of a kind, for editors; without KIND, say which there are
    Schema {
        /// What the file is for
        #[arg(value_parser = kinds(&[["settings", "settings"]]))]
        kind: Option<String>,
        /// Write every schema to .schema/ of the project, where records look for it
        #[arg(long, conflicts_with = "kind")]
        write: bool,
    },
    /// Print what makes a shell complete commands, options and ids
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
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

/// What git is told, and what it asks.
#[derive(Debug, Subcommand)]
pub enum GitCommand {
    /// Write .gitattributes and tell this clone of the merge driver, which merges packs by sentence
    Setup,
    /// Merge two sides of a pack, as git asks for it: %O %A %B %P
    MergeDriver(MergeFiles),
}

/// Three texts and what they are of.
#[derive(Debug, Args)]
pub struct MergeFiles {
    /// What both sides began with
    pub ancestor: String,
    /// One side; the result is written here
    pub one: String,
    /// The other side
    pub other: String,
    /// The path of the pack in the repository
    pub path: String,
}
