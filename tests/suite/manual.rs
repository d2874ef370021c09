//! The manual page names every command and every option.

use clap::{Command, CommandFactory};
use scene_setter::cli::Cli;

use crate::scene::Scene;

#[test]
fn every_command_and_option_stands_in_the_manual() {
    let page = Scene::empty().run(&["man"]).ends(0).out.replace("\\-", "-");
    stands(&Cli::command(), "scene-setter", &page);
}

fn stands(command: &Command, name: &str, page: &str) {
    for arg in command.get_arguments() {
        if let Some(long) = arg.get_long() {
            assert!(page.contains(&format!("--{long}")), "{name} --{long}");
        }
    }
    for below in command.get_subcommands() {
        let name = format!("{name} {}", below.get_name());
        let at = page.find(&format!(".SS \"{name}\"\n"));
        let chapter = &page[at.expect(&name)..];
        let end = chapter[1..].find(".SS ").map_or(chapter.len(), |end| end + 1);
        let below_it = if below.has_subcommands() { chapter } else { &chapter[..end] };
        stands(below, &name, below_it);
    }
}
