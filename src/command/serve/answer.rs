//! A request → its answer: a page, a part of one, a file of a pack, or news of changes.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue};
use hyper::{Request, Response, StatusCode};
use percent_encoding::percent_decode_str;
use tokio::sync::watch::Receiver;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::live::{Live, Shown};
use super::trust::{PAGE, Refusal, headers, of_file, refusal};
use crate::command::desk::{Around, Asked, Page, unread};
use crate::desk::address::Address;
use crate::desk::templates::ASSETS;

pub struct Site {
    pub live: Arc<Live>,
    pub port: u16,
}

type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// A whole answer.
struct Reply {
    status: StatusCode,
    kind: &'static str,
    policy: Cow<'static, str>,
    body: Vec<u8>,
}

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const ICON: &str = "icon.svg";
const EVENTS: &str = "text/event-stream";

/// An answer that says nothing for so long is thought to be lost by what lies between.
const BREATH: Duration = Duration::from_secs(15);

/// Answers a request. Pages are made beside the thread that waits for browsers, so that one
/// that takes long holds up nobody.
pub async fn answer(
    site: Arc<Site>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let reply = match refusal(&request, site.port) {
        Some(refusal) => refused(refusal),
        None if request.uri().path() == "/live" => return Ok(news(&site.live)),
        None => {
            let path = request.uri().path().to_owned();
            let query = request.uri().query().unwrap_or_default().to_owned();
            let made = spawn_blocking(move || site.reply(&path, &query)).await;
            made.unwrap_or_else(|_| broken())
        }
    };
    let mut response = response(reply.kind, &reply.policy, Full::from(reply.body));
    *response.status_mut() = reply.status;
    let head = response.headers_mut();
    if reply.status == StatusCode::METHOD_NOT_ALLOWED {
        head.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if matches!(reply.status, StatusCode::METHOD_NOT_ALLOWED | StatusCode::BAD_REQUEST) {
        // What such a request brings along is not read, so nothing after it can be.
        head.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(Either::Left))
}

fn response<B>(kind: &'static str, policy: &str, body: B) -> Response<B> {
    let mut response = Response::new(body);
    let head = response.headers_mut();
    head.extend(headers().map(|(name, value)| (Some(name), value)));
    head.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(policy) = HeaderValue::from_str(policy) {
        head.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Tells a page of every state of the project, until it is closed.
fn news(live: &Live) -> Response<Body> {
    let (tell, body) = Channel::new(4);
    tokio::spawn(follow(live.states(), tell));
    response(EVENTS, PAGE, body).map(Either::Right)
}

async fn follow(mut states: Receiver<u64>, mut tell: Sender<Bytes>) {
    let mut text = event(*states.borrow_and_update());
    while tell.send_data(Bytes::from(text)).await.is_ok() {
        text = match timeout(BREATH, states.changed()).await {
            Ok(Ok(())) => event(*states.borrow_and_update()),
            Ok(Err(_)) => return,
            Err(_) => ":\n\n".to_owned(),
        };
    }
}

fn event(state: u64) -> String {
    format!("event: state\ndata: {state}\n\n")
}

fn refused(refusal: Refusal) -> Reply {
    let (status, words) = match refusal {
        Refusal::Malformed => (
            StatusCode::BAD_REQUEST,
            "This desk answers plain requests of one host, without a body.\n",
        ),
        Refusal::Stranger => {
            (StatusCode::FORBIDDEN, "This desk answers only a browser on this machine.\n")
        }
        Refusal::Method => {
            (StatusCode::METHOD_NOT_ALLOWED, "This desk can be read and nothing else.\n")
        }
    };
    Reply { status, kind: TEXT, policy: PAGE.into(), body: words.into() }
}

fn broken() -> Reply {
    Reply {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        kind: TEXT,
        policy: PAGE.into(),
        body: "This page cannot be made: a fault of scene-setter, not of your files.\n".into(),
    }
}

impl Reply {
    fn found(kind: &'static str, body: Vec<u8>) -> Self {
        Self { status: StatusCode::OK, kind, policy: PAGE.into(), body }
    }
}

impl Site {
    fn reply(&self, path: &str, query: &str) -> Reply {
        let shown = self.live.shown();
        if path == "/state" {
            return Reply::found(TEXT, shown.number.to_string().into_bytes());
        }
        let name = match path.strip_prefix('/').unwrap_or(path) {
            "favicon.ico" => ICON,
            name => name,
        };
        if let Some((_, kind, text)) = ASSETS.iter().find(|(known, ..)| *known == name) {
            return Reply::found(kind, text.as_bytes().to_vec());
        }
        let decoded: Vec<Cow<'_, str>> = name
            .split('/')
            .filter(|_| !name.is_empty())
            .map(|step| percent_decode_str(step).decode_utf8_lossy())
            .collect();
        let steps: Vec<&str> = decoded.iter().map(AsRef::as_ref).collect();
        let address = Address::of_server();
        let asked = Asked::new(&address, query);
        self.page(&shown, path, &steps, &asked)
    }

    fn page(&self, shown: &Shown, path: &str, steps: &[&str], asked: &Asked<'_>) -> Reply {
        let Some(desk) = &shown.desk else {
            let fault = shown.fault.as_deref().unwrap_or_default();
            if path == "/page.css" {
                let style = crate::command::desk::style_built_in();
                return Reply::found("text/css; charset=utf-8", style.into());
            }
            let page = unread(fault, shown.number);
            return Reply::found(HTML, page.into_bytes());
        };
        if path == "/page.css" {
            let style = desk.style().as_bytes().to_vec();
            return Reply::found("text/css; charset=utf-8", style);
        }
        if let Some((kind, bytes)) = desk.pack_file(steps) {
            let policy = of_file(&bytes).into();
            return Reply { policy, ..Reply::found(kind, bytes) };
        }
        if let Some(part) = desk.part(steps, asked) {
            return Reply::found(HTML, part.into_bytes());
        }
        let page = desk.page(steps, asked);
        let is_found = page.is_some();
        let page: Page = match page {
            Some(page) if asked.is_plain() && page.is_of_pack() => self.live.last_good(path, page),
            Some(page) => page,
            None => desk.missing(&steps.join("/"), asked),
        };
        let around =
            Around { state: shown.number.to_string(), policy: None, fault: shown.fault.as_deref() };
        let text = desk.framed(&page, asked, &around);
        self.live.made();
        Reply {
            status: if is_found { StatusCode::OK } else { StatusCode::NOT_FOUND },
            ..Reply::found(HTML, text.into_bytes())
        }
    }
}
