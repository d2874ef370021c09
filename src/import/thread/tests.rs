//! Whose each part of a thread is.

use super::{Author, Message, Text, messages};

fn split(text: &str) -> Vec<Message> {
    let words = text.to_owned();
    messages(vec![Text {
        words,
        author: Author::House,
        head: None,
        is_aside: false,
    }])
}

#[test]
fn finds_heads_with_gaps_blanks_and_forwards() {
    let text = "From: To: Subject: Date:\n\tFrom:\t>\n\tSent:\n\tTo: DOE Jane (CAB-X)\n\t; \
                ROE Rick (CAB-X)\n\tSubject: Talk\nnoise\n\nTo be clear: yes.\n";
    let found = split(text);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].head.to, "DOE Jane (CAB-X); ; ROE Rick (CAB-X)");
    assert_eq!(found[1].head.subject, "Talk");
    assert_eq!(found[1].body, ["noise", "", "To be clear: yes."]);

    let text = "To:\n\n[REDACTED]\nDOE Jane (HOME)\n\nCc:\n\nSubject:\n\nREPORT: a call\n\nOn 3 May we met.";
    let found = split(text);
    assert_eq!(found[0].head.subject, "REPORT: a call");
    assert_eq!(found[0].body, ["On 3 May we met."]);
    assert_eq!(split("To be done:\n\nDate: none\n\nText.").len(), 1);
    assert_eq!(
        split("Date: 3 May 2026\nSubject: Call with X\n\nText.").len(),
        1
    );
}

#[test]
fn tells_whose_each_part_is() {
    let text = "Fine.\n\nOn 3 Feb 2026 at 17:12, A B <a@x.example>\nwrote:\n\n> We want it.\n\
                >\n> Am 2. Feb. 2026 schrieb C D <c@y.example>:\n>> And we.\n> > More.\n\nBye.\n";
    let found = split(text);
    let named = |name: &str| Author::Named(name.to_owned());
    let whose: Vec<(&Author, String)> = found
        .iter()
        .map(|m| {
            (
                &m.author,
                m.body
                    .join(" ")
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        })
        .collect();
    assert_eq!(whose[0], (&Author::House, "Fine. Bye.".to_owned()));
    assert_eq!(
        whose[1],
        (&named("A B <a@x.example>"), "We want it.".to_owned())
    );
    assert_eq!(
        whose[2],
        (&named("C D <c@y.example>"), "And we. More.".to_owned())
    );

    let text = "FYI\n\n-----Original Message-----\nVon: A B\nGesendet: 3. Februar 2026\n\nWir wollen.";
    let found = split(text);
    assert_eq!(found[1].author, named("A B"));
    assert_eq!(found[1].body, ["Wir wollen."]);
    assert_eq!(split("> We want it.")[0].author, Author::Unknown);
}
