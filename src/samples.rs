//! Samples to try: made up from the current time, so that they have not expired. No real tenant, key or person is in them.

use crate::text::base64url;
use crate::text::time::Timestamp;
use sha2::{Digest, Sha256};

/// Something to try.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Stable name.
    pub name: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What there is to see.
    pub shows: &'static str,
    /// Makes it, at a time.
    pub make: fn(Timestamp) -> String,
}

/// Every sample, in the order in which a newcomer should try them.
pub const SAMPLES: &[Sample] = &[
    Sample {
        name: "opaque",
        title: "An opaque token",
        shows: "what Auth0 issues when the request names no API",
        make: opaque,
    },
    Sample {
        name: "id-token",
        title: "An ID token",
        shows: "often sent to an API by mistake",
        make: id_token,
    },
    Sample {
        name: "access-token",
        title: "A JWT access token",
        shows: "what an API wants",
        make: access_token,
    },
    Sample {
        name: "request",
        title: "A request without audience",
        shows: "where most opaque tokens come from",
        make: request,
    },
];

/// Bytes that look random and are the same every time.
fn filler(count: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(count + 32);
    let mut block = Sha256::digest(b"claimscope sample");
    while bytes.len() < count {
        bytes.extend_from_slice(&block);
        block = Sha256::digest(block);
    }
    bytes.truncate(count);
    bytes
}

fn part(json: &str) -> String {
    base64url::encode(json.as_bytes())
}

fn signed(header: &str, claims: &str) -> String {
    let signature = base64url::encode(&filler(256));
    format!("{}.{}.{signature}", part(header), part(claims))
}

fn opaque(_: Timestamp) -> String {
    let header = part(r#"{"alg":"dir","enc":"A256GCM","iss":"https://sample.eu.auth0.com/"}"#);
    let bytes = filler(160);
    let [iv, ciphertext, tag] =
        [&bytes[..12], &bytes[12..144], &bytes[144..]].map(base64url::encode);
    format!("{header}..{iv}.{ciphertext}.{tag}")
}

fn id_token(now: Timestamp) -> String {
    let claims = format!(
        r#"{{"iss":"https://sample.eu.auth0.com/","sub":"auth0|65f1c0ffee","aud":"SampleClientId0000000000000000AB","iat":{},"exp":{},"nonce":"n-0S6_WzA2Mj","sid":"hYq3","name":"Ada Sample","email":"ada@example.com","email_verified":true}}"#,
        now.0 - 60,
        now.0 + 35_940,
    );
    signed(
        r#"{"alg":"RS256","typ":"JWT","kid":"sample-key-1"}"#,
        &claims,
    )
}

fn access_token(now: Timestamp) -> String {
    let claims = format!(
        r#"{{"iss":"https://sample.eu.auth0.com/","sub":"auth0|65f1c0ffee","aud":["https://api.example.com","https://sample.eu.auth0.com/userinfo"],"iat":{},"exp":{},"scope":"openid profile read:orders","jti":"sample-1","client_id":"SampleClientId0000000000000000AB"}}"#,
        now.0 - 60,
        now.0 + 86_340,
    );
    signed(
        r#"{"alg":"RS256","typ":"at+jwt","kid":"sample-key-1"}"#,
        &claims,
    )
}

fn request(_: Timestamp) -> String {
    "https://sample.eu.auth0.com/authorize?response_type=code&client_id=SampleClientId0000000000000000AB\
     &redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&scope=openid%20profile%20read%3Aorders"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::inspect;
    use crate::lint::Severity;
    use crate::oauth::{Context, Kind};

    const NOW: Timestamp = Timestamp(1_800_000_000);

    #[test]
    fn the_samples_are_what_they_say() {
        for (name, title) in [
            ("opaque", "Opaque access token from Auth0"),
            ("id-token", "ID token from Auth0"),
            ("access-token", "JWT access token from Auth0"),
        ] {
            let sample = SAMPLES.iter().find(|s| s.name == name).unwrap();
            let report = inspect(&(sample.make)(NOW), &Context::at(NOW));
            assert_eq!(report.tokens.len(), 1, "{name}");
            assert_eq!(report.tokens[0].words().title, title);
            assert_ne!(report.tokens[0].verdict.kind, Kind::Unknown);
        }
    }

    #[test]
    fn nothing_is_wrong_with_the_access_token() {
        let report = inspect(&access_token(NOW), &Context::at(NOW));
        let wrong: Vec<_> = (report.tokens[0].findings.iter())
            .filter(|f| f.severity() != Severity::Note)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
