//! A project in a folder of its own, the real program run on it, and what came out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// A project folder that goes when the test ends.
pub struct Scene {
    folder: TempDir,
}

/// What a run printed, and its exit status.
#[derive(Debug)]
pub struct Run {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// Exit status.
    pub status: i32,
}

impl Scene {
    /// Begins with an empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Begins with the repository's own data and templates.
    pub fn example() -> Self {
        let scene = Self::empty();
        copy(&repository().join("data"), &scene.path("data"));
        scene
    }

    /// Begins with `data/` of a folder of the repository.
    pub fn of(folder: &str) -> Self {
        let scene = Self::empty();
        copy(&repository().join(folder).join("data"), &scene.path("data"));
        scene
    }

    /// Returns a path within the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, text: &str) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("files lie in folders")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Removes a file or folder.
    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        let removed = match path.is_dir() {
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    /// Takes away what the mission report of the example brought, the meeting aside.
    pub fn forget_the_mission(&self) {
        let evidence = "    source: mission-report-2022-01\n    at: 16\n";
        let detection = "data/topics/csa-detection.yaml";
        self.edit(detection, evidence, "    basis: assumed\n");
        for person in ["brian-synnott", "monika-maglione", "olivier-onidi"] {
            let path = format!("data/people/{person}.yaml");
            let evidence = "    source: mission-report-2022-01\n    at: 22\n";
            self.edit(&path, evidence, "");
        }
        for gone in [
            "contacts/2022-01-27-companies-visit",
            "contacts/2022-01-28-companies",
            "sources/mission-report-2022-01",
        ] {
            self.remove(&format!("data/{gone}.yaml"));
        }
    }

    /// Changes a file: the first place of `old` becomes `new`.
    pub fn edit(&self, path: &str, old: &str, new: &str) -> &Self {
        let text = self.read(path);
        assert!(text.contains(old), "{path} does not hold {old:?}");
        self.write(path, &text.replacen(old, new, 1))
    }

    /// Runs the program.
    pub fn run(&self, words: &[&str]) -> Run {
        self.run_under(words, &[])
    }

    /// Runs the program with words as a person types them.
    pub fn play(&self, words: &str) -> Run {
        self.run(&words.split_whitespace().collect::<Vec<_>>())
    }

    /// Builds, and expects all to be well.
    pub fn build(&self) -> Run {
        self.play("build").ends(0)
    }

    /// Starts the program and does not wait for it.
    pub fn start(&self, word: &str) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scene-setter"));
        command.current_dir(self.folder.path()).arg(word);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// Runs git in the project.
    pub fn git(&self, words: &[&str]) -> Run {
        let mut git = Command::new("git");
        git.current_dir(self.folder.path());
        for setting in ["user.name=Test", "user.email=test@example.org", "init.defaultBranch=main"]
        {
            git.args(["-c", setting]);
        }
        Run::of(git.args(words).output().expect("git runs"))
    }

    /// Runs the program under environment variables.
    pub fn run_under(&self, words: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut command = self.command(words);
        command.envs(variables.iter().copied());
        Run::of(command.output().expect("the program runs"))
    }

    /// Prepares a run of the program.
    pub fn command(&self, words: &[&str]) -> Command {
        let program = std::env::var_os("SCENE_SETTER_PROGRAM");
        let own = || env!("CARGO_BIN_EXE_scene-setter").into();
        let mut command = Command::new(program.unwrap_or_else(own));
        command.current_dir(self.folder.path()).args(words);
        // Nothing is remembered from one run to the next unless a test asks for it.
        command.env("SCENE_SETTER_CACHE", "");
        command
    }
}

impl Run {
    /// Reads what a program printed.
    pub fn of(output: Output) -> Self {
        Self {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            status: output.status.code().unwrap_or(-1),
        }
    }

    /// Says whether the program said this, wherever.
    pub fn says(&self, words: &str) -> bool {
        self.out.contains(words) || self.err.contains(words)
    }

    /// Asserts the exit status.
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}{}", self.out, self.err);
        self
    }
}

/// Returns the folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Lists the files below a folder, by path from it.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for entry in entries.flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}
