//! The targets: what each begins with, and what damaged bytes are put through.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use scene_setter::command::terminal::{Drawing, draw};
use scene_setter::finding::report::Report;
use scene_setter::html::{PageHead, Shell, Words, html};
use scene_setter::import::known::Known;
use scene_setter::import::{Original, Wishes, import as import_one};
use scene_setter::merge::{hand_edits, merge as merge_texts};
use scene_setter::pack::make::make;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::wanted::Wanted;
use scene_setter::project::Project;
use scene_setter::project::load::load;
use scene_setter::project::photos::Photos;
use scene_setter::tidy::tidy;

use crate::corpus::{files, repository, texts};

/// One reader of what is handed in.
pub struct Target {
    /// The kind, and after a slash what of that kind.
    pub name: &'static str,
    /// The inputs to begin with.
    pub corpus: fn() -> Vec<Vec<u8>>,
    /// Puts bytes through it.
    pub run: fn(&[u8]),
}

impl Target {
    /// What is handed in: targets of one kind share its time.
    pub fn kind(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }
}

/// Every target.
pub const TARGETS: &[Target] = &[
    Target { name: "yaml", corpus: || files("data", &["yaml"]), run: yaml },
    Target { name: "markdown/field", corpus: || files("output", &["md"]), run: field },
    Target { name: "markdown/page", corpus: || files("output", &["md"]), run: markdown },
    Target { name: "template", corpus: || files("templates", &["md"]), run: template },
    Target { name: "merge", corpus: || files("output", &["md"]), run: merge },
    Target {
        name: "import/eml",
        corpus: || files("tests/import/eml", &["eml"]),
        run: |bytes| import("input.eml", bytes),
    },
    Target {
        name: "import/ics",
        corpus: || files("tests/import/ics", &["ics"]),
        run: |bytes| import("input.ics", bytes),
    },
    Target {
        name: "import/vcf",
        corpus: || files("tests/import/vcf", &["vcf"]),
        run: |bytes| import("input.vcf", bytes),
    },
    Target {
        name: "import/text",
        corpus: || files("tests/import", &["txt", "md"]),
        run: |bytes| import("input.txt", bytes),
    },
    Target {
        name: "docx/file",
        corpus: || files("tests/import", &["docx"]),
        run: |bytes| import("input.docx", bytes),
    },
    Target {
        name: "docx/text",
        corpus: documents,
        run: |xml| import("input.docx", &word_file(xml)),
    },
];

static DATA: LazyLock<Vec<(String, String)>> = LazyLock::new(|| texts("data"));

static PROJECT: LazyLock<Project> = LazyLock::new(|| load(repository(), &mut Report::default()));

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One record of the example is another.
fn yaml(bytes: &[u8]) {
    let at = bytes.len() % DATA.len();
    with_changed(&DATA[at].0, words(bytes));
}

/// One field of a contact holds the text.
fn field(bytes: &[u8]) {
    let text: String = words(bytes).chars().take(2_000).collect();
    let record = "data/contacts/2021-10-26-tiktok-call.yaml";
    let own = DATA.iter().find(|(path, _)| path == record);
    let own = own.map_or("", |(_, text)| text.as_str());
    let kept = own.lines().filter(|line| !line.starts_with("summary:"));
    let kept: Vec<&str> = kept.collect();
    let words = serde_json::to_string(&text).expect("words");
    with_changed(record, format!("summary: {words}\n{}\n", kept.join("\n")));
}

/// One template is another.
fn template(bytes: &[u8]) {
    let names = ["sheet/gaps.md", "parts.md", "scene-setter.md", "flash-report.md"];
    let name = names[bytes.len() % names.len()];
    with_changed(&format!("templates/{name}"), words(bytes));
}

fn with_changed(path: &str, text: String) {
    let mut texts: BTreeMap<String, String> = DATA.iter().cloned().collect();
    texts.insert(path.to_owned(), text);
    let mut report = Report::default();
    match Opened::of_texts(texts.into_iter().collect(), &mut report) {
        Ok(opened) => {
            for target in opened.targets(&Wanted::default(), &mut report) {
                make(&opened.facts, &opened.printer, &target, None, &mut report);
            }
            draw(&report, Some(&opened.project), Drawing::Human);
        }
        Err(project) => {
            for drawing in [Drawing::Human, Drawing::Short, Drawing::Json] {
                draw(&report, Some(&project), drawing);
            }
        }
    }
}

fn markdown(bytes: &[u8]) {
    let text = words(bytes);
    let tidied = tidy(&text, &["Mr.".to_owned()]);
    let head = PageHead {
        title: "Title",
        language: "fr",
        marking: "",
        as_of: "",
        one_page: true,
        photos: &Photos::default(),
    };
    let shell = Shell::new("{{ body }}", "", Words::english()).expect("a frame");
    for text in [text, tidied] {
        let _ = html(&text, &head, &shell);
    }
}

/// Three parts of the text are the last build, the file, and the new build.
fn merge(bytes: &[u8]) {
    let text = words(bytes);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let third = lines.len() / 3;
    let part = |from: usize| lines[from..].concat();
    let (base, theirs, ours) = (part(0), part(third / 2), part(third));
    let merged = merge_texts(&base, &theirs, &ours);
    hand_edits(&base, &merged.text);
    assert_eq!(merge_texts(&base, &base, &ours).text, ours);
}

fn import(name: &str, bytes: &[u8]) {
    let mut known = Known::new(&PROJECT);
    import_one(&Original { name, bytes }, &Wishes::default(), &mut known);
}

const DOCUMENT: &str = "word/document.xml";

/// Returns the text parts of the Word files of the repository.
fn documents() -> Vec<Vec<u8>> {
    let parts = files("tests/import", &["docx"]).into_iter().map(|file| {
        let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("a Word file");
        let mut bytes = Vec::new();
        let mut part = archive.by_name(DOCUMENT).expect("a document");
        part.read_to_end(&mut bytes).expect("its bytes");
        bytes
    });
    parts.collect()
}

fn word_file(xml: &[u8]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    file.start_file(DOCUMENT, options).expect("a part");
    file.write_all(xml).expect("its bytes");
    file.finish().expect("a file").into_inner()
}
