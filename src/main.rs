use std::path::Path;
use scene_setter::{load, report::Report, facts::resolve::resolve};
fn main() {
    let mut report = Report::default();
    let root = std::env::args().nth(1).unwrap_or(".".into());
    if let Some(project) = load::load(Path::new(&root), &mut report) {
        let facts = resolve(project.records.clone(), &project.unread, &mut report);
        println!("{} contacts", facts.records().contacts.len());
        for d in report.found() {
            let at = match project.span_at(&d.at) { Some(s) => { let (l,c)=project.sources.line_column(s.file,s.start); format!("{}:{l}:{c}", project.sources.file(s.file).path)}, None => format!("{:?}", d.at)};
            println!("{at}: {}[{}] {} {:?}", d.severity.word(), d.code, d.message, d.hints);
        }
    }
}
