//! Findings × `allow:` → the findings that nobody accepted, and the acceptances that accept
//! nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::find;
use crate::facts::Facts;
use crate::facts::allow::Allow;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::kind::kinds;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::Severity::Warning;
use crate::finding::report::{At, Diagnostic, Report};
use crate::finding::rule::Rule;

/// An acceptance that silences nothing.
pub const UNUSED: Rule = Rule {
    code: "unused-allow",
    severity: Warning,
    why: "An exception that is no longer needed hides the next fault of its kind.",
    example: "allow: [{ code: weekend, reason: … }]    # and the date is a Monday",
    mend: "# delete it",
};

/// An acceptance of a finding that does not exist.
pub const UNKNOWN: Rule = Rule {
    code: "unknown-allow",
    severity: Warning,
    why: "A misspelt code silences nothing, and its writer thinks it does.",
    example: "allow: [{ code: week-end, reason: … }]",
    mend: "allow: [{ code: weekend, reason: … }]",
};

/// Takes away what is allowed, in a record for that record, in the settings for all.
pub fn silence(facts: &Facts, found: &mut Report) {
    let allows = allows(facts);
    let mut used: BTreeSet<(&RecordKey, usize)> = BTreeSet::new();
    let settings = RecordKey { kind: Kind::Settings, id: "settings".to_owned() };
    found.keep(|finding| {
        let own = match &finding.at {
            At::Field(field) => Some(&field.record),
            At::Nowhere | At::Path(_) | At::Text(_) => None,
        };
        let mut lists = own.into_iter().chain([&settings]);
        let accepted = lists.find_map(|key| accepts(&allows, key, finding));
        used.extend(accepted);
        accepted.is_none()
    });
    for (key, list) in &allows {
        for (n, allow) in list.iter().enumerate() {
            let field = FieldPath { record: key.clone(), path: format!("allow[{n}].code") };
            judge(allow, used.contains(&(key, n)), field, found);
        }
    }
}

fn judge(allow: &Allow, used: bool, field: FieldPath, report: &mut Report) {
    let code = &allow.code;
    if find(code).is_none() {
        let known = super::rules().map(|rule| rule.code);
        UNKNOWN
            .at(report, field, format!("No finding is called `{code}`."))
            .hint(did_you_mean(code, known));
    } else if !used {
        UNUSED
            .at(report, field, format!("Nothing here is found to be `{code}`."))
            .hint("delete this item".to_owned());
    }
}

type Allows<'a> = BTreeMap<RecordKey, &'a [Allow]>;

fn accepts<'k>(
    allows: &'k Allows<'_>,
    key: &RecordKey,
    finding: &Diagnostic,
) -> Option<(&'k RecordKey, usize)> {
    let (key, list) = allows.get_key_value(key)?;
    let place = list.iter().position(|allow| allow.code == finding.code)?;
    Some((key, place))
}

fn allows(facts: &Facts) -> Allows<'_> {
    let records = facts.records();
    let mut allows = Allows::new();
    let mut add = |kind, id: &str, list| {
        let list: &[Allow] = list;
        if !list.is_empty() {
            let id = id.to_owned();
            allows.insert(RecordKey { kind, id }, list);
        }
    };
    add(Kind::Settings, "settings", &records.settings.allow);
    macro_rules! add {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for record in records.$folder.iter() {
                add(Kind::$kind, record.id.as_str(), &record.allow);
            }
        )*};
    }
    kinds!(add);
    allows
}
