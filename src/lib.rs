//! scene-setter: structured facts about companies and prior contacts → briefing packs.
//!
//! # The program in one sentence
//!
//! [`load`] reads `data/` and `templates/` into a [`project`]; [`facts::resolve`] proves every
//! link; [`brief::assemble`] chooses and orders what one reader needs on one day;
//! [`page::render`] prints it through a template; [`page::tidy`] puts one sentence on a line;
//! [`page::html`] makes a web page of it; [`publish`] writes what changed.
//!
//! ```text
//! data/ ──load──▶ Records ──resolve──▶ Facts ──assemble──▶ Brief ──render──▶ Draft ──tidy──▶ Markdown
//!                                                                                              │
//!                                                     output/ ◀──publish── Page ◀──html────────┘
//! ```
//!
//! From records to Markdown everything is a function of its arguments: no clock, no locale, no
//! hash order, no disk. Three places face the world: [`load`] reads, [`publish`] writes, and
//! [`command`] asks the date, looks at the environment and prints.
//!
//! # Where things live
//!
//! Folders are phases, named by the noun they yield, and arrows go one way:
//! `facts ← brief ← page`. The types of a phase live in it.
//!
//! | here | what |
//! |---|---|
//! | [`source`], [`field`], [`report`], [`nearest`] | texts, names of fields, findings, “did you mean”: the ground on which all else stands |
//! | [`yaml`] | one YAML text → a located tree → typed values, every fault of the text in one go |
//! | [`facts`] | one file for each kind of record; [`facts::Facts`] proves that every id names a record |
//! | [`brief`] | the views that templates see, and how they are derived |
//! | [`page`] | Markdown and HTML: escaping, rendering, formatting |
//! | [`check`] | what is doubtful in sound facts and in packs: one rule, one file, one row |
//! | [`document`] | which documents there are: the heads of their templates say it |
//! | [`target`], [`press`], [`compile`] | which document of which record; what makes pages of it; the sentence above |
//! | [`edition`], [`trace`], [`diff`] | all packs of one state of the facts; what is behind each line; what changed between two states, and why |
//! | [`release`] | level and scope → records with marks for what is withheld, and the proof that an edition tells nothing else |
//! | [`lookup`], [`rename`] | one record or a list of them, as tables; another id, wherever it is named |
//! | [`cli`], [`command`] | what may be typed, and what each command does |
//!
//! # Three habits
//!
//! *Provenance does not infect.* A fact knows who it is: a [`field::FieldPath`], or in a brief an
//! [`brief::origin::Origin`]. Where it stands in a file is looked up when a finding is drawn, by
//! [`project::Project::span_of`]; no layer between carries places.
//!
//! *Every fault in one run.* A step notes what is wrong in a [`report::Report`] and goes on; the
//! run stops only at the gates, after resolving and after rendering. Reading mends what it cannot
//! read and goes on too ([`yaml::read`]).
//!
//! *The settings are data.* Levels, markings, kinds, verbs and grounds come from
//! `settings.yaml` over built-in defaults; code knows none of their words.
//!
//! # To add something
//!
//! A record kind: a struct in `facts/`, its row in [`facts::records`] and [`read`], its links in
//! [`facts::resolve`]. A check: a file in `check/`, its row in [`check::CHECKS`] and a case
//! under `tests/checks/`. A document: one template. A field in a brief: a `pub` field of a view;
//! the build script reads the names off the views, so a template that misspells one is refused.

pub mod brief;
pub mod check;
pub mod cli;
pub mod command;
pub mod compile;
pub mod diff;
pub mod document;
pub mod edition;
pub mod facts;
pub mod field;
pub mod gather;
pub mod git;
pub mod import;
pub mod init;
pub mod load;
pub mod lookup;
pub mod nearest;
pub mod originals;
pub mod pack;
pub mod page;
pub mod place;
pub mod press;
pub mod project;
pub mod publish;
pub mod read;
pub mod release;
pub mod rename;
pub mod report;
pub mod rule;
pub mod skeleton;
pub mod slot;
pub mod source;
pub mod target;
pub mod templates;
pub mod trace;
pub mod yaml;
