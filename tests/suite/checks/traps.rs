//! What the five documents got wrong, typed in as it stands there, is found.

use super::cases;

/// The traps that a program can see in facts, by their numbers in the list of them.
const SEEN: [std::ops::RangeInclusive<u32>; 4] = [1..=11, 24..=38, 43..=43, 47..=47];

/// These two are right in the documents: a weekday, and “by two thirds” for −64.9%.
const RIGHT: [u32; 2] = [28, 29];

#[test]
fn every_slip_of_the_documents_is_found() {
    let cases = cases("traps");
    for case in &cases {
        assert_eq!(case.found, case.expected, "{}", case.name);
    }
    for trap in SEEN.into_iter().flatten() {
        let places: Vec<_> = cases
            .iter()
            .flat_map(|case| case.traps.get(&trap).into_iter().flatten().map(move |p| (case, p)))
            .collect();
        assert!(!places.is_empty(), "trap {trap} is not typed in");
        for (case, place) in places {
            let found = case.found.contains_key(place);
            assert_eq!(found, !RIGHT.contains(&trap), "trap {trap} at {place:?}");
        }
    }
}
