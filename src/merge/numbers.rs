//! Merged lines → the same, the items of a list counted on where one was added or is gone.

/// Counts the items of every list in which the merge put lines of both sides together. A list that
/// stands on either side as it stands here keeps its numbers.
pub fn counted(lines: &[&str], sides: [&[&str]; 2]) -> Vec<String> {
    let mut counted: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    for list in lists(lines) {
        let items: Vec<&str> = list.iter().map(|at| lines[*at]).collect();
        let stands = sides.iter().any(|side| {
            lists(side).iter().any(|own| {
                own.len() == items.len()
                    && own.iter().zip(&items).all(|(at, item)| side[*at] == *item)
            })
        });
        let lowest = items.iter().filter_map(|item| number(item)).map(|number| number.value).min();
        let Some(lowest) = lowest.filter(|_| !stands) else {
            continue;
        };
        for (value, at) in (lowest..).zip(&list) {
            if let Some(Number { before, after, .. }) = number(lines[*at]) {
                counted[*at] = format!("{before}{value}{after}");
            }
        }
    }
    counted
}

/// Returns a line without the number that its place in a list gives it.
pub fn without_number(line: &str) -> String {
    number(line).map_or_else(
        || line.to_owned(),
        |number| {
            let words = number.after.trim_start_matches(['.', ')']);
            format!("{}{}", number.before, words.trim_start())
        },
    )
}

/// The number of an item, and what stands around it.
struct Number<'l> {
    before: &'l str,
    value: u32,
    after: &'l str,
}

fn number(line: &str) -> Option<Number<'_>> {
    let text = line.trim_start_matches(['>', ' ']);
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = after.starts_with(". ") || after.starts_with(") ");
    let (before, digits) = (line.len() - text.len(), line.len() - after.len());
    is_item.then(|| line[before..digits].parse().ok()).flatten().map(|value| Number {
        before: &line[..before],
        value,
        after,
    })
}

/// Finds the lines of the items of every list: a list ends where a line begins that is neither
/// an item of it nor within one. Between the marks of a conflict nothing is counted.
fn lists(lines: &[&str]) -> Vec<Vec<usize>> {
    let mut lists: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        let depth = number(line).map(|number| number.before.len());
        match (depth, lists.last_mut()) {
            (Some(depth), Some((own, list))) if open && *own == depth => list.push(at),
            (Some(depth), _) => {
                lists.push((depth, vec![at]));
                open = true;
            }
            (None, _) => open &= is_within(line),
        }
    }
    let lists = lists.into_iter().map(|(_, list)| list);
    let marked = |list: &Vec<usize>| {
        let (first, last) = (list[0], list[list.len() - 1]);
        lines[first.saturating_sub(1)..=last].iter().any(|line| {
            ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
        })
    };
    lists.filter(|list| !marked(list)).collect()
}

fn is_within(line: &str) -> bool {
    let unquoted = line.trim_start_matches('>');
    let text = unquoted.strip_prefix(' ').filter(|_| line.starts_with('>')).unwrap_or(unquoted);
    text.trim().is_empty() || text.starts_with("  ")
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn items_are_counted_on_where_both_sides_gave_some() {
        let one = ["1. A", "2. B"];
        let other = ["1. A", "   More.", "2. By hand", "3. C", "", "Text.", "7. D", "9. E"];
        let merged = ["1. A", "   More.", "2. By hand", "2. B", "", "Text.", "7. D", "9. E"];
        let lines = counted(&merged, [&one, &other]);
        assert_eq!(lines[3], "3. B");
        assert_eq!(lines[6..], ["7. D", "9. E"]);
        assert_eq!(counted(&other, [&one, &other]), other);
    }
}
