//! Reads the requests out of chromedriver's performance log. Judges none of them.

use serde_json::Value as Json;

/// A request that the page started.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Request {
    /// Its address.
    pub url: String,
    /// What started it: `Document`, `Script`, `Fetch` …
    pub kind: String,
}

/// Every request in a part of the log, sockets too. What `data:` and `blob:` name never leaves the process, and counts
/// all the same: the page has no use for them.
pub fn started(log: &Json) -> impl Iterator<Item = Request> {
    let entries = log.as_array().unwrap().iter();
    entries.filter_map(|entry| {
        let message: Json = serde_json::from_str(entry["message"].as_str()?).ok()?;
        let event = &message["message"];
        let params = &event["params"];
        let (url, kind) = match event["method"].as_str()? {
            "Network.requestWillBeSent" => (&params["request"]["url"], params["type"].as_str()),
            "Network.webSocketCreated" => (&params["url"], Some("WebSocket")),
            "Network.webTransportCreated" => (&params["url"], Some("WebTransport")),
            _ => return None,
        };
        Some(Request {
            url: url.as_str()?.to_owned(),
            kind: kind.unwrap_or("Other").to_owned(),
        })
    })
}
