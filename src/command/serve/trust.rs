//! A request → whether a page of this server asks, and what its answer lets a browser do.

use hyper::header::{HOST, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Uri};

/// What pages of the desk may load: what this server sends, and nothing that is written into
/// the page itself.
pub const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// What the web page of a pack may load: its own style. The desk prints it from a frame.
pub const FILE: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
    base-uri 'none'; frame-ancestors 'self'";

/// Why a request is turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It does not come from a browser on this machine that means this server.
    Stranger,
    /// It would do more than read.
    Method,
}

/// Says why a request is turned away, if it is. A foreign name that leads here still stands
/// in `Host`; and another page in the same browser may lead here, but not read from here.
pub fn refusal<B>(request: &Request<B>, port: u16) -> Option<Refusal> {
    if !is_named(request.headers(), request.uri(), port) || is_read(request.headers()) {
        return Some(Refusal::Stranger);
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    (!reads).then_some(Refusal::Method)
}

fn is_named(headers: &HeaderMap, uri: &Uri, port: u16) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let own = |name: &str| {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let mut names = names.iter();
        names.any(|own| name.eq_ignore_ascii_case(&format!("{own}:{port}")))
    };
    let in_address = uri.authority().is_none_or(|name| own(name.as_str()));
    in_address && host.to_str().is_ok_and(own)
}

/// Says whether a page of another server asks for something to use, not to go there.
fn is_read(headers: &HeaderMap) -> bool {
    let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_foreign = matches!(word("sec-fetch-site"), Some("cross-site" | "same-site"));
    is_foreign && word("sec-fetch-mode") != Some("navigate")
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
    .map(|(name, value)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    })
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
        for host in [
            "127.0.0.1:8650",
            "localhost:8650",
            "LocalHost:8650",
            "[::1]:8650",
        ] {
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
        let stranger = Some(Refusal::Stranger);
        assert_eq!(asked("GET", "/", &[own, own]), stranger);
        assert_eq!(asked("GET", "/", &[own, ("host", "evil")]), stranger);
        assert_eq!(asked("GET", "/", &[]), stranger);
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
            assert_eq!(
                asked("GET", "/", &[own, site, read]),
                Some(Refusal::Stranger)
            );
        }
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
            assert_eq!(asked(method, "/", &[own]), Some(Refusal::Method));
        }
        assert_eq!(asked("HEAD", "/", &[own]), None);
    }
}
