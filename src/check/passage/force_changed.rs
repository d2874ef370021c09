//! The words of force of a fact × those of its passage → findings where they differ.

use super::super::inputs::Inputs;
use super::bounds::{denied, rounded, with_figure};
use super::force::{Sentence, same_matter, sentences};
use super::left_out::left_out;
use super::noun::moved;
use super::turned::{added, condition, on_scale, opposite, reversed};
use super::words_of_force::Force;
use super::{opened, side_by_side};
use crate::facts::evidence::COMPUTED;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A fact that says more, or less, than its passage.
pub const RULE: Rule = Rule {
    code: "force-changed",
    severity: Warning,
    why: "`May` told as `will`, `some` as `all` or `appears` left out makes a promise or a \
          judgement of what was none.",
    example: "- them: All firms will sign.    # the report says “some firms may sign”",
    mend: "- them: Some firms may sign.",
};

/// A word of force, and the weaker ones that it must not stand for.
const RAISED: [(Force, &[Force]); 8] = [
    (Force::Agrees, &[Force::Asked]),
    (Force::Intends, &[Force::Weighs]),
    (
        Force::Promise,
        &[Force::May, Force::Should, Force::Expected, Force::Offers],
    ),
    (Force::Must, &[Force::May, Force::Should, Force::Expected]),
    (Force::Will, &[Force::May, Force::Expected, Force::Should]),
    (Force::All, &[Force::Some, Force::Many, Force::Most]),
    (Force::Most, &[Force::Some, Force::Many]),
    (Force::MoreThan, &[Force::AtMost]),
];

/// Holds every statement against its passage.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for (text, passage) in opened(inputs) {
        let theirs = sentences(&passage.text);
        // What is computed may well say other than the passage.
        if text.prose.rests.basis == Some(COMPUTED) {
            continue;
        }
        let fact = with_figure(inputs, text);
        let mut told = Vec::new();
        for ours in sentences(&fact) {
            let best = same_matter(&ours, &theirs);
            if let Some(best) = best {
                told.extend(raised(&ours, best, &theirs));
                told.extend(on_scale(&ours, best, &theirs));
                told.extend(left_out(&ours, best));
                told.extend(condition(&ours, best));
                told.extend(reversed(&ours, best));
                told.extend(opposite(&ours, best, &theirs));
                told.extend(added(&ours, best, &theirs));
                told.extend(moved(&ours, best, &theirs));
            }
            told.extend(denied(&ours, &theirs));
            told.extend(rounded(&ours, &theirs));
            if let Some(said) = told.first() {
                let part = best.map_or(passage.text.as_str(), |best| best.text.as_str());
                RULE.at(report, text.prose.field(), format!("{said}."))
                    .hint(side_by_side(&ours.text, &passage, part));
                break;
            }
        }
    }
}

fn raised(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    RAISED.iter().find_map(|(force, weaker)| {
        let own = ours.first(&[*force])?;
        let there = all.iter().any(|sentence| sentence.has(&[*force]));
        let weak = best.first(weaker).filter(|_| !there)?;
        Some(format!("`{}` stands for `{}`", own.words, weak.words))
    })
}

#[cfg(test)]
mod tests {
    use super::{
        added, condition, denied, left_out, moved, on_scale, opposite, raised, reversed,
        rounded,
    };
    use crate::check::passage::force::{same_matter, sentences};

    fn told(fact: &str, passage: &str) -> Option<String> {
        let theirs = sentences(passage);
        let ours = &sentences(fact)[0];
        let best = same_matter(ours, &theirs);
        let with = best.and_then(|best| {
            raised(ours, best, &theirs)
                .or_else(|| on_scale(ours, best, &theirs))
                .or_else(|| left_out(ours, best))
                .or_else(|| condition(ours, best))
                .or_else(|| reversed(ours, best))
                .or_else(|| opposite(ours, best, &theirs))
                .or_else(|| added(ours, best, &theirs))
                .or_else(|| moved(ours, best, &theirs))
        });
        with.or_else(|| denied(ours, &theirs))
            .or_else(|| rounded(ours, &theirs))
    }

    #[test]
    fn tells_a_changed_force() {
        for (fact, passage) in [
            (
                "Firms must report incidents.",
                "Firms may report incidents.",
            ),
            (
                "Firms will report incidents.",
                "Firms are expected to report incidents.",
            ),
            (
                "All firms report incidents.",
                "Some firms report incidents.",
            ),
            (
                "The firm is committed to safety.",
                "The firm appears committed to safety.",
            ),
            (
                "The approach aligns with the law.",
                "The firm claims the approach aligns with the law.",
            ),
            ("Firms report incidents.", "Firms do not report incidents."),
            ("Firms do not report incidents.", "Firms report incidents."),
            ("Over 50 firms report.", "About 50 firms report."),
            ("The firm agreed to pay.", "The firm was asked to pay."),
            (
                "The firm plans to build a plant.",
                "The firm considers building a plant.",
            ),
            (
                "Oblige certain companies to detect and report.",
                "Impose certain obligations on companies to detect and report.",
            ),
            ("Sales rose by 5%.", "Sales fell by 5%."),
            (
                "The plant closes before 2027.",
                "The plant closes after 2027.",
            ),
            ("Only five workers stay there.", "Five workers stay there."),
            ("Five workers stay there.", "Only five workers stay there."),
            ("The firm promised to pay.", "The firm offered to pay."),
            ("Most workers agree.", "Workers agree."),
            ("The plant always pays.", "The plant pays."),
            ("The plant is safe.", "The plant is perhaps safe."),
            (
                "The firm closed the plant.",
                "The firm has nearly closed the plant.",
            ),
            (
                "Children could be better protected from abuse.",
                "We are failing to protect children from abuse.",
            ),
        ] {
            assert!(told(fact, passage).is_some(), "{fact} / {passage}");
        }
    }

    #[test]
    fn leaves_what_keeps_its_force() {
        for (fact, passage) in [
            (
                "Firms have to report incidents.",
                "Firms must report incidents.",
            ),
            (
                "Some firms report incidents.",
                "Certain firms report incidents.",
            ),
            (
                "The firm seems committed to safety.",
                "The firm appears committed to safety.",
            ),
            ("More than 50 firms report.", "Over 50 firms report."),
            (
                "The firm agreed to pay.",
                "The firm was asked to pay and agreed to do so.",
            ),
            (
                "The firm plans to build a plant.",
                "The firm intends to build a plant and considers two sites.",
            ),
            (
                "Firms never report incidents.",
                "Firms do not report incidents.",
            ),
            (
                "State work is outside already, and private work too.",
                "Not only state work, already outside, is left out, but private work.",
            ),
            (
                "It endorsed several texts provisionally agreed.",
                "It endorsed several provisions on which there was agreement.",
            ),
            ("Sales fell after they rose.", "Sales rose, and fell after."),
            ("All 27 firms agree.", "All of the firms agree."),
            ("It tells users over 13.", "It tells users older than 13."),
            (
                "Judgments up to 6 October hold so.",
                "Judgments, the last on 6 October, hold so.",
            ),
            (
                "Rules agree, with no conflict of law.",
                "Rules agree, to avoid conflicts of law.",
            ),
        ] {
            assert_eq!(told(fact, passage), None, "{fact} / {passage}");
        }
    }
}
