//! Styles × how much smaller type has to be → the styles of a paper each part of which fits on one
//! page.

/// What holds a height, in whole numbers: of type, and of the room above and below a paragraph.
const HEIGHTS: [&str; 4] = ["<w:sz w:val=\"", "<w:szCs w:val=\"", " w:before=\"", " w:after=\""];

/// A page of ours has less room than a sheet in print: header and footer stand on it.
const ROOM: f64 = 0.94;

/// Makes type, and the room around it, smaller; of type of the usual size nothing.
pub fn smaller(styles: &str, size: f64) -> String {
    if size >= 1.0 {
        return styles.to_owned();
    }
    let mut made = String::with_capacity(styles.len());
    let mut rest = styles;
    while let Some(at) = rest.find("=\"") {
        let (head, tail) = rest.split_at(at + 2);
        made.push_str(head);
        let (value, _) = tail.split_once('"').unwrap_or((tail, ""));
        let height =
            value.parse::<f64>().ok().filter(|_| HEIGHTS.iter().any(|h| made.ends_with(h)));
        match height {
            Some(height) => made.push_str(&format!("{:.0}", (height * size * ROOM).max(1.0))),
            None => made.push_str(value),
        }
        rest = &tail[value.len()..];
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn heights_alone_get_smaller() {
        let styles = "<w:spacing w:before=\"100\" w:line=\"240\"/><w:sz w:val=\"21\"/>\
                      <w:left w:sz=\"24\"/>";
        assert_eq!(smaller(styles, 1.0), styles);
        assert_eq!(
            smaller(styles, 0.5),
            "<w:spacing w:before=\"47\" w:line=\"240\"/><w:sz w:val=\"10\"/><w:left w:sz=\"24\"/>"
        );
    }
}
