//! A request → whether a page of this server asks, and what its answer lets a browser do.

use data_encoding::BASE64;
use hyper::header::{
    CONTENT_LENGTH, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN, TRANSFER_ENCODING,
};
use hyper::{Method, Request, Uri};
use sha2::{Digest, Sha256};

/// What pages of the desk may load: what this server sends, and nothing that is written into
/// the page itself.
pub const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// What the web page of a pack may load: the styles that stand in it, known by their digests, and
/// pictures within it. The desk prints it from a frame.
pub fn of_file(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page);
    let styles: String = text
        .split("<style>")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("</style>")?.0))
        .map(|style| format!(" 'sha256-{}'", BASE64.encode(&Sha256::digest(style))))
        .collect();
    format!(
        "default-src 'none'; style-src 'self'{styles}; img-src data:; form-action 'none'; \
         base-uri 'none'; frame-ancestors 'self'"
    )
}

/// Why a request is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It does not say which server it means, asks for no page, or brings something along: no
    /// browser reads so.
    Malformed,
    /// It does not come from a browser on this machine that means this server.
    Stranger,
    /// It would do more than read.
    Method,
}

/// Says why a request is turned away, if it is. A foreign name that leads here still stands
/// in `Host`; and another page in the same browser may lead here, but not read from here.
pub fn refusal<B>(request: &Request<B>, port: u16) -> Option<Refusal> {
    let headers = request.headers();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some(Refusal::Method);
    }
    let mut hosts = headers.get_all(HOST).iter();
    // `*` asks a server about itself, and by no method that reads.
    let is_odd = has_body(headers) || !request.uri().path().starts_with('/');
    let (Some(host), None, false) = (hosts.next(), hosts.next(), is_odd) else {
        return Some(Refusal::Malformed);
    };
    let is_welcome = is_named(host, request.uri(), port) && !is_foreign(headers, port);
    (!is_welcome).then_some(Refusal::Stranger)
}

fn has_body(headers: &HeaderMap) -> bool {
    let lengths = headers.get_all(CONTENT_LENGTH).iter();
    headers.contains_key(TRANSFER_ENCODING) || lengths.into_iter().any(|n| n != "0")
}

fn is_own(name: &str, port: u16) -> bool {
    let mut names = ["127.0.0.1", "localhost", "[::1]"].iter();
    names.any(|own| name.eq_ignore_ascii_case(&format!("{own}:{port}")))
}

fn is_named(host: &HeaderValue, uri: &Uri, port: u16) -> bool {
    let in_address = uri.authority().is_none_or(|name| is_own(name.as_str(), port));
    in_address && host.to_str().is_ok_and(|name| is_own(name, port))
}

/// Says whether a page of another server asks for something to use, not to go there.
fn is_foreign(headers: &HeaderMap, port: u16) -> bool {
    let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_elsewhere = matches!(word("sec-fetch-site"), Some("cross-site" | "same-site"));
    let is_own_page = |origin: &HeaderValue| {
        let name = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
        name.is_some_and(|name| is_own(name, port))
    };
    let mut origins = headers.get_all(ORIGIN).iter();
    is_elsewhere && word("sec-fetch-mode") != Some("navigate") || !origins.all(is_own_page)
}

/// Returns what every answer says beside what it may load.
pub fn headers() -> [(HeaderName, HeaderValue); 5] {
    [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ]
    .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
}

#[cfg(test)]
mod tests {
    use hyper::Request;

    use super::{Refusal, refusal};

    fn asked(method: &str, uri: &str, headers: &[(&str, &str)]) -> Option<Refusal> {
        let mut request = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        refusal(&request.body(()).unwrap(), 8650)
    }

    #[test]
    fn only_the_names_of_this_machine_are_answered() {
        for host in ["127.0.0.1:8650", "localhost:8650", "LocalHost:8650", "[::1]:8650"] {
            assert_eq!(asked("GET", "/", &[("host", host)]), None, "{host}");
        }
        for host in [
            "",
            "evil",
            "evil:8650",
            "localhost",
            "localhost:80",
            "localhost:8650@evil",
            "localhost:8650.evil",
            "user@localhost:8650",
            "127.0.0.1:8650, evil",
            "127.0.0.2:8650",
            "localhost.:8650",
            "0.0.0.0:8650",
        ] {
            let stranger = Some(Refusal::Stranger);
            assert_eq!(asked("GET", "/", &[("host", host)]), stranger, "{host}");
        }
        let own = ("host", "localhost:8650");
        let malformed = Some(Refusal::Malformed);
        assert_eq!(asked("GET", "/", &[own, own]), malformed);
        assert_eq!(asked("GET", "/", &[own, ("host", "evil")]), malformed);
        assert_eq!(asked("GET", "/", &[]), malformed);
        assert_eq!(asked("GET", "/", &[own, ("content-length", "3")]), malformed);
        assert_eq!(asked("GET", "*", &[own]), malformed);
        let stranger = Some(Refusal::Stranger);
        assert_eq!(asked("GET", "http://evil/", &[own]), stranger);
        assert_eq!(asked("GET", "http://localhost:8650/", &[own]), None);
    }

    #[test]
    fn other_pages_may_lead_here_and_not_read() {
        let own = ("host", "localhost:8650");
        for site in ["cross-site", "same-site"] {
            let site = ("sec-fetch-site", site);
            let go = ("sec-fetch-mode", "navigate");
            assert_eq!(asked("GET", "/", &[own, site, go]), None);
            let read = ("sec-fetch-mode", "no-cors");
            assert_eq!(asked("GET", "/", &[own, site, read]), Some(Refusal::Stranger));
        }
        for origin in ["http://evil", "null", "http://localhost:80"] {
            let stranger = Some(Refusal::Stranger);
            assert_eq!(asked("GET", "/", &[own, ("origin", origin)]), stranger);
        }
        let own_page = ("origin", "http://localhost:8650");
        assert_eq!(asked("GET", "/", &[own, own_page]), None);
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"] {
            assert_eq!(asked(method, "/", &[own]), Some(Refusal::Method));
        }
        assert_eq!(asked("HEAD", "/", &[own]), None);
    }
}
