//! Keys → values that are looked up, and never gone through in the order of the keys.

use std::collections::HashMap;
use std::hash::Hash;

use foldhash::fast::FixedState;

/// Values by their keys.
pub type Keyed<K, V> = HashMap<K, V, FixedState>;

/// Adds a value to those of a key.
pub fn push<K: Hash + Eq + Clone, V>(map: &mut Keyed<K, Vec<V>>, key: &K, value: V) {
    match map.get_mut(key) {
        Some(values) => values.push(value),
        None => drop(map.insert(key.clone(), vec![value])),
    }
}

/// Returns the values of a key.
pub fn values<'m, K: Hash + Eq, V>(map: &'m Keyed<K, Vec<V>>, key: &K) -> &'m [V] {
    map.get(key).map_or(&[], Vec::as_slice)
}
