//! A family name → that of the men of a family whose women bear another: `Dvořáková` → `Dvořák`,
//! `Morozova` → `Morozov`. The other way round an ending is added, as `stem` and `ending` have it.
//!
//! After the sections on surnames in the grammars of Wiktionary (Czech -ová, Russian -ова and -ина, Latvian -iņa).

use unicode_normalization::UnicodeNormalization;

use super::word::is_capital;

/// Returns what the men of the family are called; of a Czech name alone nobody can tell which it is.
pub fn of_men(typed: &str) -> Vec<String> {
    let name: String = typed.nfc().collect();
    let bare = name.strip_suffix("ová").or_else(|| {
        // `Dvorakova` as typed without its accents; `Romanova` is no form of Roman.
        let bare = name.strip_suffix("ova")?;
        (bare.ends_with("ak") || bare.ends_with("ck")).then_some(bare)
    });
    let latvian = name.strip_suffix("iņa").map(|bare| format!("{bare}iņš"));
    let russian = ["ova", "eva", "ina", "yna", "ова", "ева", "ина", "ына"];
    let is_russian = russian.iter().any(|end| name.ends_with(end)) && name.chars().count() > 5;
    let mut men: Vec<String> = is_russian
        .then(|| name[..name.len() - last(&name).len_utf8()].to_owned())
        .into_iter()
        .collect();
    men.extend(latvian);
    if let Some(bare) = bare.filter(|bare| bare.chars().count() > 2 && is_capital(bare)) {
        men.extend([bare.to_owned(), format!("{bare}a"), format!("{bare}o")]);
        // `Čapek` of Čapková: a vowel stands between two last consonants.
        let end = last(bare);
        let before = &bare[..bare.len() - end.len_utf8()];
        let vowel = |c: char| "aáeéěiíoóuúůyý".contains(c);
        if "kclrnt".contains(end) && !vowel(last(before)) {
            men.push(format!("{before}e{end}"));
        }
    }
    men
}

fn last(name: &str) -> char {
    name.chars().next_back().unwrap_or(' ')
}
