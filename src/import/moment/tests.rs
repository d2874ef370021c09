//! The ways in which days are written.

use super::days;

#[test]
fn reads_ten_languages() {
    for (text, day) in [
        ("Sent: Monday, September 20, 2021 8:27 PM", "2021-09-20"),
        ("Date: dimanche 13 février 2022 12:47:53", "2022-02-13"),
        ("le 1er mars 2023", "2023-03-01"),
        ("on 3rd of May 2024", "2024-05-03"),
        ("Visit, 27-28 January 2022.", "2022-01-27/2022-01-28"),
        ("2021-09-20T20:27", "2021-09-20"),
        ("20/09/2021", "2021-09-20"),
        ("On 28 June, a call", "2021-06-28"),
        ("am Dienstag, 3. Februar 2026", "2026-02-03"),
        ("martes, 3 de febrero de 2026", "2026-02-03"),
        ("3 marca 2026", "2026-03-03"),
        ("ter., 3 de fev. de 2026", "2026-02-03"),
        ("2/20/2026", "2026-02-20"),
        // A sign that turns the order of letters stands between the two digits.
        ("2026-02-1\u{202e}4", "2026-02-14"),
    ] {
        let found = days(text);
        let when = found.first().and_then(|day| day.when(Some(2021)));
        assert_eq!(
            when.map(|when| when.to_string()).as_deref(),
            Some(day),
            "{text}"
        );
    }
    for text in [
        "3 to 4 years",
        "about 22,000 reports",
        "30 February 2021",
        "May I",
    ] {
        assert_eq!(days(text), [], "{text}");
    }
}
