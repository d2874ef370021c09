//! Events of a fact's Markdown → the same with links that stand alone and do no harm.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::html::is_live;

/// Makes links stand by themselves, with their address in their place. A picture becomes a
/// link. Within another link, or where no page may follow it, a link is plain words.
pub fn live<'a>(events: impl IntoIterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut out = Vec::new();
    let mut open: Vec<Open<'a>> = Vec::new();
    for event in events {
        match event {
            Event::Start(
                Tag::Link { link_type, dest_url, title, .. }
                | Tag::Image { link_type, dest_url, title, .. },
            ) => {
                let automatic = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let reachable = is_live(&dest_url) || matches!(link_type, LinkType::Email);
                let within = open.iter().any(|link| link.written);
                let link = Open {
                    written: reachable && !within,
                    address: dest_url.clone(),
                    told: automatic || within,
                    begins: out.len(),
                };
                if link.written {
                    out.push(Event::Start(Tag::Link {
                        link_type: if automatic { link_type } else { LinkType::Inline },
                        dest_url,
                        title,
                        id: CowStr::from(""),
                    }));
                }
                open.push(link);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(link) = open.pop() {
                    link.close(&mut out);
                }
            }
            other => out.push(other),
        }
    }
    out
}

/// A link whose words are being read.
struct Open<'a> {
    /// Whether it is a link in the pack too.
    written: bool,
    address: CowStr<'a>,
    /// Whether its words, or the link around it, tell the address.
    told: bool,
    /// How many events were there before it.
    begins: usize,
}

impl<'a> Open<'a> {
    fn close(self, out: &mut Vec<Event<'a>>) {
        let wordless = out.len() == self.begins + usize::from(self.written);
        if self.written {
            if wordless {
                out.push(Event::Text(self.address));
            }
            out.push(Event::End(TagEnd::Link));
        } else if !self.told && !self.address.is_empty() {
            let space = if wordless { "" } else { " " };
            out.push(Event::Text(format!("{space}[{}]", self.address).into()));
        }
    }
}
