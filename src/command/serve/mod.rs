//! `serve`: packs in the browser as a build would make them now, anew on every change.
//! Loopback only; nothing is written.

mod site;

use std::net::Ipv4Addr;
use std::path::Path;

use tiny_http::{Header, Method, Request, Response, Server};

use super::screen::Screen;
use super::{Outcome, open};
use crate::finding::report::{At, Report};
use site::{Reply, Site};

/// Runs the command; ends when it is stopped.
pub fn serve(start: &Path, port: u16, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    // Faults in the facts are shown in the browser, and may be mended meanwhile.
    let Some(opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let site = Site { root: opened.root };
    let server = match Server::http((Ipv4Addr::LOCALHOST, port)) {
        Ok(server) => server,
        Err(error) => {
            let mut report = Report::default();
            let message = format!("Port {port} cannot be used: {error}.");
            report.error("no-port", At::Nowhere, message).hint(
                "name another with `--port N`, or 0 for any that is free".to_owned(),
            );
            screen.faults(&report, None);
            return Outcome::Failed;
        }
    };
    if let Some(address) = server.server_addr().to_ip() {
        screen.say(&format!("http://{address}/ (Ctrl+C ends it)"));
    }
    for request in server.incoming_requests() {
        let answer = if is_ours(&request) {
            site.answer(request.url())
        } else {
            Reply::refused()
        };
        // A browser that has gone away is no error.
        let _ = respond(request, answer);
    }
    Outcome::Done
}

/// Says whether a page of this server asks, and not another site through the browser: a
/// foreign name that leads here still stands in `Host`.
fn is_ours(request: &Request) -> bool {
    let mut headers = request.headers().iter();
    let host = headers.find(|header| header.field.equiv("Host"));
    let host = host.map_or("", |header| header.value.as_str());
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost") && *request.method() == Method::Get
}

fn respond(request: Request, answer: Reply) -> std::io::Result<()> {
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    for (name, value) in [("Content-Type", answer.kind), ("Cache-Control", "no-store")] {
        let header = Header::from_bytes(name, value);
        response.add_header(header.expect("these letters make a header"));
    }
    request.respond(response)
}
