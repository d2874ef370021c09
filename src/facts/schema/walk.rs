//! Located tree × schema → the places that name other records, keys among them.

use std::ops::Range;

use serde_json::Value as Json;

use super::link::LINKS_TO;
use crate::finding::field::Kind;
use crate::yaml::{Entry, Node, Value};

/// A place in a text that names a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The bytes of the id, quotes included.
    pub range: Range<usize>,
    /// The id.
    pub id: String,
    /// The kinds it may be of.
    pub kinds: Vec<Kind>,
}

/// Finds every place of a record's tree that names another record.
pub fn links(schema: &Json, tree: &Node<'_>) -> Vec<Link> {
    let mut walk = Walk { root: schema, links: Vec::new() };
    walk.node(schema, tree);
    walk.links.sort_by_key(|link| link.range.start);
    walk.links.dedup();
    walk.links
}

struct Walk<'s> {
    root: &'s Json,
    links: Vec<Link>,
}

impl<'s> Walk<'s> {
    fn node(&mut self, schema: &'s Json, node: &Node<'_>) {
        for schema in self.parts(schema) {
            match &node.value {
                Value::Null => {}
                Value::Scalar(words) => self.link(schema, words, &node.range),
                Value::List(items) => {
                    if let Some(schema) = schema.get("items") {
                        items.iter().for_each(|item| self.node(schema, item));
                    }
                }
                Value::Map(entries) => {
                    entries.iter().for_each(|entry| self.entry(schema, entry));
                }
            }
        }
    }

    /// A key that has a schema of its own is a word of ours and names no record.
    fn entry(&mut self, schema: &'s Json, entry: &Entry<'_>) {
        let own = schema.get("properties").and_then(|all| all.get(&*entry.key));
        if let Some(own) = own {
            return self.node(own, &entry.value);
        }
        if let Some(names) = schema.get("propertyNames") {
            self.link(names, &entry.key, &entry.key_range);
        }
        if let Some(others) = schema.get("additionalProperties") {
            self.node(others, &entry.value);
        }
    }

    fn link(&mut self, schema: &Json, id: &str, range: &Range<usize>) {
        let Some(nouns) = schema.get(LINKS_TO).and_then(Json::as_array) else {
            return;
        };
        let named = |kind: &Kind| nouns.iter().any(|noun| noun == kind.noun());
        self.links.push(Link {
            range: range.clone(),
            id: id.to_owned(),
            kinds: Kind::FOLDERS.into_iter().filter(named).collect(),
        });
    }

    /// Returns a schema and all that it refers to or offers as alternatives.
    fn parts(&self, schema: &'s Json) -> Vec<&'s Json> {
        let mut parts = vec![schema];
        let mut next = 0;
        while let Some(schema) = parts.get(next).copied() {
            next += 1;
            let target = schema
                .get("$ref")
                .and_then(Json::as_str)
                .and_then(|path| self.root.pointer(path.trim_start_matches('#')));
            let choices = schema.get("anyOf").and_then(Json::as_array);
            parts.extend(target);
            parts.extend(choices.into_iter().flatten());
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::links;
    use crate::facts::schema::schema;
    use crate::finding::field::Kind;
    use crate::yaml;

    fn found(kind: Kind, text: &str) -> Vec<String> {
        let tree = yaml::parse(text).tree.unwrap();
        let links = links(&schema(kind), &tree);
        let shown = |link: &super::Link| {
            let kinds: Vec<&str> = link.kinds.iter().map(|kind| kind.noun()).collect();
            format!("{} {}", kinds.join("|"), &text[link.range.clone()])
        };
        links.iter().map(shown).collect()
    }

    #[test]
    fn finds_ids_in_values_and_in_keys_but_not_in_words() {
        let text = "kind: call\ndate: 2021-10-26\nwith: [tiktok, 'bytedance']\n\
                    us: ada\nthem:\n  - eve: online\n  - { who: bob, mode: eve }\n\
                    title: tiktok\npoints:\n  - eve: tiktok\n    topic: encryption\n    \
                    opens: { id: eve, kind: offer, to: tiktok }\n  - them: eve\n";
        assert_eq!(
            found(Kind::Contact, text),
            [
                "organisation tiktok",
                "organisation 'bytedance'",
                "person ada",
                "person eve",
                "person bob",
                "organisation|person eve",
                "topic encryption",
                "organisation|person tiktok",
            ]
        );
    }

    #[test]
    fn follows_every_form_of_an_item() {
        let text = "title: T\nfor: ada\ndates: 2022\nmeetings:\n  - 2022-tiktok\n  \
                    - { with: snap }\nbackground: [recent-contacts, encryption]\n";
        assert_eq!(
            found(Kind::Visit, text),
            [
                "person ada",
                "contact 2022-tiktok",
                "organisation snap",
                "topic recent-contacts",
                "topic encryption",
            ]
        );
    }
}
