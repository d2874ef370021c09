//! What may be typed: the command line and its help, nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

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
    /// Print completions for a shell
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
    /// Visits and contacts; every visit and every record that lists documents when left out
    pub ids: Vec<String>,
    /// The document to make, as `scene-setter` or `meeting-brief`
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
    /// Write nothing; print what templates see, as JSON
    #[arg(long)]
    pub context: bool,
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
