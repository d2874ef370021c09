//! The shipped example, as its pack was first carried and then brought up to date.

use crate::scene::Scene;

const PACK: &str = "output/2022-01-silicon-valley/scene-setter.md";
const HTML: &str = "output/2022-01-silicon-valley/scene-setter.html";
const MEETING: &str = "data/contacts/2022-01-27-tiktok.yaml";
const MEETINGS: &str = "data/contacts/2022-01-27-companies-visit.yaml";
const TECHNOLOGY: &str = "data/topics/csa-detection.yaml";
const FRIDAY: &str = "data/contacts/2022-01-28-companies.yaml";
const REPORT: &str = "data/sources/mission-report-2022-01.yaml";

#[test]
fn edits_stand_when_the_mission_comes_home() {
    let scene = Scene::example();
    let (meeting, meetings, report) =
        (scene.read(MEETING), scene.read(MEETINGS), scene.read(REPORT));
    let planned = meeting.split("# --- after").next().expect("a plan comes first");
    let planned = planned.replace("status: held", "status: planned");
    let technology = scene.read(TECHNOLOGY);
    let friday = scene.read(FRIDAY);
    scene.write(MEETING, &planned);
    scene.forget_the_mission();
    scene.build();

    let raised = "Which technologies detect known and new material?";
    let by_hand = "Which technologies detect known and new material, and grooming?";
    scene.edit(PACK, raised, by_hand);
    let aim = "- Commitments to step up their efforts.\n";
    let remark = "- Commitments to step up their efforts.\n- A word on small platforms.\n";
    scene.edit(PACK, aim, remark);
    let edited = scene.read(PACK);
    scene.build();
    assert_eq!(scene.read(PACK), edited, "unchanged facts leave every byte");
    assert!(scene.read(HTML).contains("A word on small platforms."));

    scene.write(TECHNOLOGY, &technology);
    scene.write(MEETING, &meeting);
    scene.write(MEETINGS, &meetings);
    scene.write(FRIDAY, &friday);
    scene.write(REPORT, &report);
    scene.edit("data/visits/2022-01-silicon-valley.yaml", "as_of: 2022-01-25", "as_of: 2022-02-14");
    let run = scene.play("build");
    let pack = scene.read(PACK);
    assert!(pack.contains("Facts as of 14 February 2022"), "{run:?}");
    assert!(pack.contains("\n- A word on small platforms.\n"), "{run:?}");
    assert!(pack.contains(&format!("5. **Ask:** {by_hand}")), "{run:?}\n{pack}");
    assert!(pack.contains("27 January 2022, meeting"), "{run:?}\n{pack}");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(scene.read(HTML).contains("grooming?"));
    let settled = scene.read(PACK);
    scene.build();
    assert_eq!(scene.read(PACK), settled);
}
