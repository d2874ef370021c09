//! One page in Chromium, driven over its DevTools protocol.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use crate::browser::chromium;
use crate::scene::Scene;

/// What Chromium says of a question to a page that another took the place of.
const GONE: &str = "Inspected target navigated or closed";

/// A page that is open until it goes.
pub struct Browser {
    child: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    last: u64,
    /// What Chromium told of the page: console, network, exceptions.
    pub events: Vec<Value>,
}

impl Browser {
    /// Opens an empty page; none where there is no Chromium.
    pub fn open(scene: &Scene) -> Option<Self> {
        let name = chromium()?;
        let mut child = Command::new(name)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1500,900",
                "--remote-debugging-port=0",
            ])
            .arg(format!("--user-data-dir={}", scene.path(".profile").display()))
            .arg("about:blank")
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("it runs");
        let stderr = child.stderr.take().expect("it is piped");
        let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
        let found = lines.find_map(|line| {
            let address = line.strip_prefix("DevTools listening on ")?;
            Some(address.to_owned())
        });
        // What it says later is read too, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let address = found.expect("it listens");
        let (socket, _) = tungstenite::connect(address).expect("it answers");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            let patience = Some(Duration::from_secs(30));
            stream.set_read_timeout(patience).expect("a timeout");
        }
        let mut browser =
            Self { child, socket, session: String::new(), last: 0, events: Vec::new() };
        let page = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let target = page["targetId"].clone();
        let wish = json!({ "targetId": target, "flatten": true });
        let attached = browser.call("Target.attachToTarget", wish);
        browser.session = attached["sessionId"].as_str().expect("a session").to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Asks for something and waits for the answer.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        let text = Message::text(message.to_string());
        self.socket.send(text).expect("it listens");
        loop {
            let Message::Text(text) = self.socket.read().expect("an answer") else {
                continue;
            };
            let mut answer: Value = serde_json::from_str(&text).expect("JSON");
            if answer["id"] == json!(id) {
                // A page that goes while it is asked answers nothing; it is asked again.
                if answer["error"]["message"] == json!(GONE) {
                    return Value::Null;
                }
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].take();
            }
            self.events.push(answer);
        }
    }

    /// Goes to a page and waits until it is there.
    pub fn go(&mut self, address: &str) {
        self.call("Page.navigate", json!({ "url": address }));
        let ready = format!("location.href === {address:?} && document.readyState === 'complete'");
        self.until(&ready);
    }

    /// Works out an expression in the page.
    pub fn eval(&mut self, expression: &str) -> Value {
        let wish = json!({
            "expression": expression,
            "awaitPromise": true,
            "returnByValue": true,
        });
        let done = self.call("Runtime.evaluate", wish);
        assert!(done.get("exceptionDetails").is_none(), "{expression}: {done}");
        done["result"]["value"].clone()
    }

    /// Waits until an expression holds; says how long that took.
    pub fn until(&mut self, expression: &str) -> Duration {
        let begun = Instant::now();
        loop {
            if self.eval(expression) == json!(true) {
                return begun.elapsed();
            }
            let text = || "document.body.innerText".to_owned();
            if begun.elapsed() > Duration::from_secs(15) {
                panic!("{expression}: {}", self.eval(&text()));
            }
            sleep(Duration::from_millis(15));
        }
    }

    /// Presses a key.
    pub fn press(&mut self, key: &str) {
        let code = match key {
            "Enter" => 13,
            "Tab" => 9,
            "Escape" => 27,
            "ArrowDown" => 40,
            "/" => 191,
            _ => 0,
        };
        let text = match key {
            "Enter" => "\r",
            "/" => "/",
            _ => "",
        };
        for kind in ["keyDown", "keyUp"] {
            let mut event =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            if kind == "keyDown" && !text.is_empty() {
                event["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Types a text.
    pub fn type_in(&mut self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Clicks the middle of the first element that a selector finds.
    pub fn click(&mut self, selector: &str) {
        let place = self.eval(&format!(
            "(() => {{ const e = document.querySelector({selector:?}); \
             e.scrollIntoView({{ block: 'center' }}); const r = e.getClientRects()[0]; \
             return [r.x + Math.min(r.width / 2, 30), r.y + r.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({
                "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1,
            });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Returns what the page complained of, and what it asked of anybody but `own`.
    pub fn complaints(&self, own: &str) -> Vec<String> {
        let told = |event: &Value| -> Option<String> {
            let params = &event["params"];
            match event["method"].as_str()? {
                "Runtime.exceptionThrown" => Some(params.to_string()),
                "Runtime.consoleAPICalled" if params["type"] == json!("error") => {
                    Some(params.to_string())
                }
                "Log.entryAdded" if params["entry"]["level"] == json!("error") => {
                    Some(params["entry"].to_string())
                }
                "Network.requestWillBeSent" => {
                    let url = params["request"]["url"].as_str()?;
                    let is_own = url.starts_with(own) || url.starts_with("about:");
                    (!is_own).then(|| format!("asks for {url}"))
                }
                _ => None,
            }
        };
        self.events.iter().filter_map(told).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
