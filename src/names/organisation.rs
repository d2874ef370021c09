//! The name of a firm or body → every way of writing it that stands for it.

use super::ending::stems;
use super::fold::folded;
use super::shape::shapes;
use super::title::is_legal_form;
use super::way::{Kind, Ways};
use super::{Form, Nature};

/// Adds the ways of writing the name of an organisation.
pub fn ways(name: &str, form: Form, ways: &mut Ways) {
    let nature = Nature::Organisation;
    for shape in shapes(name) {
        ways.add(&shape, form, Kind::Whole, nature, name);
    }
    if let Some(bare) = without_legal_form(name) {
        for shape in shapes(bare) {
            ways.add(&shape, Form::Part, Kind::Whole, nature, bare);
        }
    }
    stems(without_legal_form(name).unwrap_or(name), nature, ways);
}

/// `Umbra GmbH & Co. KG` → `Umbra`; none where a legal form is all there is, or stands nowhere.
fn without_legal_form(name: &str) -> Option<&str> {
    let mut bare = name.trim();
    while let Some((before, last)) = bare.rsplit_once([' ', ',', '&']) {
        let letters: String = last.chars().filter(|c| c.is_alphanumeric()).collect();
        if !letters.is_empty() && !is_legal_form(&folded(&letters)) {
            break;
        }
        bare = before.trim_end_matches([' ', ',', '&', '.']);
    }
    (bare.len() < name.trim().len() && bare.chars().count() > 1).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::without_legal_form;

    #[test]
    fn legal_forms_go() {
        for (name, bare) in [
            ("Umbra GmbH & Co. KG", Some("Umbra")),
            ("Apex Freight, Inc.", Some("Apex Freight")),
            ("Umbra Sp. z o.o.", None),
            ("Apex", None),
            ("AG", None),
        ] {
            assert_eq!(without_legal_form(name), bare);
        }
    }
}
