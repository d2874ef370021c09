//! What is about a record on file: shown as a change of it, and made when asked; and what a
//! fault elsewhere does not stop.

use super::project;

const INVITATION: &str = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:br@x\n\
    DTSTART;TZID=Europe/Oslo:20260210T100000\nDTEND;TZID=Europe/Oslo:20260210T111500\n\
    SUMMARY:Brightwave test bed\nLOCATION:Test bed\\, Skerry Road 4\n\
    END:VEVENT\nEND:VCALENDAR\n";
const CONTACT: &str = "data/contacts/2026-02-10-brightwave.yaml";

#[test]
fn a_change_waits_until_it_is_asked_for() {
    let scene = project();
    let before = scene.read(CONTACT);
    scene.write("a.ics", INVITATION);
    let run = scene.run(&["import", "a.ics"]).ends(1);
    assert!(run.out.contains("+time: \"10:00-11:15\""), "{}", run.out);
    assert!(run.err.contains("`--apply`"), "{}", run.err);
    assert_eq!(before, scene.read(CONTACT));
    let run = scene.run(&["import", "--apply", "a.ics"]).ends(0);
    assert!(run.err.contains(&format!("changed {CONTACT}")), "{}", run.err);
    let after = scene.read(CONTACT);
    let kept = before.lines().filter(|line| !line.starts_with("time:"));
    for line in kept {
        assert!(after.contains(line), "{line}");
    }
    let again = scene.run(&["import", "--apply", "a.ics"]).ends(0);
    assert!(again.err.contains("on file already"), "{}", again.err);
    assert_eq!(after, scene.read(CONTACT));
}

#[test]
fn a_later_message_changes_the_contact_that_the_first_one_began() {
    let scene = project();
    let first = INVITATION.replace("20260210", "20260420").replace("br@x", "later@x");
    scene.write("a.ics", &first);
    scene.run(&["import", "a.ics"]);
    let path = "data/contacts/2026-04-20-brightwave-meeting.yaml";
    let own = format!("{}# Mine.\n", scene.read(path));
    scene.write(path, &own);
    let moved = first.replace("20260420T1", "20260421T1");
    let moved = moved.replace("UID:", "SEQUENCE:1\nUID:");
    scene.write("b.ics", &moved);
    scene.run(&["import", "b.ics"]).ends(1);
    assert_eq!(own, scene.read(path));
    scene.run(&["import", "--apply", "b.ics"]);
    let now = scene.read(path);
    assert!(now.contains("date: 2026-04-21\n") && now.ends_with("# Mine.\n"), "{now}");
    let off = moved.replace("METHOD:REQUEST", "METHOD:CANCEL");
    scene.write("c.ics", &off.replace("SEQUENCE:1", "SEQUENCE:2"));
    scene.run(&["import", "--apply", "c.ics"]);
    assert!(scene.read(path).contains("status: cancelled\n"));
    scene.run(&["build"]).ends(0);
}

#[test]
fn a_fault_in_another_record_is_named_and_stops_nothing() {
    let scene = project();
    let broken = "kind: call\ndate: 2026-01-05\nwith: palisade\nthem: [lena-fos]\n";
    scene.write("data/contacts/2026-01-05-broken.yaml", broken);
    scene.write("data/topics/half.yaml", "name: Half\nlin: x\n");
    scene.write("a.ics", INVITATION);
    for args in [
        &["import", "--dry-run", "a.ics"][..],
        &["show", "palisade"],
        &["list", "contacts"],
        &["new", "topic", "tides"],
    ] {
        let run = scene.run(args);
        assert!(run.status < 2, "{args:?}: {}", run.err);
        assert!(run.err.contains("half.yaml"), "{args:?}: {}", run.err);
    }
    let run = scene.run(&["list", "contacts"]);
    assert!(run.out.contains("2026-02-10"), "{}", run.out);
    let left_out = "contacts/2026-01-05-broken";
    assert!(run.err.contains(left_out), "{}", run.err);
    assert!(!run.out.contains(left_out), "{}", run.out);
}

#[test]
fn many_events_are_read_in_one_run() {
    let scene = project();
    let count: usize =
        std::env::var("IMPORT_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(400);
    let mut text = String::from("BEGIN:VCALENDAR\n");
    for n in 0..count {
        let (day, month, year) = (n % 28 + 1, n / 28 % 12 + 1, 2026 + n / 336);
        text += &format!(
            "BEGIN:VEVENT\nUID:{n}@x\nDTSTART;TZID=Europe/Oslo:{year}{month:02}{day:02}T050000\n\
             DURATION:PT30M\nSUMMARY:Call with Palisade {n}\nEND:VEVENT\n"
        );
    }
    scene.write("a.ics", &(text + "END:VCALENDAR\n"));
    let run = scene.run(&["import", "a.ics"]);
    let read = format!("{} records drafted", count + 1);
    assert!(run.err.contains(&read), "{}", run.err);
}
