//! Organisations and topics → nobody is their own parent or successor.

use std::collections::{BTreeMap, BTreeSet};

use super::prover::{Owner, Prover};
use crate::facts::records::Records;
use crate::finding::field::Kind;

/// Proves that every line of parents ends.
pub fn parents(prover: &mut Prover<'_>, records: &Records) {
    let organisations = records
        .organisations
        .iter()
        .filter_map(|record| Some((record.id.as_str(), record.parent.as_ref()?.as_str())));
    loops(prover, Kind::Organisation, "parent", &organisations.collect());
    let successors = records
        .organisations
        .iter()
        .filter_map(|record| Some((record.id.as_str(), record.successor.as_ref()?.as_str())));
    loops(prover, Kind::Organisation, "successor", &successors.collect());
    let topics = records
        .topics
        .iter()
        .filter_map(|record| Some((record.id.as_str(), record.parent.as_ref()?.as_str())));
    loops(prover, Kind::Topic, "parent", &topics.collect());
}

fn loops(prover: &mut Prover<'_>, kind: Kind, key: &str, parents: &BTreeMap<&str, &str>) {
    let mut sound: BTreeSet<&str> = BTreeSet::new();
    for first in parents.keys() {
        let mut line = vec![*first];
        let mut seen = BTreeSet::from([*first]);
        while let Some(parent) = parents.get(line[line.len() - 1]) {
            if sound.contains(parent) {
                break;
            }
            if !seen.insert(parent) {
                report(prover, (kind, key), &line, parent);
                break;
            }
            line.push(parent);
        }
        sound.extend(line);
    }
}

/// The loop may begin above the record from which the line set out.
fn report(prover: &mut Prover<'_>, (kind, key): (Kind, &str), line: &[&str], again: &str) {
    let start = line.iter().position(|id| *id == again).unwrap_or(0);
    let mut round: Vec<&str> = line[start..].to_vec();
    round.push(again);
    let shown = match round.as_slice() {
        [first, second, .., last] if round.len() > 6 => {
            format!("{first} → {second} → … → {last}")
        }
        _ => round.join(" → "),
    };
    let message = format!("`{again}` is its own {key}: {shown}.");
    let hint = format!("take `{key}` out of one of them");
    let at = (Owner { kind, id: again }, key.to_owned());
    prover.error("parent-loop", at, message, |_| Some(hint));
}
