//! A shell that completes a command line → the commands, options and ids that fit.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::scene::Scene;

fn is_there(shell: &str) -> bool {
    let found = Command::new(shell).arg("-c").arg("true").stdout(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Runs a script in a shell that finds the program on its path.
fn in_shell(scene: &Scene, shell: &[&str], script: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_scene-setter"));
    let folder = program.parent().expect("a folder").display();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let run = Command::new(shell[0])
        .args(&shell[1..])
        .arg(script)
        .env("PATH", path)
        .current_dir(scene.path(""))
        .output()
        .expect("the shell runs");
    assert!(run.stderr.is_empty(), "{shell:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).into_owned()
}

fn bash(scene: &Scene, line: &str) -> Vec<String> {
    let script = format!(
        "source <(scene-setter completions bash)
         COMP_WORDS=({line}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
         COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9
         function=$(complete -p scene-setter | sed 's/.*-F \\([^ ]*\\).*/\\1/')
         compopt() {{ :; }}
         $function scene-setter \"${{COMP_WORDS[COMP_CWORD]}}\"
         printf '%s\\n' \"${{COMPREPLY[@]}}\""
    );
    let printed = in_shell(scene, &["bash", "--norc", "-c"], &script);
    printed.lines().map(|word| word.trim().to_owned()).collect()
}

#[test]
fn bash_completes_ids_of_the_right_kind() {
    let scene = Scene::example();
    assert_eq!(bash(&scene, "scene-setter show eric"), ["erich-andersen"]);
    assert_eq!(bash(&scene, "scene-setter show people/eric"), ["people/erich-andersen"]);
    assert_eq!(
        bash(&scene, "scene-setter list contacts --with tik"),
        ["tiktok", "tiktok-transparency-centre"]
    );
    assert_eq!(bash(&scene, "scene-setter list contacts --topic eu-"), ["eu-internet-forum"]);
    assert_eq!(bash(&scene, "scene-setter rename topic eu-"), ["eu-internet-forum"]);
    assert_eq!(bash(&scene, "scene-setter rename visit 2022"), ["2022-01-silicon-valley"]);
    assert_eq!(bash(&scene, "scene-setter build 2022-01-27-t"), ["2022-01-27-tiktok"]);
    assert_eq!(bash(&scene, "scene-setter renam"), ["rename"]);
}

#[test]
fn bash_completes_ids_of_a_project_elsewhere() {
    let scene = Scene::example();
    let outside = Scene::empty();
    let line = format!("scene-setter -C {} show suzy", scene.path("").display());
    assert_eq!(bash(&outside, &line), ["suzy-loftus"]);
    assert_eq!(bash(&outside, "scene-setter show suzy"), [""]);
}

#[test]
fn other_shells_accept_what_is_printed_for_them() {
    let scene = Scene::example();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let printed = scene.run(&["completions", shell]).ends(0).out;
        assert!(printed.contains("SCENE_SETTER_COMPLETE"), "{shell}: {printed}");
        scene.write(shell, &printed);
    }
    if is_there("zsh") {
        in_shell(&scene, &["zsh", "-f", "-c"], "zsh -n zsh");
    }
    if is_there("fish") {
        in_shell(&scene, &["fish", "--no-config", "-c"], "fish --no-execute fish");
        let ask = "source fish; complete -C 'scene-setter show eric'";
        let printed = in_shell(&scene, &["fish", "--no-config", "-c"], ask);
        assert!(printed.starts_with("erich-andersen\t"), "{printed}");
    }
    if is_there("elvish") {
        // `edit:` is there at a prompt only, so the completer gets a name of its own.
        let printed = scene.read("elvish");
        let at = "set edit:completion:arg-completer[scene-setter] =";
        assert!(printed.contains(at), "{printed}");
        let complete = printed.replace(at, "var complete~ =");
        let ask = format!("{complete}\ncomplete scene-setter show eric");
        let printed = in_shell(&scene, &["elvish", "-norc", "-c"], &ask);
        assert!(printed.contains("erich-andersen"), "{printed}");
    }
    // No PowerShell runs here; this is what its script has the program answer.
    let asked = [("SCENE_SETTER_COMPLETE", "powershell")];
    let answer = scene.run_under(&["--", "scene-setter", "show", "eric"], &asked);
    assert!(answer.out.starts_with("erich-andersen\t"), "{}", answer.out);
}
