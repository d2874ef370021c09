//! A brief as it was put together → with its sources, its handling mark and its last day.

use tera::{Map, Value};

use super::behind::Behind;
use super::cite::source_lines;
use super::reader::Reader;
use super::{Brief, Released, used};
use crate::facts::Facts;
use crate::facts::when::When;

/// Says what level and scope a released edition has.
pub fn released(facts: &Facts) -> Option<Released<'_>> {
    let withheld = facts.withheld();
    let level = withheld.level.as_deref()?;
    Some(Released { level, scope: &withheld.scope })
}

/// Works out what hangs on everything that a brief holds: its sources, its mark, and how far the
/// record goes; its tree only where a template is to see it.
pub fn finish<'a>(
    reader: Reader<'a>,
    brief: &mut Brief<'a>,
    is_seen: bool,
    least: Option<&'a str>,
) {
    let facts = reader.facts;
    let told = facts.last_day();
    let last = told.map(When::counts_from);
    let after_all = last.is_none_or(|last| last < brief.as_of.last());
    let gathered = facts.gathered();
    let day = brief.as_of.last();
    brief.ahead &= after_all && gathered.is_none_or(|gathered| gathered < day);
    // A day to come was looked ahead to from the day on which the facts were gathered.
    let known = if brief.ahead { last.max(gathered) } else { last };
    // Of a month the record does not tell the day.
    let known = if known == last { told } else { known.map(When::day) };
    brief.known_until = known.filter(|_| after_all);
    let cited: Vec<&str> = used::sources(brief);
    brief.sources = source_lines(reader, cited);
    if !is_seen {
        return;
    }
    let seen = Value::try_from_serializable(brief).expect("a brief holds words and numbers only");
    let behind = Behind::new(facts, &seen, least);
    brief.handling = behind.handling;
    brief.handling_at = behind.handling_at.map(str::to_owned);
    brief.marked = behind.marked;
    let records = behind.in_records();
    // Its branches are shared: the top alone is written again.
    let mut top: Map = seen.as_map().cloned().unwrap_or_default();
    top.insert("handling".into(), brief.handling.into());
    top.insert("marked".into(), brief.marked.into());
    if let Some(at) = &brief.handling_at {
        top.insert("handling_at".into(), at.as_str().into());
    }
    if brief.handling_at.is_none() {
        let because = records.iter().map(|at| at.as_str().into());
        top.insert("handling_because".into(), because.collect::<Vec<Value>>().into());
    }
    brief.seen = top.into();
    brief.behind = Some(records);
}
