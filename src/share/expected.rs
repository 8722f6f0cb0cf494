//! The outcome that a link names beside its request: `expect.access_token=jwt`, for whoever writes "this gets you a JWT".
//!
//! A link that the page makes carries what the page predicts for the request in the link; one written by hand says what its
//! author saw. Both are claims of the link: the page shows where its own prediction differs, and never takes theirs over.

use crate::oauth::outcome::{AccessTokenFormat, Answer, Delivery, Outcome};

/// A part of the outcome that a link can name.
#[derive(Debug)]
struct Row {
    /// The link's parameter.
    name: &'static str,
    /// As a sentence names it.
    title: &'static str,
    /// The values that it takes; empty where it takes any.
    values: &'static [&'static str],
    /// What the page predicts; empty where there is nothing to say.
    predicted: fn(&Outcome) -> &str,
}

/// Every one, in the order in which a link has them.
const ROWS: &[Row] = &[
    Row {
        name: "expect.access_token",
        title: "access token",
        values: &[
            AccessTokenFormat::Jwt.name(),
            AccessTokenFormat::Opaque.name(),
            AccessTokenFormat::None.name(),
        ],
        predicted: |outcome| outcome.access_token.format.name(),
    },
    Row {
        name: "expect.audience",
        title: "access token for",
        values: &[],
        predicted: |outcome| outcome.access_token.audience.as_deref().unwrap_or_default(),
    },
    Row {
        name: "expect.id_token",
        title: "ID token",
        values: &[Answer::Yes.name(), Answer::No.name()],
        predicted: |outcome| match outcome.id_token.value {
            true => Answer::Yes.name(),
            false => Answer::No.name(),
        },
    },
    Row {
        name: "expect.refresh_token",
        title: "refresh token",
        values: &[Answer::Yes.name(), Answer::No.name()],
        predicted: |outcome| outcome.refresh_token.value.name(),
    },
    Row {
        name: "expect.delivered",
        title: "delivered",
        values: &[
            Delivery::Query.name(),
            Delivery::Fragment.name(),
            Delivery::FormPost.name(),
            Delivery::QueryJwt.name(),
            Delivery::FragmentJwt.name(),
            Delivery::FormPostJwt.name(),
            Delivery::WebMessage.name(),
        ],
        predicted: |outcome| outcome.delivered.value.name(),
    },
];

/// What a link says that its request gets: at most one value a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected(Vec<(usize, String)>);

/// A part of the outcome as the link has it and as this page has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The part, as a sentence names it: `access token`.
    pub title: &'static str,
    /// What the link says.
    pub link: String,
    /// What the page predicts; empty where it predicts nothing of the kind.
    pub page: String,
}

impl Said {
    /// Whether both say the same.
    pub fn agrees(&self) -> bool {
        self.link == self.page
    }
}

/// Whether a link's parameter of that name is about the outcome; its value may still be none.
pub fn is_expectation(name: &str) -> bool {
    name.starts_with("expect.")
}

impl Expected {
    /// What this page predicts, as far as it predicts: what it cannot know is not expected.
    pub fn of(outcome: &Outcome) -> Self {
        // What stands in a request object is not read.
        if !outcome.is_read {
            return Self::default();
        }
        let rows = ROWS.iter().enumerate();
        let known = |value: &str| !value.is_empty() && value != Answer::Unknown.name();
        let each = |(at, row): (usize, &Row)| (at, (row.predicted)(outcome).to_owned());
        Expected(rows.map(each).filter(|(_, value)| known(value)).collect())
    }

    /// Keeps what the other says as well.
    pub(super) fn agree_with(&mut self, other: &Self) {
        self.0.retain(|said| other.0.contains(said));
    }

    /// Takes a parameter of a link. False where there is no such part, or it takes no such value; a part that was there
    /// already keeps its first value.
    pub fn take(&mut self, name: &str, value: &str) -> bool {
        let Some(at) = ROWS.iter().position(|row| row.name == name) else {
            return false;
        };
        let values = ROWS[at].values;
        let is_known = values.is_empty() || values.contains(&value);
        let is_first = !self.0.iter().any(|(before, _)| *before == at);
        if is_known && is_first && !value.is_empty() {
            self.0.push((at, value.to_owned()));
            self.0.sort_unstable();
        }
        is_known
    }

