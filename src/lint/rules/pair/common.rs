//! What several rules ask of the tokens of a response.

use crate::jose::alg::{Digest, algorithm};
use crate::lint::{Nth, PairUnderLint, Place, Report};
use crate::oauth::Strength;
use crate::oauth::claims;
use crate::oauth::drawn::Brings;
use crate::oauth::max_age;
use crate::oauth::params::OPENID_SCOPES;
use crate::oauth::request::AuthorizationRequest;
use crate::oauth::sent::Asked;
use crate::spec::{Clause, oidc_core, openid};
use crate::text::shortened;
use crate::text::time::Seconds;

/// A claim of an ID token that is the hash of something beside it.
pub struct HashClaim<'a> {
    /// Its name.
    pub claim: &'static str,
    /// What it is made of, in words.
    pub what: &'static str,
    /// What it is made of, where the response has it.
    pub of: Option<&'a str>,
    /// Who says that it has to fit.
    pub spec: &'static [Clause],
}

/// All of them.
pub fn hashes<'a>(seen: &PairUnderLint<'a>) -> [HashClaim<'a>; 3] {
    let raw = |nth: Nth<'a>| nth.token.token.raw.as_str();
    [
        HashClaim {
            claim: "at_hash",
            what: "access token",
            of: seen.access_token().map(raw),
            spec: const { &[oidc_core("3.2.2.9"), oidc_core("3.1.3.8")] },
        },
        HashClaim {
            claim: "c_hash",
            what: "code",
            of: seen.code().map(raw),
            spec: const { &[oidc_core("3.3.2.10")] },
        },
        HashClaim {
            claim: "s_hash",
            what: "state",
            of: seen.response.get("state"),
            spec: const { &[openid("openid-financial-api-part-2-1_0", "5.1.1")] },
        },
    ]
}

/// The hash that the ID token's `alg` names. `EdDSA` is taken for Ed25519, as nearly everywhere.
pub fn digest(id: &Nth<'_>) -> Option<Digest> {
    match id.token.token.alg()? {
        "EdDSA" => Some(Digest::Sha512),
        alg => algorithm(alg)?.digest,
    }
}

/// What a hash is called.
pub const fn sha(digest: Digest) -> &'static str {
    match digest {
        Digest::Sha256 => "SHA-256",
        Digest::Sha384 => "SHA-384",
        Digest::Sha512 => "SHA-512",
    }
}

/// Whether it is surely a token of that provider.
pub fn is_from(nth: &Nth<'_>, provider: &str) -> bool {
    let verdict = nth.token.verdict;
    let is_sure = |strength: Strength| strength > Strength::Weak;
    let seen = verdict.provider_seen.as_ref();
    seen.is_some_and(|seen| is_sure(seen.strength))
        && verdict.provider.is_some_and(|known| known.id == provider)
}

/// The access token, where it is not the ID token under another name.
pub fn other_access_token<'a>(seen: &PairUnderLint<'a>, id: &Nth<'a>) -> Option<Nth<'a>> {
    let access = seen.access_token()?;
    (access.token.token.raw != id.token.token.raw).then_some(access)
}

/// The client that an access token says it was issued to, and the claim that says so.
pub fn client<'a>(access: &Nth<'a>) -> Option<(&'static str, &'a str)> {
    let claims = access.claims()?;
    let names = ["client_id", "azp", "cid", "appid"].into_iter();
    names
        .filter_map(|name| Some((name, claims.str(name)?)))
        .next()
}

/// The request that this response answers through the browser, where it was sent from here. An answer of the token endpoint
/// repeats neither `state` nor what was asked for.
pub fn answered<'a>(seen: &PairUnderLint<'a>) -> Option<&'a AuthorizationRequest> {
    asked(seen).map(|asked| &asked.request)
}

/// The same, with what its server said of the answer.
pub fn asked<'a>(seen: &PairUnderLint<'a>) -> Option<&'a Asked> {
    let is_answer = seen.response.carrier.is_front_channel();
    seen.context.sent.as_deref().filter(|_| is_answer)
}

/// Whether it is what a token endpoint answers (RFC 6749 §5.1), as far as it shows: an access token and its type, and not by
/// way of the browser.
fn is_token_response(seen: &PairUnderLint<'_>) -> bool {
    let has = |name: &str| seen.response.get(name).is_some();
    !seen.response.carrier.is_front_channel() && has("access_token") && has("token_type")
}

/// Whether `scope` of the response has it.
fn grants(seen: &PairUnderLint<'_>, scope: &str) -> bool {
    let granted = seen.response.get("scope").unwrap_or_default();
    granted.split_ascii_whitespace().any(|one| one == scope)
}

/// A token that the answer to a code brings, by the request or by the scope that was granted.
pub struct Due {
    /// It, as what an answer should bring.
    pub brings: Brings,
    /// The member of the response that has it.
    pub member: &'static str,
    /// The scope that asks for it.
    pub scope: &'static str,
    /// What fits where it was asked for and came.
    pub fits: &'static str,
    /// That the request asks for it.
    pub asks: &'static str,
    /// What is wrong and what to look at, where it did not come.
    pub lacks: &'static str,
    /// Who says so.
    pub spec: &'static [Clause],
}

