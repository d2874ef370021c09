//! The name of a picture in a record → where it lies in the project.

use crate::finding::field::Kind;

/// From a pack, the folder of the project lies above.
const ABOVE: &str = "../../";

/// Returns the path of a picture from the project folder: it lies in the folder of its record, or
/// below; a name that begins with `data/` says where. None for a path that leads elsewhere.
pub fn path(kind: Kind, name: &str) -> Option<String> {
    let plain = !name.contains([':', '\\']) && !name.contains(char::is_control);
    let within = |part: &str| !matches!(part, "" | "." | "..");
    let sound = plain && name.trim() == name && name.split('/').all(within);
    sound.then(|| name_in(kind, name))
}

fn name_in(kind: Kind, name: &str) -> String {
    if name.starts_with("data/") {
        name.to_owned()
    } else {
        format!("data/{}/{name}", kind.folder())
    }
}

/// Returns where a picture lies, from the folder of a pack.
pub fn from_pack(kind: Kind, name: Option<&str>) -> Option<String> {
    Some(format!("{ABOVE}{}", path(kind, name?)?))
}

/// Returns the path that an address in a pack means, if it is one in `data/`.
pub fn of_address(address: &str) -> Option<&str> {
    let path = address.strip_prefix(ABOVE)?;
    path.starts_with("data/").then_some(path)
}

#[cfg(test)]
mod tests {
    use super::{of_address, path};
    use crate::finding::field::Kind;

    #[test]
    fn a_picture_lies_in_the_project() {
        let of = |name| path(Kind::Person, name);
        assert_eq!(of("ada.png").as_deref(), Some("data/people/ada.png"));
        assert_eq!(of("x/ada.png").as_deref(), Some("data/people/x/ada.png"));
        assert_eq!(of("data/ada.png").as_deref(), Some("data/ada.png"));
        for outside in [
            "",
            "../ada.png",
            "a/../b.png",
            "/etc/ada.png",
            "C:\\a.png",
            "https://a.eu/b.png",
            "./a.png",
            "data/../a.png",
        ] {
            assert_eq!(of(outside), None, "{outside}");
        }
        assert_eq!(of_address("../../data/people/ada.png"), Some("data/people/ada.png"));
        assert_eq!(of_address("../../output/x.png"), None);
    }
}
