//! Same facts, same templates, same day: the same bytes, wherever and however they are made.

use std::fs;

use crate::scene::{Scene, files, repository};

fn built(scene: &Scene) -> Vec<(String, Vec<u8>)> {
    let output = scene.path("output");
    files(&output)
        .into_iter()
        .map(|file| {
            let name = file.strip_prefix(&output).unwrap().display().to_string();
            (name, fs::read(file).unwrap())
        })
        .collect()
}

#[test]
fn zone_locale_folder_order_and_threads_change_nothing() {
    let plain = Scene::example();
    plain.run(&["build", "--docx"]).ends(0);
    let expected = built(&plain);
    assert!(expected.len() >= 4);
    let settings: [&[(&str, &str)]; 4] = [
        &[("TZ", "Asia/Tokyo"), ("LANG", "fr_FR.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")],
        &[("TZ", "America/Los_Angeles"), ("COLUMNS", "40"), ("NO_COLOR", "1")],
        &[("RAYON_NUM_THREADS", "1")],
        &[("RAYON_NUM_THREADS", "2")],
    ];
    for variables in settings {
        let scene = backwards();
        scene.run_under(&["build", "--docx"], variables).ends(0);
        assert!(built(&scene) == expected, "differs under {variables:?}");
    }
}

/// The example, its files made in the opposite order.
fn backwards() -> Scene {
    let scene = Scene::empty();
    let data = repository().join("data");
    for file in files(&data).into_iter().rev() {
        let name = file.strip_prefix(&data).unwrap().display().to_string();
        scene.write(&format!("data/{name}"), &fs::read_to_string(&file).unwrap());
    }
    scene
}