impl Due {
    /// Holds a token response against it.
    pub fn check(&self, seen: &PairUnderLint<'_>, report: &mut Report) {
        if !is_token_response(seen) {
            return;
        }
        let sent = seen.context.sent.as_deref();
        let is_asked = sent.is_some_and(|asked| asked.drawn.brings.contains(&self.brings));
        if seen.response.get(self.member).is_some() {
            if is_asked {
                report.fits(self.fits, self.spec);
            }
            return;
        }
        let why = match (is_asked, grants(seen, self.scope)) {
            (true, _) => self.asks.to_owned(),
            (false, true) => ["scope of the answer has ", self.scope].concat(),
            (false, false) => return,
        };
        report.add(None, [&why, self.lacks].concat());
    }
}

/// `max_age` of the request that was sent; none where it has none, or something else.
pub fn max_age(seen: &PairUnderLint<'_>) -> Option<Seconds> {
    max_age::asked(&seen.context.sent.as_deref()?.request)
}

/// What was asked for, and what was granted.
pub struct Scopes<'a> {
    /// The scopes of the request.
    pub asked: Vec<&'a str>,
    /// Those of the response, or of the access token.
    pub granted: Vec<&'a str>,
    /// The token that says so, where the response does not.
    pub token: Option<usize>,
    /// The claim that says so.
    pub claim: &'static str,
    /// Whether what was granted is said of the API alone: an ID token came, and `openid` is not among it. So it is with
    /// `resource` (RFC 8707) at servers that list the scopes of the resource only.
    pub is_of_api: bool,
}

impl Scopes<'_> {
    /// Whether it was granted, by this name or by the last part of it: Entra grants `read` for `api://ID/read`.
    pub fn is_granted(&self, asked: &str) -> bool {
        let short = last_part(asked);
        // They ask for an ID token, for claims in it, or for a refresh token: an access token need not repeat them.
        let may_lack = self.token.is_some() || self.is_of_api;
        let is_openid = may_lack && OPENID_SCOPES.contains(&asked);
        is_openid || short == ".default" || self.granted.iter().any(|g| *g == asked || *g == short)
    }

    /// Whether it was asked for.
    pub fn is_asked(&self, granted: &str) -> bool {
        let is_it = |asked: &&str| {
            let short = last_part(asked);
            *asked == granted || short == granted || short == ".default"
        };
        OPENID_SCOPES.contains(&granted) || self.asked.iter().any(is_it)
    }

    /// Adds a finding on some of them, at the token or the member that says so.
    pub fn report(&self, report: &mut Report, before: &str, scopes: &[&str], after: &str) {
        let message = [before, &shortened(&scopes.join(", "), 200), after].concat();
        match self.token {
            Some(access) => report
                .about(access)
                .add(Some(Place::claim(self.claim)), message),
            None => report.add(Some(Place::response("scope")), message),
        }
    }
}

/// `read` of `api://ID/read`.
fn last_part(scope: &str) -> &str {
    scope.rsplit('/').next().unwrap_or(scope)
}

/// Scopes that the response says were granted, and that the access token lacks, which has others: none of OpenID Connect, which
/// are for the ID token, and none that the token has under the last part of its name.
pub fn lacking<'a>(seen: &PairUnderLint<'a>) -> Vec<&'a str> {
    let claims = seen.access_token().and_then(|access| access.claims());
    let held = claims.map(claims::scopes).unwrap_or_default();
    let is_held = |granted: &&str| held.iter().any(|one| last_part(one) == last_part(granted));
    let granted = seen.response.get("scope").unwrap_or_default();
    let granted = granted.split_ascii_whitespace();
    granted
        .filter(|_| !held.is_empty())
        .filter(|granted| !OPENID_SCOPES.contains(granted) && last_part(granted) != ".default")
        .filter(|granted| !is_held(granted))
        .collect()
}

/// Both, where both are known, and where it was this client that asked.
pub fn scopes<'a>(seen: &PairUnderLint<'a>) -> Option<Scopes<'a>> {
    let asked = seen.context.scope.as_deref()?;
    let access = seen.access_token()?;
    let is_other = |known: &str| match (client(&access), seen.id_token().and_then(|id| id.claims()))
    {
        (Some((_, client)), _) => client != known,
        (None, Some(claims)) => {
            let audience = claims::audience(claims).present();
            audience.is_some_and(|audience| !audience.contains(&known))
        }
        (None, None) => false,
    };
    if seen.context.client_id.as_deref().is_some_and(is_other) {
        return None;
    }
    let (granted, token, claim): (Vec<&str>, _, _) =
        match (seen.response.get("scope"), access.claims()) {
            (Some(scope), _) => (scope.split_ascii_whitespace().collect(), None, "scope"),
            (None, Some(claims)) => {
                let claim = if claims.has("scope") { "scope" } else { "scp" };
                (claims::scopes(claims), Some(access.at), claim)
            }
            (None, None) => return None,
        };
    let asked: Vec<&str> = asked.split_ascii_whitespace().collect();
    let is_known = !asked.is_empty() && !granted.is_empty();
    let is_of_api = seen.id_token().is_some() && !granted.contains(&"openid");
    is_known.then_some(Scopes {
        asked,
        granted,
        token,
        claim,
        is_of_api,
    })
}
