//! What was sent: the authorization request that an answer is held against when it comes back, with the PKCE verifier that
//! the exchange needs, as data and as JSON for the tab's storage.
//!
//! Keeps a closed list of parameters: no hint of who signs in, no object that can carry a person or a secret, nothing
//! unknown. Does **not** touch the storage (`web::session` does), and reads what it finds there as hostile text.

use super::metadata::Metadata;
use super::params::{self, Share};
use super::pkce;
use super::providers::provider;
use super::request::{AuthorizationRequest, Param};
use crate::text::json::{self, Json, Object, Text, Value};
use crate::text::time::Timestamp;

/// What a server said of its answers before it was asked, where somebody pasted its metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promised {
    /// `issuer`, as written: what `iss` of an answer has to be (RFC 9207 §2.4).
    pub issuer: Option<String>,
    /// `authorization_response_iss_parameter_supported`: whether every answer has `iss` (RFC 9207 §3).
    pub names_issuer: bool,
}

impl Promised {
    /// What the server that the request goes to promises; nothing where the metadata is another server's.
    pub fn by(metadata: &Metadata, request: &AuthorizationRequest) -> Self {
        if !metadata.is_of(request) {
            return Self::default();
        }
        Self {
            issuer: metadata.issuer().map(str::to_owned),
            names_issuer: metadata.is("authorization_response_iss_parameter_supported"),
        }
    }
}

/// What an answer is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The request: its parameters that may be kept.
    pub request: AuthorizationRequest,
    /// What its server said of the answer.
    pub promised: Promised,
}

impl Asked {
    /// The issuer identifier of the server that was asked: by its metadata, and else where the address alone tells it.
    pub fn issuer(&self) -> Option<String> {
        let promised = self.promised.issuer.clone();
        promised.or_else(|| self.request.issuer())
    }
}

/// A request that was sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The request, and what its server said of the answer.
    pub asked: Asked,
    /// The PKCE verifier; empty where the page made none.
    pub verifier: String,
    /// When it was sent.
    pub at: Timestamp,
}

/// Why a request cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// It is larger than what is kept.
    TooLarge,
    /// The parameters that count stand in a request object, which is not kept: there is nothing to hold an answer against.
    StandsElsewhere,
}

/// Why nothing is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// Nothing was kept in this tab.
    Nothing,
    /// It was kept longer ago than [`LONGEST`].
    Expired,
    /// What was kept is not what this page writes.
    Unreadable,
}

/// How long a request waits for its answer, in seconds. Codes live ten minutes at most (RFC 6749 §4.1.2); a person who has
/// to find a second factor takes longer than that to get one.
pub const LONGEST: i64 = 3600;

/// The version of the JSON. Another one is not read. What was added since may be missing: `issuer`, `names_issuer`.
const VERSION: &str = "1";
/// Longer texts are neither written nor read.
const MOST_BYTES: usize = 16 * 1024;
/// More parameters are neither written nor read.
const MOST_PARAMS: usize = 64;
/// A clock may have been set back a little in between.
const SKEW: i64 = 300;

/// Parameters that never go into a link, and that an answer is held against or the exchange needs.
const COMPARED: [&str; 5] = [
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "dpop_jkt",
];

/// Whether a parameter of that name is kept until the answer comes.
pub fn is_kept(name: &str) -> bool {
    let row = params::param(name);
    COMPARED.contains(&name) || row.is_some_and(|row| row.share == Share::Yes)
}

