//! A project in a folder of its own, and the program run on it as a person would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A project that a test may change.
pub struct Scene {
    folder: TempDir,
}

/// How a run of the program went.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Scene {
    /// Copies `data/` of a folder of the repository.
    pub fn of(folder: &str) -> Self {
        let scene = Self::empty();
        copy(&repository().join(folder).join("data"), &scene.path("data"));
        scene
    }

    /// Makes a project that holds nothing yet.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder }
    }

    /// Returns the full path of a file of the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Reads a file.
    pub fn read(&self, path: &str) -> String {
        self.find(path).unwrap_or_else(|| panic!("there is no {path}"))
    }

    /// Reads a file, if there is one.
    pub fn find(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path(path)).ok()
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))
            .expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    /// Removes a file or folder.
    pub fn remove(&self, path: &str) {
        let path = self.path(path);
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Puts one text in place of another, which must be there once.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        let count = text.matches(from).count();
        assert_eq!(count, 1, "{from:?} stands {count} times in {path}:\n{text}");
        self.write(path, &text.replace(from, to));
    }

    /// Returns the program, ready to run in the project.
    pub fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scene-setter"));
        command.arg("-C").arg(self.folder.path()).args(words.split_whitespace());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program.
    pub fn run(&self, words: &str) -> Run {
        Run::from(self.command(words).output().expect("the program runs"))
    }

    /// Runs the program and expects all to be well.
    pub fn build(&self) -> Run {
        let run = self.run("build");
        assert_eq!(run.status, Some(0), "{run:?}");
        run
    }

    /// Runs git in the project; gives what it prints.
    pub fn git(&self, words: &[&str]) -> Run {
        let mut git = Command::new("git");
        git.current_dir(self.folder.path());
        for setting in ["user.name=Test", "user.email=test@example.org", "init.defaultBranch=main"]
        {
            git.args(["-c", setting]);
        }
        Run::from(git.args(words).output().expect("git runs"))
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Self {
            status: output.status.code(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Run {
    /// Says whether the program said this, wherever.
    pub fn says(&self, words: &str) -> bool {
        self.out.contains(words) || self.err.contains(words)
    }
}

/// Returns the folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    for entry in entries.flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("the file can be copied");
        }
    }
}
