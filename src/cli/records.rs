//! What may be typed after the commands that make, find and change records.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};

use crate::finding::field::Kind;
use crate::finding::kind::kinds;
use crate::init::Forge;

/// What to look up.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// An id, `KIND/ID` where two records share one, or a name in quotes
    pub id: String,
    /// The day to look from: later facts stay out [default: today]
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
}

/// What to list.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list
    #[arg(value_parser = kinds(&[["promise", "promises"], ["owed", "debts"]]))]
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
    /// Begin a git repository in it, where there is none around
    #[arg(long)]
    pub git: bool,
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
    /// Its id, which names the file; made of the name, or of DATE-ORGANISATION-KIND, unless given
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

macro_rules! new_kind {
    ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
        /// Kinds of records.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub enum NewKind {
            $(#[doc = $about] $kind,)*
        }

        impl From<NewKind> for Kind {
            fn from(kind: NewKind) -> Kind {
                match kind {
                    $(NewKind::$kind => Kind::$kind,)*
                }
            }
        }
    };
}

kinds!(new_kind);

/// What to import.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files (.eml, .docx, .html, .txt, .md, .ics, .vcf), folders of them, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The day of the contact, whatever the text says
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// The organisation of the other side, whatever the text says
    #[arg(long, value_name = "ID")]
    pub with: Option<String>,
    /// Make the changes of records on file that are shown without it
    #[arg(long)]
    pub apply: bool,
    /// Write nothing; print the drafts
    #[arg(long)]
    pub dry_run: bool,
}

/// Accepts the kinds of records, and `more`, each in the singular or plural.
pub(super) fn kinds(more: &[[&'static str; 2]]) -> PossibleValuesParser {
    let kinds = [
        ["organisation", "organisations"],
        ["person", "people"],
        ["contact", "contacts"],
        ["topic", "topics"],
        ["source", "sources"],
        ["visit", "visits"],
    ];
    let words = kinds.iter().chain(more);
    PossibleValuesParser::new(words.map(|[one, many]| PossibleValue::new(one).alias(many)))
}