impl Sent {
    /// What is kept of a request.
    ///
    /// # Errors
    /// [`Unkept`] where nothing is, so that it can be said before the request is sent.
    pub fn of(
        request: &AuthorizationRequest,
        promised: Promised,
        verifier: &str,
        at: Timestamp,
    ) -> Result<Self, Unkept> {
        if request.get("request").is_some() || request.get("request_uri").is_some() {
            return Err(Unkept::StandsElsewhere);
        }
        let mut request = request.clone();
        request
            .params
            .retain(|param| is_kept(&param.name) && !param.value.is_empty());
        let sent = Self {
            asked: Asked { request, promised },
            verifier: verifier.to_owned(),
            at,
        };
        let fits =
            sent.asked.request.params.len() <= MOST_PARAMS && sent.to_json().len() <= MOST_BYTES;
        fits.then_some(sent).ok_or(Unkept::TooLarge)
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        let quoted = |text: &str| ["\"", Text::from(text).written(), "\""].concat();
        let pair =
            |param: &Param| ["[", &quoted(&param.name), ",", &quoted(&param.value), "]"].concat();
        let Asked { request, promised } = &self.asked;
        let pairs: Vec<String> = request.params.iter().map(pair).collect();
        let issuer = promised.issuer.as_deref().map(quoted);
        let issuer = issuer.map(|issuer| [",\"issuer\":", &issuer].concat());
        [
            "{\"version\":",
            VERSION,
            ",\"at\":",
            &self.at.0.to_string(),
            ",\"provider\":",
            &quoted(request.provider.id),
            ",\"location\":",
            &quoted(&request.location),
            ",\"verifier\":",
            &quoted(&self.verifier),
            &issuer.unwrap_or_default(),
            match promised.names_issuer {
                true => ",\"names_issuer\":true",
                false => "",
            },
            ",\"params\":[",
            &pairs.join(","),
            "]}",
        ]
        .concat()
    }

    /// Out of JSON that may be anything.
    ///
    /// # Errors
    /// [`Forgotten`] where it is not what [`Self::to_json`] writes, or too old by `now`.
    pub fn from_json(text: &str, now: Timestamp) -> Result<Self, Forgotten> {
        if text.is_empty() {
            return Err(Forgotten::Nothing);
        }
        let sent = read(text).ok_or(Forgotten::Unreadable)?;
        match (-SKEW..=LONGEST).contains(&now.since(sent.at).0) {
            true => Ok(sent),
            false => Err(Forgotten::Expired),
        }
    }
}

fn read(text: &str) -> Option<Sent> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let json = json::parse(text).ok()?;
    let object = json.as_object()?;
    if object.get("version")?.as_number()? != VERSION {
        return None;
    }
    let mut request = AuthorizationRequest::new(provider(object.str("provider")?)?);
    object.str("location")?.clone_into(&mut request.location);
    request.params = read_params(object)?;
    let promised = read_promised(object)?;
    let verifier = object.str("verifier")?;
    let at = Timestamp::from_number(object.get("at")?.as_number()?)?;
    let is_one = verifier.is_empty() || pkce::follows_grammar(verifier);
    is_one.then(|| Sent {
        asked: Asked { request, promised },
        verifier: verifier.to_owned(),
        at,
    })
}

fn read_promised(object: &Object) -> Option<Promised> {
    let issuer = match object.get("issuer") {
        Some(json) => Some(json.as_str()?.to_owned()),
        None => None,
    };
    let names_issuer = match object.get("names_issuer").map(|json| &json.value) {
        Some(Value::Bool(said)) => *said,
        Some(_) => return None,
        None => false,
    };
    Some(Promised {
        issuer,
        names_issuer,
    })
}

