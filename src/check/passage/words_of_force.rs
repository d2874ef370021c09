//! Words on which the force of a sentence hangs, by what they do to it.

/// What a word does to the force of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// It has to be.
    Must,
    /// It can be, and need not.
    May,
    Should,
    Will,
    /// It is expected, planned or hoped.
    Expected,
    /// Of every one.
    All,
    Most,
    Many,
    /// Of some, not of all.
    Some,
    /// It looks so.
    Appears,
    /// Somebody says so of themselves.
    Claims,
    Few,
    /// Of no one.
    Nobody,
    Promise,
    Offers,
    /// It is asked of somebody.
    Asked,
    /// Somebody agrees to it.
    Agrees,
    /// It is thought about.
    Weighs,
    /// Somebody means to do it.
    Intends,
    /// Only if something else is so.
    If,
    /// It is not so.
    Not,
    /// It goes wrong.
    Fails,
    /// More than the number.
    MoreThan,
    /// About the number.
    About,
    /// At most the number.
    AtMost,
}

/// The words of each, as stems (`appear*`) or whole; several words stand in their order. From
/// the lists of modal verbs, quantifiers and hedges of the Cambridge Grammar of English.
#[rustfmt::skip]
pub const WORDS: &[(Force, &[&str])] = &[
    (Force::Must, &[
        "must", "shall", "have to", "has to", "need to", "needs to", "need*",
        "required", "requires", "require", "obliged", "obligation*", "oblige*",
        "mandat*", "duty", "duties", "impose*", "compulsory", "paramount", "demand*",
    ]),
    (Force::May, &[
        "may", "might", "could", "can", "possibl*", "potential*", "possibility",
        "allow*", "available", "ready to", "option*", "capable",
    ]),
    (Force::Should, &[
        "should", "ought", "would be important", "important", "call for", "key",
        "invited to", "encourage*", "recommend*", "advised to", "urged to", "asked to",
    ]),
    (Force::Will, &[
        "will", "shall", "going to", "won't",
    ]),
    (Force::Expected, &[
        "expect*", "plan", "plans", "planned", "planning", "intend*", "aim", "aims",
        "aimed", "hope*", "likely", "would", "foreseen", "due", "upcoming", "prepar*",
        "interest*", "willing*", "look forward", "looking forward", "wish*",
        "plans to", "plan to", "planned to", "planning to", "aims to", "aim to",
    ]),
    (Force::All, &[
        "all", "every", "each", "everyone", "everybody", "always", "any",
    ]),
    (Force::Most, &[
        "most", "majority", "mostly", "mainly", "predominantly",
    ]),
    (Force::Many, &[
        "many", "numerous", "a number of", "a high proportion",
    ]),
    (Force::Some, &[
        "some", "certain", "several", "a few", "partly", "in part", "in general",
        "broadly", "sometimes", "various", "among", "amongst", "somebody", "someone",
        "something", "not all", "not every", "not everyone", "not everybody", "not always",
        "in parts", "to some extent",
    ]),
    (Force::Few, &[
        "few", "hardly any", "rarely", "seldom", "scarcely any",
    ]),
    (Force::Nobody, &[
        "no", "none", "nobody", "no one", "nothing", "neither",
    ]),
    (Force::Promise, &[
        "promises", "promised", "pledges to", "pledged", "guarantees", "guaranteed", "vows",
        "vowed", "undertook", "guarantee to",
    ]),
    (Force::Offers, &[
        "offer", "offers", "offered", "offering", "proposes to", "proposed to",
    ]),
    (Force::Asked, &[
        "asked to", "invited to", "urged to", "advised to",
    ]),
    (Force::Agrees, &[
        "agreed to", "agrees to", "accepted to",
    ]),
    (Force::Weighs, &[
        "considers", "considered", "considering", "mull*", "weighs", "weighing",
    ]),
    (Force::Intends, &[
        "plans to", "plan to", "planned to", "planning to", "intend*", "will",
    ]),
    (Force::If, &[
        "if", "unless", "provided", "provided that", "subject to", "as long as",
        "on condition", "only if",
    ]),
    (Force::Appears, &[
        "appear*", "seem*", "apparent*", "presumabl*", "reported*", "suggest*",
        "supposedly", "ostensibl*", "perhaps", "maybe", "probabl*", "is said to", "are said to", "was said to",
        "were said to", "said to have", "said to be", "believed to", "thought to",
    ]),
    (Force::Claims, &[
        "claim*", "alleg*", "says", "said", "states", "stated", "believe*", "thinks",
        "according to", "considers", "sees itself", "see itself", "finds",
    ]),
    (Force::Not, &[
        "not", "no", "no one", "never", "none", "nobody", "nothing", "neither", "nor", "without",
        "cannot", "zero", "n't", "lack*", "unable", "impossible", "refus*", "declin*",
        "forbid*", "prohibit*", "exclud*", "avoid*", "except", "irrespective", "instead",
        "rather", "only", "private by default", "difficult", "opposed", "unlikely", "hardly",
    ]),
    (Force::Fails, &[
        "fail*",
    ]),
    (Force::MoreThan, &[
        "more than", "over", "older than", "larger than", "higher than", "at least",
        "above", "exceed*", "upwards of", "passed", "beyond",
    ]),
    (Force::About, &[
        "about", "around", "approximately", "roughly", "some", "circa", "ca", "nearly",
        "almost", "close to", "estimate*",
    ]),
    (Force::AtMost, &[
        "less than", "fewer than", "younger than", "smaller than", "lower than", "under", "below", "up to", "at most", "as many as",
        "no more than",
    ]),
];

/// Says whether a word has one of the forms of a list entry that is a single word.
pub fn fits(entry: &str, word: &str) -> bool {
    match entry.strip_suffix('*') {
        Some(stem) => word.starts_with(stem) && (stem.len() > 2 || word.len() > 6),
        None => entry == word,
    }
}
