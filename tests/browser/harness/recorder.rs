//! Writes down what the browser's network panel would save as HAR "with sensitive data": the members, names and habits of
//! Chrome, from what its own DevTools protocol says.
//!
//! Judges nothing. Times are kept, because they are what a reader sorts by; what only graphs need is left out.

use super::browser::Browser;
use serde_json::{Map, Value as Json, json};
use std::fmt::Write;

/// One or more recorded flows.
#[derive(Default)]
pub struct Recorder {
    exchanges: Vec<Exchange>,
    /// What came for a request before the request itself did.
    early: Vec<Json>,
}

/// One request and its response, as far as they are known.
#[derive(Default)]
struct Exchange {
    id: String,
    request: Json,
    sent: Json,
    response: Json,
    received: Json,
    kind: String,
    wall_time: f64,
    start: f64,
    end: f64,
    body: Option<(String, bool)>,
    error: Option<String>,
    is_done: bool,
}

impl Recorder {
    /// Takes what happened since the last call. To be called before the page goes elsewhere: the browser forgets the bodies
    /// of a page that is left.
    pub async fn take(&mut self, browser: &Browser) {
        let log = browser.log("performance").await;
        for entry in log.as_array().unwrap() {
            let message: Json = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            self.event(&message["message"]);
        }
        for exchange in self.exchanges.iter_mut().filter(|one| one.is_done) {
            let is_redirect = exchange.status() / 100 == 3;
            if exchange.body.is_some() || exchange.error.is_some() || is_redirect {
                continue;
            }
            let asked = json!({ "requestId": exchange.id });
            if let Ok(body) = browser.try_cdp("Network.getResponseBody", asked).await {
                let text = body["body"].as_str().unwrap_or_default().to_owned();
                exchange.body = Some((text, body["base64Encoded"] == json!(true)));
            }
        }
    }

    fn event(&mut self, event: &Json) {
        let params = &event["params"];
        let id = params["requestId"].as_str().unwrap_or_default();
        match event["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                // A redirect is told with the request that it leads to, which has the same id.
                if let Some(response) = params.get("redirectResponse")
                    && let Some(before) = self.open(id)
                {
                    before.response = response.clone();
                    before.end = params["timestamp"].as_f64().unwrap_or_default();
                    before.is_done = true;
                }
                self.exchanges.push(Exchange {
                    id: id.to_owned(),
                    request: params["request"].clone(),
                    kind: params["type"].as_str().unwrap_or("Other").to_lowercase(),
                    wall_time: params["wallTime"].as_f64().unwrap_or_default(),
                    start: params["timestamp"].as_f64().unwrap_or_default(),
                    ..Exchange::default()
                });
                let early = std::mem::take(&mut self.early);
                for event in early {
                    self.event(&event);
                }
            }
            "Network.requestWillBeSentExtraInfo" => match self.first_without(id, |one| &one.sent) {
                Some(exchange) => exchange.sent = params.clone(),
                None => self.early.push(event.clone()),
            },
            "Network.responseReceivedExtraInfo" => {
                match self.first_without(id, |one| &one.received) {
                    Some(exchange) => exchange.received = params.clone(),
                    None => self.early.push(event.clone()),
                }
            }
            "Network.responseReceived" => {
                if let Some(exchange) = self.open(id) {
                    exchange.response = params["response"].clone();
                }
            }
            "Network.loadingFinished" => {
                if let Some(exchange) = self.open(id) {
                    exchange.end = params["timestamp"].as_f64().unwrap_or_default();
                    exchange.is_done = true;
                }
            }
            "Network.loadingFailed" => {
                if let Some(exchange) = self.open(id) {
                    exchange.end = params["timestamp"].as_f64().unwrap_or_default();
                    exchange.error = params["errorText"].as_str().map(str::to_owned);
                    exchange.is_done = true;
                }
            }
            _ => (),
        }
    }

    fn open(&mut self, id: &str) -> Option<&mut Exchange> {
        (self.exchanges.iter_mut()).find(|one| one.id == id && !one.is_done)
    }

    fn first_without(&mut self, id: &str, part: fn(&Exchange) -> &Json) -> Option<&mut Exchange> {
        (self.exchanges.iter_mut()).find(|one| one.id == id && part(one).is_null())
    }

    /// The HAR, as the panel saves it.
    pub fn har(&self) -> String {
        self.repeated(1)
    }

    /// The same with every entry so many times, one recording after the other.
    pub fn repeated(&self, times: usize) -> String {
        let entries: Vec<Json> = self.exchanges.iter().map(Exchange::entry).collect();
        let mut entries: Vec<String> = (entries.iter())
            .map(|entry| serde_json::to_string_pretty(entry).unwrap())
            .collect();
        let recorded = entries.clone();
        for _ in 1..times {
            entries.extend_from_slice(&recorded);
        }
        format!(
            "{{\n  \"log\": {{\n    \"version\": \"1.2\",\n    \"creator\": {{ \"name\": \"WebInspector\", \"version\": \"537.36\" }},\n    \
             \"pages\": [],\n    \"entries\": [\n{}\n    ]\n  }}\n}}",
            entries.join(",\n")
        )
    }
}

