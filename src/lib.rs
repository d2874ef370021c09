//! scene-setter: structured facts about companies and prior contacts → briefing packs.
//!
//! # The program in one sentence
//!
//! [`project::load`] reads `data/` and `templates/` into a [`project::Project`];
//! [`facts::resolve`] proves every link; [`brief::assemble`] chooses and orders what one reader
//! needs on one day; [`page::render`] prints it through a template; [`tidy`] puts one sentence on
//! a line; [`merge`] carries hand edits over; [`html`] makes a web page of it; [`publish`] writes
//! what changed. [`pack::page`] is that sentence as code: begin to read there.
//!
//! ```text
//! data/ ──load──▶ Records ──resolve──▶ Facts ──assemble──▶ Brief ──render──▶ Draft ──tidy──▶ Markdown
//!                                                                                              │
//!                                     output/ ◀──publish── Page ◀──html── with hand edits ◀──merge
//! ```
//!
//! From records to Markdown everything is a function of its arguments: no clock, no locale, no
//! hash order, no disk. Three places face the world: [`project`] reads, [`publish`] writes, and
//! [`command`] asks the date, looks at the environment and prints. ([`cache`] keeps a folder of its
//! own, outside the project.)
//!
//! # Where things live
//!
//! A folder uses only what stands above it in this table; a test holds it.
//!
//! | here | what |
//! |---|---|
//! | [`finding`] | texts and places in them, names of fields, reports, “did you mean”, the table of faults |
//! | [`yaml`] | one YAML text → a located tree → typed values, every fault of the text in one go |
//! | [`facts`] | one file for each kind of record; [`facts::Facts`] proves that every id names a record |
//! | [`project`] | what lies in the folder of a project: what each file is for, all of it read, where a field stands, git |
//! | [`names`] | who is named by which words: names on record, ways of writing them, near misses, mentions |
//! | [`tidy`] | any Markdown → one sentence a line, the rendered page unchanged |
//! | [`merge`] | last build × the file as edited × new build → one text |
//! | [`html`] | Markdown → one self-contained web page |
//! | [`brief`] | the views that templates see, and how they are derived |
//! | [`page`] | a brief → Markdown, through the templates |
//! | [`word`] | Markdown ⇄ a Word file, every sentence of it known again |
//! | [`pack`] | which document of which record is wanted, and the spine that makes it |
//! | [`why`] | what is behind each line; what changed between two states of the project, and its cause |
//! | [`approved`] | who approved which line of a pack, and which lines have changed since |
//! | [`handed`] | what a reader holds of a pack, and what has changed since they got it |
//! | [`check`] | what is doubtful in sound facts and in packs: one rule, one file, one row |
//! | [`import`] | mails, notes, invitations and cards → drafts of records |
//! | [`records`] | one record begun, renamed, looked up |
//! | [`init`] | a new project |
//! | [`publish`] | the only code that writes: all files of all packs change together, or none |
//! | [`release`] | level and scope → records with marks for what is withheld, and the proof that an edition tells nothing else |
//! | [`desk`] | facts, packs and what is behind them → linked pages for a browser |
//! | [`cache`] | what a command answered, read and made before, kept outside the project |
//! | [`cli`], [`command`] | what may be typed, and what each command does |
//!
//! # Three habits
//!
//! *Provenance does not infect.* A fact knows who it is: a [`finding::field::FieldPath`], or in a
//! brief an [`brief::origin::Origin`]. Where it stands in a file is looked up when a finding is
//! drawn, by [`project::locate::Places`]; no layer between carries places.
//!
//! *Every fault in one run.* A step notes what is wrong in a [`finding::report::Report`] and goes
//! on; the run stops only at the gates, after resolving and after rendering. Reading mends what it
//! cannot read and goes on too ([`project::read`]).
//!
//! *The settings are data.* Levels, markings, kinds, verbs and grounds come from
//! `settings.yaml` over built-in defaults; code knows none of their words.
//!
//! # To add something
//!
//! A record kind: its row in `finding::kind`; what else it needs the compiler then names. A check:
//! a file in `check/`, its row in [`check::CHECKS`] and a case under `tests/checks/`. A document:
//! one template. A format of pages: a file in [`pack::format`] and its row. A field in a brief: a
//! `pub` field of a view; the build script reads the names off the views, so a template that
//! misspells one is refused. `.github/CONTRIBUTING.md` has the recipes, step by step.

#![forbid(unsafe_code)]

pub mod approved;
pub mod brief;
pub mod cache;
pub mod check;
pub mod cli;
pub mod command;
pub mod desk;
pub mod facts;
pub mod finding;
pub mod handed;
pub mod html;
pub mod import;
pub mod init;
pub mod merge;
pub mod names;
pub mod pack;
pub mod page;
pub mod project;
pub mod publish;
pub mod records;
pub mod release;
pub mod tidy;
pub mod why;
pub mod word;
pub mod yaml;
