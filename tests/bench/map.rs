//! The example → what knowing the facts behind every line adds to making its packs.

use std::path::Path;

use scene_setter::finding::report::Report;
use scene_setter::pack::base::Base;
use scene_setter::pack::keep_edits::OnDisk;
use scene_setter::pack::wanted::Wanted;
use scene_setter::pack::{Run, pages};
use scene_setter::project::load::load;
use scene_setter::why::built::Built;

use crate::cost::{cpu_of_this, median};

const ROUNDS: usize = 5;

/// What knowing the facts behind every line adds to making the example's packs, in CPU time:
/// the whole map of each pack beside its Markdown alone, and beside its Markdown and page.
pub fn map(rounds: u32) {
    let mut report = Report::default();
    let project = load(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report);
    let built = Built::of(project, &mut report).expect("the example is sound");
    let targets = built.opened.targets(&Wanted::default(), &mut report);
    let run = Run {
        as_of: None,
        discard_edits: false,
        only_text: false,
        also: &[],
        lying: &|_, _| None,
        on_disk: &|_, _| Some(OnDisk { markdown: None, base: Base::Missing, two_sides: None }),
        stands: &|_| false,
        notes: false,
        seen: &|_, _| {},
        made_one: &|| {},
    };
    let make = |what: &str| {
        let mut report = Report::default();
        let made = match what {
            "pages" => pages(&built.opened, &targets, &run, &mut report).len(),
            what => built.packs(&targets, None, what == "maps", &mut report).len(),
        };
        assert_eq!(made, targets.len());
    };
    let cost = |what| {
        let before = cpu_of_this().unwrap_or_default();
        (0..rounds).for_each(|_| make(what));
        (cpu_of_this().unwrap_or_default() - before) * 1e3 / f64::from(rounds)
    };
    ["markdown", "pages", "maps"].into_iter().for_each(make);
    let costs: Vec<[f64; 3]> =
        (0..2 * ROUNDS + 1).map(|_| ["markdown", "pages", "maps"].map(cost)).collect();
    let typical = |of: fn(&[f64; 3]) -> f64| median(costs.iter().map(of));
    println!(
        "example: Markdown {:.1} ms, with pages {:.1} ms, maps {:.1} ms: {:.2} of the first, {:.2} of the second",
        typical(|[markdown, ..]| *markdown),
        typical(|[_, pages, _]| *pages),
        typical(|[markdown, _, both]| both - markdown),
        typical(|[markdown, _, both]| (both - markdown) / markdown),
        typical(|[markdown, pages, both]| (both - markdown) / pages),
    );
}