impl Exchange {
    fn status(&self) -> u64 {
        let extra = self.received["statusCode"].as_u64();
        extra.or(self.response["status"].as_u64()).unwrap_or(0)
    }

    fn entry(&self) -> Json {
        let url = self.request["url"].as_str().unwrap_or_default();
        let sent = or(&self.sent["headers"], &self.request["headers"]);
        let mut request = json!({
            "method": self.request["method"],
            "url": url,
            "httpVersion": "HTTP/1.1",
            "headers": headers(sent),
            "queryString": pairs(url.split_once('?').map_or("", |(_, query)| query)),
            "cookies": request_cookies(sent),
            "headersSize": -1,
            "bodySize": 0,
        });
        if let Some(text) = self.request["postData"].as_str() {
            let mime = find(sent, "content-type").unwrap_or_default();
            request["bodySize"] = json!(text.len());
            request["postData"] = json!({ "mimeType": mime, "text": text });
            if mime.starts_with("application/x-www-form-urlencoded") {
                request["postData"]["params"] = pairs(text);
            }
        }
        let received = or(&self.received["headers"], &self.response["headers"]);
        let mut content = json!({ "size": 0, "mimeType": self.response["mimeType"].as_str().unwrap_or("x-unknown") });
        if let Some((text, is_base64)) = &self.body {
            content["size"] = json!(text.len());
            content["text"] = json!(text);
            if *is_base64 {
                content["encoding"] = json!("base64");
            }
        }
        let time = (self.end - self.start).max(0.0) * 1000.0;
        json!({
            "_connectionId": "12",
            "_initiator": { "type": "other" },
            "_priority": self.request["initialPriority"],
            "_resourceType": self.kind,
            "cache": {},
            "connection": "443",
            "request": request,
            "response": {
                "status": self.status(),
                "statusText": self.response["statusText"].as_str().unwrap_or_default(),
                "httpVersion": "HTTP/1.1",
                "headers": headers(received),
                "cookies": response_cookies(received),
                "content": content,
                "redirectURL": find(received, "location").unwrap_or_default(),
                "headersSize": -1,
                "bodySize": -1,
                "_transferSize": 0,
                "_error": self.error,
                "_fetchedViaServiceWorker": false,
            },
            "serverIPAddress": "127.0.0.1",
            "startedDateTime": instant(self.wall_time),
            "time": time,
            "timings": { "blocked": 0, "dns": -1, "ssl": -1, "connect": -1, "send": 0, "wait": time, "receive": 0 },
        })
    }
}

fn or<'j>(first: &'j Json, second: &'j Json) -> &'j Json {
    if first.is_null() { second } else { first }
}

fn members(object: &Json) -> impl Iterator<Item = (&String, &str)> {
    let members = object.as_object().map(Map::iter).into_iter().flatten();
    members.map(|(name, value)| (name, value.as_str().unwrap_or_default()))
}

/// Several headers of one name come as lines of one value.
fn headers(object: &Json) -> Json {
    let lines = members(object)
        .flat_map(|(name, value)| value.split('\n').map(move |line| (name, line)))
        .map(|(name, value)| json!({ "name": name, "value": value }));
    lines.collect()
}

fn find(object: &Json, wanted: &str) -> Option<String> {
    let (_, value) = members(object).find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
    Some(value.to_owned())
}

/// Names and values of a query or a form, still encoded in a query's list as Chrome has them.
fn pairs(text: &str) -> Json {
    let text = text.split('#').next().unwrap_or_default();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect()
}

fn cookie(pair: &str) -> Json {
    let (name, value) = pair.trim().split_once('=').unwrap_or((pair, ""));
    json!({ "name": name, "value": value, "path": "/", "domain": "127.0.0.1", "expires": "1969-12-31T23:59:59.000Z",
        "httpOnly": true, "secure": false })
}

fn request_cookies(headers: &Json) -> Json {
    let line = find(headers, "cookie").unwrap_or_default();
    line.split(';')
        .filter(|pair| !pair.trim().is_empty())
        .map(cookie)
        .collect()
}

fn response_cookies(headers: &Json) -> Json {
    let lines = find(headers, "set-cookie").unwrap_or_default();
    lines
        .lines()
        .filter_map(|line| line.split(';').next())
        .map(cookie)
        .collect()
}

/// Seconds since 1970 as a HAR has them.
fn instant(seconds: f64) -> String {
    let whole = claimscope::text::time::Timestamp(seconds as i64).utc();
    let mut digits = whole.chars().filter(char::is_ascii_digit);
    let mut text = String::new();
    for (count, after) in [(4, "-"), (2, "-"), (2, "T"), (2, ":"), (2, ":"), (2, ".")] {
        text.extend(digits.by_ref().take(count));
        text += after;
    }
    let _ = write!(text, "{:03}Z", (seconds.fract() * 1000.0) as u32);
    text
}
