//! Finnish names → the forms in which a consonant before the last vowel changes its grade.

use super::word::pairs;

/// Strong and weak grades of Finnish.
const GRADES: &str = "kk=k pp=p tt=t nt=nn nk=ng mp=mm lt=ll rt=rr ht=hd k= p=v t=d";

/// Returns a Finnish name with a double vowel, as it stands and in its strong grade: `Kangas` →
/// `Kankaa`, `Taivas` → `Taivaa`, `Rinne` → `Rintee`.
pub fn strong(name: &str) -> Vec<String> {
    let open = name.strip_suffix('s').filter(|open| open.ends_with(['a', 'i']));
    let Some(open) = open.or(name.ends_with('e').then_some(name)) else {
        return Vec::new();
    };
    let (bare, vowel) = open.split_at(open.len() - 1);
    let grade = pairs(GRADES).filter(|(_, weak)| !weak.is_empty());
    let strong = grade.filter_map(|(strong, weak)| {
        Some(format!("{}{strong}{vowel}{vowel}", bare.strip_suffix(weak)?))
    });
    strong.chain([format!("{bare}{vowel}{vowel}")]).collect()
}

/// Returns a Finnish name in its weak grade: `Pekka` → `Peka`, `Mäki` → `Mäi`, `Lahti` → `Lahdi`.
pub fn weak(name: &str) -> Option<String> {
    let vowel = name.chars().next_back()?;
    let bare = name.strip_suffix(['a', 'e', 'i', 'o', 'u', 'y'])?;
    let (strong, weak) = pairs(GRADES).find(|(strong, _)| bare.ends_with(strong))?;
    Some(format!("{}{weak}{vowel}", &bare[..bare.len() - strong.len()]))
}