fn read_params(object: &Object) -> Option<Vec<Param>> {
    let pairs = object.get("params")?.as_array()?;
    let pair = |json: &Json| {
        let [name, value] = json.as_array()? else {
            return None;
        };
        let (name, value) = (name.as_str()?.to_owned(), value.as_str()?.to_owned());
        is_kept(&name).then_some(Param { name, value })
    };
    match pairs.len() <= MOST_PARAMS {
        true => pairs.iter().map(pair).collect(),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::metadata::{self, Document};
    use crate::oauth::providers::PROVIDERS;
    use proptest::prelude::*;

    /// What is kept of a request to a server that says nothing of itself.
    fn keep(request: &AuthorizationRequest, verifier: &str, at: Timestamp) -> Result<Sent, Unkept> {
        Sent::of(request, Promised::default(), verifier, at)
    }

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const NOW: Timestamp = Timestamp(1_767_225_600);

    fn request(pairs: &[(&str, &str)]) -> AuthorizationRequest {
        let mut request = AuthorizationRequest::new(PROVIDERS[0]);
        request.location = "acme.eu.auth0.com".to_owned();
        request.params = (pairs.iter())
            .map(|(name, value)| Param {
                name: (*name).to_owned(),
                value: (*value).to_owned(),
            })
            .collect();
        request
    }

    #[test]
    fn what_an_answer_is_held_against_is_kept_and_nothing_about_the_person() {
        for (name, kept) in [
            ("response_type", true),
            ("client_id", true),
            ("redirect_uri", true),
            ("scope", true),
            ("audience", true),
            ("resource", true),
            ("state", true),
            ("nonce", true),
            ("code_challenge", true),
            ("code_challenge_method", true),
            ("login_hint", false),
            ("id_token_hint", false),
            ("login_ticket", false),
            ("invitation", false),
            ("claims", false),
            ("authorization_details", false),
            ("registration", false),
            ("client_secret", false),
            ("client_assertion", false),
            ("code_verifier", false),
            ("access_token", false),
            ("made_up", false),
        ] {
            let sent = keep(&request(&[(name, "k3Yq0aLcYFCKBY")]), "", NOW).unwrap();
            assert_eq!(sent.asked.request.get(name).is_some(), kept, "{name}");
            assert_eq!(sent.to_json().contains("k3Yq0aLcYFCKBY"), kept, "{name}");
        }
    }

    #[test]
    fn what_was_written_reads_back() {
        let request = request(&[
            ("response_type", "code"),
            ("state", "\"}],\u{1}\u{2028}é</script>"),
            ("resource", "https://a.example"),
            ("resource", "https://b.example"),
        ]);
        let sent = keep(&request, VERIFIER, NOW).unwrap();
        assert_eq!(sent.asked.request, request);
        assert_eq!(Sent::from_json(&sent.to_json(), NOW), Ok(sent));
    }

    #[test]
    fn what_the_server_said_of_its_answers_is_kept_and_may_be_missing() {
        for (law, says, issuer, names_issuer, written) in [
            (
                "both",
                r#"{"issuer":"https://id.example/\"","authorization_endpoint":"https://acme.eu.auth0.com/authorize","authorization_response_iss_parameter_supported":true}"#,
                Some("https://id.example/\""),
                true,
                r#","issuer":"https://id.example/\"","names_issuer":true,"params":"#,
            ),
            (
                "the issuer alone",
                r#"{"issuer":"https://id.example","authorization_endpoint":"https://acme.eu.auth0.com/authorize","authorization_response_iss_parameter_supported":"true"}"#,
                Some("https://id.example"),
                false,
                r#","issuer":"https://id.example","params":"#,
            ),
            (
                "no issuer",
                r#"{"authorization_endpoint":"https://acme.eu.auth0.com/authorize","authorization_response_iss_parameter_supported":true}"#,
                None,
                true,
                r#""","names_issuer":true,"params":"#,
            ),
            (
                "another server",
                r#"{"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","authorization_response_iss_parameter_supported":true}"#,
                None,
                false,
                r#""verifier":"","params":"#,
            ),
        ] {
            let Some(Document::Server(metadata)) = metadata::parse(says) else {
                panic!("{law}")
            };
            let request = request(&[("state", "s")]);
            let promised = Promised::by(&metadata, &request);
            let expected = Promised {
                issuer: issuer.map(str::to_owned),
                names_issuer,
            };
            assert_eq!(promised, expected, "{law}");
            let sent = Sent::of(&request, promised, "", NOW).unwrap();
            assert!(
                sent.to_json().contains(written),
                "{law}: {}",
                sent.to_json()
            );
            assert_eq!(Sent::from_json(&sent.to_json(), NOW), Ok(sent), "{law}");
        }
    }

    #[test]
    fn the_issuer_is_that_of_the_metadata_and_else_of_the_address() {
        let sent = keep(&request(&[]), "", NOW).unwrap();
        let mut asked = sent.asked;
        let issuer = asked.issuer();
        assert_eq!(issuer.as_deref(), Some("https://acme.eu.auth0.com/"));
        asked.promised.issuer = Some("https://id.example".to_owned());
        assert_eq!(asked.issuer().as_deref(), Some("https://id.example"));
    }

    #[test]
    fn an_answer_is_waited_for_no_longer_than_an_hour() {
        let written = keep(&request(&[]), "", NOW).unwrap().to_json();
        for (passed, found) in [
            (0, Ok(())),
            (-300, Ok(())),
            (3600, Ok(())),
            (3601, Err(Forgotten::Expired)),
            (-301, Err(Forgotten::Expired)),
            (i64::MAX, Err(Forgotten::Expired)),
        ] {
            let now = Timestamp(NOW.0.saturating_add(passed));
            assert_eq!(
                Sent::from_json(&written, now).map(|_| ()),
                found,
                "{passed}"
            );
        }
    }

    #[test]
    fn what_this_page_did_not_write_is_not_read() {
        let written = keep(&request(&[("state", "s")]), VERIFIER, NOW).unwrap();
        let written = written.to_json();
        assert_eq!(Sent::from_json("", NOW), Err(Forgotten::Nothing));
        let many = "[\"state\",\"s\"],".repeat(MOST_PARAMS);
        for text in [
            "x".to_owned(),
            "null".to_owned(),
            "[]".to_owned(),
            "{}".to_owned(),
            written.replace("\"version\":1", "\"version\":2"),
            written.replace("\"auth0\"", "\"nobody\""),
            written.replace("\"state\"", "\"client_secret\""),
            written.replace("\"s\"", "7"),
            written.replace("[\"state\",\"s\"]", "[\"state\",\"s\",\"s\"]"),
            written.replace("[\"state\",\"s\"]", &[&many, "[\"state\",\"s\"]"].concat()),
            written.replace(VERIFIER, "short"),
            written.replace("\"params\"", "\"issuer\":7,\"params\""),
            written.replace("\"params\"", "\"names_issuer\":\"true\",\"params\""),
            written.replace(&NOW.0.to_string(), "\"soon\""),
            written.replace(&NOW.0.to_string(), "1e400"),
            [&written, " ".repeat(MOST_BYTES).as_str()].concat(),
            "[".repeat(10_000),
        ] {
            let read = Sent::from_json(&text, NOW);
            assert_eq!(read, Err(Forgotten::Unreadable), "{text}");
        }
    }

    #[test]
    fn what_is_too_large_to_keep_is_not_kept_in_part() {
        let state = "s".repeat(MOST_BYTES);
        let many = vec![("resource", "https://a.example"); MOST_PARAMS + 1];
        for pairs in [&[("state", state.as_str())][..], &many] {
            let kept = keep(&request(pairs), "", NOW);
            assert_eq!(kept, Err(Unkept::TooLarge));
        }
        for name in ["request", "request_uri"] {
            let kept = keep(&request(&[(name, "x"), ("state", "s")]), "", NOW);
            assert_eq!(kept, Err(Unkept::StandsElsewhere), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_request_reads_back(location: String, pairs in proptest::collection::vec(("state|nonce|scope|resource", ".{1,40}"), 0..8)) {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let mut request = request(&pairs);
            request.location = location;
            let sent = keep(&request, VERIFIER, NOW).unwrap();
            prop_assert_eq!(Sent::from_json(&sent.to_json(), NOW), Ok(sent));
        }

        #[test]
        fn no_text_panics(text in r#"[\[\]{}":,0-9a-z\\]{0,60}"#) {
            prop_assert!(Sent::from_json(&text, NOW).is_err());
        }
    }
}
