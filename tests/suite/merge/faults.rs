//! Full disks, folders that may not be written, links, two builds at once → no half pack.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::merge::{LETTER, many_packs, output, packs};
use crate::scene::Scene;

#[test]
fn two_builds_at_once_leave_what_one_would() {
    let (scene, letter) = many_packs();
    scene.write(LETTER, &letter);
    let start = |_| scene.start("build");
    let builds: Vec<_> = (0..4).map(start).collect();
    for build in builds {
        let output = build.wait_with_output().expect("a process ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let together = output(&scene);
    scene.build();
    assert_eq!(output(&scene), together);
    assert!(together.keys().all(|path| !path.contains("lock") && !path.contains("staged")));
    assert!(packs(&scene).iter().all(|path| together[path].contains("north quay")));
}

#[test]
fn a_lock_that_a_dead_build_left_holds_nobody_up() {
    let scene = Scene::of("tests/cases/harbour");
    scene.write("output/.base/lock", "");
    scene.build();
    assert!(!scene.path("output/.base/lock").exists());
}

/// Mounts a small disk on output/; not every machine lets a test do so.
fn small_disk(scene: &Scene, options: &str) -> bool {
    let output = scene.path("output");
    fs::create_dir_all(&output).expect("the folder can be made");
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&output);
    let mounted = mount.output().is_ok_and(|run| run.status.success());
    if !mounted {
        println!("skipped: no disk can be mounted here");
    }
    mounted
}

struct Mounted<'a>(&'a Path);

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).output();
    }
}

#[test]
fn a_full_disk_leaves_output_as_it_was() {
    let scene = Scene::of("tests/cases/harbour");
    if !small_disk(&scene, "size=512k") {
        return;
    }
    let folder = scene.path("output");
    let _mounted = Mounted(&folder);
    scene.build();
    let old = output(&scene);
    scene.write("output/filler", "");
    let filler = fs::File::options().append(true).open(scene.path("output/filler"));
    let mut filler = filler.expect("the file is there");
    while std::io::Write::write_all(&mut filler, &[b'x'; 1024]).is_ok() {}
    drop(filler);
    scene.write(LETTER, "kind: call\ndate: 2031-05-16\nwith: tidewell\nus: ines-caldeira\n");
    let run = scene.play("build");
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.says("No space left"), "{run:?}");
    let mut now = output(&scene);
    now.remove("output/filler");
    assert_eq!(now, old);
    scene.remove("output/filler");
    scene.build();
    assert_ne!(output(&scene), old);
}

#[test]
fn a_folder_that_may_not_be_written_is_left_as_it_was() {
    let scene = Scene::of("tests/cases/harbour");
    if !small_disk(&scene, "size=512k") {
        return;
    }
    let folder = scene.path("output");
    let _mounted = Mounted(&folder);
    scene.build();
    let old = output(&scene);
    let mut mount = Command::new("mount");
    mount.args(["-o", "remount,ro"]).arg(&folder);
    assert!(mount.output().is_ok_and(|run| run.status.success()));
    assert_eq!(scene.play("build").status, 0, "there is nothing to write");
    scene.remove("data/contacts/2031-03-04-tidewell-call.yaml");
    let run = scene.play("build");
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.says("Cannot write"), "{run:?}");
    assert_eq!(output(&scene), old);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let elsewhere = Scene::empty();
    elsewhere.write("pack.md", "Mine.\n");
    for link in ["output", "output/2031-05-harbour", "output/.base"] {
        let scene = Scene::of("tests/cases/harbour");
        let path = scene.path(link);
        fs::create_dir_all(path.parent().expect("a link lies in a folder"))
            .expect("the folder can be made");
        std::os::unix::fs::symlink(elsewhere.path(""), path).expect("a link can be made");
        let run = scene.play("build");
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.says("is a link"), "{run:?}");
    }
    let scene = Scene::of("tests/cases/harbour");
    scene.write("output/2031-05-harbour/scene-setter.html", "");
    let pack = scene.path("output/2031-05-harbour/scene-setter.md");
    std::os::unix::fs::symlink(elsewhere.path("pack.md"), pack).expect("a link can be made");
    assert_ne!(scene.play("build --discard-edits").status, 0);
    assert_eq!(elsewhere.read("pack.md"), "Mine.\n");
    let left = fs::read_dir(elsewhere.path("")).expect("the folder is there");
    assert_eq!(left.count(), 1);
}
