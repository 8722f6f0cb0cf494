//! What `lint-request` understands of a text: the request, and what is to be judged in its place.
//!
//! Judges nothing.

use claimscope::oauth::import::{Imported, Misplaced, at_server, import};
use claimscope::oauth::metadata::Metadata;
use claimscope::oauth::providers::rfc8707::RFC8707;
use claimscope::oauth::request::AuthorizationRequest;
use claimscope::oauth::{Provider, parse::Note};
use claimscope::share;

/// What is read from a text.
pub struct Understood {
    /// The request.
    pub request: AuthorizationRequest,
    /// What was mended on the way.
    pub notes: Vec<Note>,
    /// Options in a place where the library does not look.
    pub misplaced: Vec<Misplaced>,
    /// What the server says of itself.
    pub metadata: Option<Metadata>,
    /// What a library makes anew for each request.
    pub makes: Vec<&'static str>,
    /// What the code names, and gives no value before it runs.
    pub computed: Vec<String>,
}

/// The request in a text, what was mended, options in the wrong place, and what the server says of itself. A document alone
/// makes a request without a parameter.
pub fn read(text: &str, provider: Option<&'static Provider>) -> Result<Understood, String> {
    let mut read = Understood {
        request: AuthorizationRequest::new(provider.unwrap_or(&RFC8707)),
        notes: Vec::new(),
        misplaced: Vec::new(),
        metadata: None,
        makes: Vec::new(),
        computed: Vec::new(),
    };
    let link = share::pasted(text).and_then(share::from_fragment);
    if let Some(opened) = link {
        read.request = opened.filled();
        let left = opened.left_out.iter().map(ToString::to_string);
        read.notes.push(Note::BuilderLink);
        read.notes.extend(left.map(Note::LeftOutOfLink));
        return Ok(read);
    }
    match import(text, provider).map_err(|error| error.to_string())? {
        Imported::Request(reading) => {
            (read.request, read.notes) = (reading.request, reading.notes);
            (read.misplaced, read.makes) = (reading.misplaced, reading.makes);
            read.computed = reading.computed;
        }
        Imported::Server(metadata) => {
            read.request = at_server(&metadata, &read.request);
            read.metadata = Some(metadata);
        }
        Imported::Resource(resource) => read.request.set("resource", resource.resource()),
    }
    Ok(read)
}

/// What a library makes anew for each request is not missing: something stands in its place while the request is judged, of
/// the form that a challenge has.
pub fn made(request: &AuthorizationRequest, makes: &[&'static str]) -> AuthorizationRequest {
    const SOMETHING: &str = "Jx4QmZ0tWv7Ry2Lk9Pd3Hs6Gn1Bc8Fa5Ue0Io4Tq_M8";
    let mut judged = request.clone();
    for name in makes.iter().filter(|name| request.get(name).is_none()) {
        judged.set(name, SOMETHING);
        if *name == "code_challenge" {
            judged.set("code_challenge_method", "S256");
        }
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimscope::lint::{RequestUnderLint, lint_request};

    /// A link that the page made was read as a request to the page's own host.
    #[test]
    fn a_link_into_the_builder_is_the_request_that_it_holds() {
        let link = "https://claims.example/#/authorize?v=1&provider=auth0&domain=t.auth0.com&client_id=c&audience=https://api.example&state=s3cret-in-a-link\n";
        let read = read(link, None).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.request.location, "t.auth0.com");
        assert_eq!(read.request.get("audience"), Some("https://api.example"));
        assert_eq!(read.request.get("response_type"), Some("code"));
        assert_eq!(read.request.get("state"), None);
        assert!(
            matches!(&*read.notes, [Note::BuilderLink, Note::LeftOutOfLink(left)] if left.starts_with("state") && !left.contains("s3cret"))
        );
    }

    /// What stood in for a challenge was no hash, and auth0-react was told that its own was malformed.
    #[test]
    fn what_stands_in_for_what_a_library_makes_is_not_judged() {
        let mut request = AuthorizationRequest::new(&RFC8707);
        request.set("response_type", "code");
        let makes = ["state", "nonce", "code_challenge"];
        let judged = made(&request, &makes);
        let findings = lint_request(&RequestUnderLint {
            request: &judged,
            token_audience: &[],
            metadata: None,
            now: None,
        });
        for finding in findings {
            let at = finding.at.as_ref().map(ToString::to_string);
            let mut made = makes.iter().map(|name| ["request.", name].concat());
            assert!(
                !made.any(|name| at.as_ref() == Some(&name)),
                "{}",
                finding.name()
            );
        }
    }
}
