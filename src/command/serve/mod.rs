//! `serve`: the desk in the browser, anew on every change. Loopback only; nothing is written.

mod answer;
mod live;
mod looking;
mod trust;
mod watcher;

use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, find_root};
use crate::finding::report::{At, Report};
use answer::Site;
use live::Live;

/// As many connections as are open at once; one more waits until another ends.
const CONNECTIONS: usize = 512;

/// Who says nothing for so long is hung up on.
const PATIENCE: Duration = Duration::from_secs(20);

/// A request may be so long, in bytes.
const HEAD: usize = 64 * 1024;

/// As many pages as are made at the same time.
const MAKERS: usize = 4;

/// Runs the command; ends when it is stopped.
pub fn serve(start: &Start, port: u16, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let root = find_root(&start.folder, screen, &mut report)?;
    let started = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(MAKERS)
        // What a thread that ends has held is given back late.
        .thread_keep_alive(Duration::from_secs(3600))
        .build();
    let listening = started.and_then(|runtime| {
        let address = (Ipv4Addr::LOCALHOST, port);
        let listener = runtime.block_on(TcpListener::bind(address))?;
        Ok((runtime, listener))
    });
    match listening {
        Ok((runtime, listener)) => Some(run(&runtime, listener, start, &root, screen)),
        Err(error) => {
            let message = format!("Port {port} cannot be used: {error}.");
            report
                .error("no-port", At::Nowhere, message)
                .hint("name another with `--port N`, or 0 for any that is free".to_owned());
            screen.refuse(&report)
        }
    }
}

fn run(
    runtime: &Runtime,
    listener: TcpListener,
    start: &Start,
    root: &Path,
    screen: &Screen,
) -> Outcome {
    let port = listener.local_addr().map_or(0, |address| address.port());
    // Faults in the facts are shown in the browser, and may be mended meanwhile.
    let live = Live::new(start, root);
    if let Some(fault) = &live.shown().fault {
        screen.error(fault);
    }
    let watching = Arc::clone(&live);
    thread::spawn(move || watching.watch());
    screen.say(&format!("http://127.0.0.1:{port}/ (Ctrl+C ends it)"));
    runtime.block_on(accept(listener, Arc::new(Site { live, port })));
    Outcome::Done
}

async fn accept(listener: TcpListener, site: Arc<Site>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many files are open, or the browser has gone: another may come.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let answer = service_fn(|request| answer::answer(Arc::clone(&site), request));
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(HEAD)
                .serve_connection(TokioIo::new(stream), answer);
            // A browser that has gone away is no error.
            let _ = connection.await;
            drop(place);
        });
    }
}
