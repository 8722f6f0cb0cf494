//! What the tokens of a text show of the server that a request goes to: for which APIs its access tokens can be read.
//!
//! By `iss`, which is the beginning of the authorization endpoint at most servers; where it is another address, nothing is
//! concluded. Does **not** check a signature: what is shown is no more than what the text says.

use super::Report;
use crate::oauth::{Kind, claims, sign};

impl Report {
    /// The `aud` of each access token in the text that could be read and names the server of this authorization endpoint.
    pub fn audiences_at(&self, endpoint: &str) -> Vec<String> {
        let mut audiences = Vec::new();
        for report in &self.tokens {
            let token = &report.token;
            let issuer = sign::issuer(token).unwrap_or_default();
            let rest = endpoint.strip_prefix(issuer.trim_end_matches('/'));
            let is_its = !issuer.is_empty() && rest.is_some_and(|rest| rest.starts_with('/'));
            if report.verdict.kind != Kind::AccessToken || !is_its {
                continue;
            }
            let found =
                (token.claims.as_ref()).and_then(|claims| claims::audience(claims).present());
            audiences.extend(found.unwrap_or_default().into_iter().map(str::to_owned));
        }
        audiences
    }
}

#[cfg(test)]
mod tests {
    use crate::inspect::inspect;
    use crate::oauth::Context;
    use crate::oauth::providers::testing::jwt;
    use crate::text::time::Timestamp;

    #[test]
    fn an_access_token_is_that_servers_where_its_issuer_begins_the_endpoint() {
        const ENDPOINT: &str = "https://id.example/tenant/auth";
        for (typ, iss, is_its) in [
            ("at+jwt", "https://id.example/tenant", true),
            ("at+jwt", "https://id.example/tenant/", true),
            ("at+jwt", "https://id.example/ten", false),
            ("at+jwt", "https://other.example", false),
            ("at+jwt", "", false),
            ("logout+jwt", "https://id.example/tenant", false),
        ] {
            let header = format!(r#"{{"alg":"RS256","typ":"{typ}"}}"#);
            let claims = format!(
                r#"{{"iss":"{iss}","aud":"urn:api","sub":"1","client_id":"c","exp":2,"iat":1,"jti":"j"}}"#
            );
            let report = inspect(&jwt(&header, &claims), &Context::at(Timestamp(0)));
            let found = report.audiences_at(ENDPOINT);
            assert_eq!(found == ["urn:api"], is_its, "{typ} {iss}: {found:?}");
        }
    }
}