    /// Whether the link says nothing about the outcome.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The link's parameters, in the table's order.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        (self.0.iter()).map(|(at, value)| (ROWS[*at].name, value.as_str()))
    }

    /// Takes out what a link must not carry: a value can be as secret here as in the request.
    pub fn retain(&mut self, may: impl Fn(&str) -> bool) {
        self.0.retain(|(_, value)| may(value));
    }

    /// What the link says beside what this page predicts for a request.
    pub fn beside(&self, outcome: &Outcome) -> Vec<Said> {
        let said = |(at, value): &(usize, String)| Said {
            title: ROWS[*at].title,
            link: value.clone(),
            page: (ROWS[*at].predicted)(outcome).to_owned(),
        };
        self.0.iter().map(said).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::outcome::predict;
    use crate::oauth::providers::auth0::AUTH0;
    use crate::oauth::request::AuthorizationRequest;

    fn outcome(audience: &str) -> Outcome {
        let mut request = AuthorizationRequest::new(&AUTH0);
        request.location = "t.auth0.com".to_owned();
        request.set("response_type", "code");
        request.set("scope", "openid");
        request.set("audience", audience);
        predict(&request)
    }

    #[test]
    fn what_the_page_predicts_agrees_with_itself() {
        for audience in ["", "https://api.example.com"] {
            let outcome = outcome(audience);
            let expected = Expected::of(&outcome);
            assert!(expected.beside(&outcome).iter().all(Said::agrees));
            assert!(!expected.is_empty());
            let mut taken = Expected::default();
            assert!(
                expected
                    .pairs()
                    .all(|(name, value)| taken.take(name, value))
            );
            assert_eq!(taken, expected);
        }
    }

    /// The page wrote `expect.delivered=query.jwt` and did not take it back.
    #[test]
    fn every_delivery_that_the_page_predicts_is_taken_back() {
        for mode in [
            "query",
            "fragment",
            "form_post",
            "query.jwt",
            "fragment.jwt",
            "form_post.jwt",
            "jwt",
            "web_message",
        ] {
            let mut request = AuthorizationRequest::new(&AUTH0);
            request.location = "t.auth0.com".to_owned();
            request.set("response_type", "code");
            request.set("response_mode", mode);
            let expected = Expected::of(&predict(&request));
            let mut pairs = expected.pairs();
            let mut taken = Expected::default();
            assert!(pairs.all(|(name, value)| taken.take(name, value)), "{mode}");
            assert_eq!(taken, expected, "{mode}");
        }
        for delivery in [
            Delivery::QueryJwt,
            Delivery::FragmentJwt,
            Delivery::FormPostJwt,
            Delivery::WebMessage,
        ] {
            assert!(Expected::default().take("expect.delivered", delivery.name()));
        }
    }

    #[test]
    fn a_link_that_says_otherwise_is_seen() {
        let mut expected = Expected::default();
        assert!(expected.take("expect.access_token", "jwt"));
        let beside = expected.beside(&outcome(""));
        assert!(matches!(beside.as_slice(), [said] if !said.agrees() && said.page == "opaque"));
        assert_eq!(
            expected
                .beside(&outcome("https://a.example"))
                .iter()
                .filter(|said| !said.agrees())
                .count(),
            0
        );
    }

    #[test]
    fn only_known_values_of_known_parts_are_taken_and_once() {
        let mut expected = Expected::default();
        for (name, value, is_taken) in [
            ("expect.access_token", "JWT", false),
            ("expect.access_token", "<b>", false),
            ("expect.cake", "yes", false),
            ("expect.", "yes", false),
            ("expect.id_token", "yes", true),
            ("expect.id_token", "no", true),
            ("expect.audience", "https://api.example.com", true),
        ] {
            assert_eq!(expected.take(name, value), is_taken, "{name}={value}");
        }
        let pairs: Vec<_> = expected.pairs().collect();
        let wanted = [
            ("expect.audience", "https://api.example.com"),
            ("expect.id_token", "yes"),
        ];
        assert_eq!(pairs, wanted);
    }
}
