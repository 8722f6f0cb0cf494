//! What libraries of APIs write in `error_description` of a `WWW-Authenticate` header, or as their error's message.
//!
//! The code beside it is `invalid_token` for nearly all of them; the words tell which check failed.

use super::{Remedy, Row};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, observed, page, rfc};

const ASP_NET: &str = "ASP.NET Core";
const NODE: &str = "jsonwebtoken";
const SPRING: &str = "Spring Security";
const JOSE: &str = "jose";
const GRAPH: &str = "Microsoft Graph";

const ASP_NET_HANDLER: Clause = page(
    "ASP.NET Core’s source: JwtBearerHandler",
    "https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs",
);
const NODE_ERRORS: Clause = page(
    "jsonwebtoken: errors and codes",
    "https://github.com/auth0/node-jsonwebtoken#errors--codes",
);
const NIMBUS: Clause = page(
    "Nimbus JOSE+JWT’s source: DefaultJWTProcessor",
    "https://bitbucket.org/connect2id/nimbus-jose-jwt/src/master/src/main/java/com/nimbusds/jwt/proc/DefaultJWTProcessor.java",
);
const SPRING_TIMES: Clause = page(
    "Spring Security’s source: JwtTimestampValidator",
    "https://github.com/spring-projects/spring-security/blob/main/oauth2/oauth2-jose/src/main/java/org/springframework/security/oauth2/jwt/JwtTimestampValidator.java",
);
const SPRING_CLAIMS: Clause = page(
    "Spring Security’s source: JwtClaimValidator",
    "https://github.com/spring-projects/spring-security/blob/main/oauth2/oauth2-jose/src/main/java/org/springframework/security/oauth2/jwt/JwtClaimValidator.java",
);
const JOSE_CLAIMS: Clause = page(
    "jose’s source: jwt_claims_set",
    "https://github.com/panva/jose/blob/main/src/lib/jwt_claims_set.ts",
);

const WRONG_AUDIENCE: Prose = prose!(
    "The token is for somebody else: aud does not hold the identifier that the API expects. Where nothing else is wrong, the request named no API, or another one."
);
const ASK_FOR_API: Prose = prose!(
    "Compare aud with what the API is set up to expect, to the character. Then name that API in the request (audience, resource or a scope, by provider) and get a new token."
);
const WRONG_ISSUER: Prose = prose!(
    "The token was issued by another server than the one that the API trusts: another tenant, realm, version or domain, or one character of the address."
);
const ONE_ISSUER: Prose = prose!(
    "Compare iss with the issuer or authority in the API’s settings, to the character: custom domain or not, slash at the end or not, host as the browser sees it or as a container does."
);
const TOO_OLD: Prose = prose!("The token has expired; or the clock of the API is ahead.");
const NEW_TOKEN: Prose = prose!(
    "Get a new token, by refreshing or a new login, before each is used up. If a fresh one is refused as well, set the API’s clock."
);
const TOO_EARLY: Prose =
    prose!("The token is not valid yet: nbf lies ahead, or the clock of the API is behind.");
const SET_CLOCK: Prose =
    prose!("Set the clocks of both by NTP, and allow a skew of some seconds, not minutes.");
const NO_KEY: Prose = prose!(
    "The API has no key with the token’s kid, or expects another alg. Usually it reads the keys of another issuer, or could not fetch them."
);
const RIGHT_KEYS: Prose = prose!(
    "Check that the API’s issuer or JWKS address is that of iss and can be reached from the API, and that alg is among those that it allows. Keys that were rotated are to be fetched again."
);
const WRONG_SIGNATURE: Prose = prose!(
    "The signature does not fit the key: the token was changed or cut on its way, or the API uses another key or secret."
);
const WHOLE_TOKEN: Prose = prose!(
    "Compare the token that the API received with the one that was issued, character by character. If they are the same, the API’s key is the wrong one."
);
const NO_JWT: Prose = prose!(
    "What the API received is no JWT: an opaque token, an empty value, or one with quotes, the word Bearer or a piece missing."
);
const SEND_JWT: Prose = prose!(
    "Look at what follows Bearer in the request. If it is opaque, name the API in the authorization request, so that a JWT is issued."
);

const fn api(
    whose: &'static str,
    says: &'static str,
    means: Prose,
    change: Prose,
    spec: &'static [Clause],
) -> Row {
    Row {
        code: "invalid_token",
        says,
        whose,
        at: "API",
        means,
        change,
        spec,
        remedy: Remedy::None,
    }
}

/// Every one of them; of two that fit the first tells more.
pub static APIS: &[Row] = &[
    api(
        ASP_NET,
        "The audience is invalid",
        WRONG_AUDIENCE,
        ASK_FOR_API,
        &[ASP_NET_HANDLER, rfc(9068, "4")],
    ),
    api(
        ASP_NET,
        "The audience '",
        WRONG_AUDIENCE,
        ASK_FOR_API,
        &[ASP_NET_HANDLER, rfc(9068, "4")],
    ),
    api(
        ASP_NET,
        "The issuer is invalid",
        WRONG_ISSUER,
        ONE_ISSUER,
        &[ASP_NET_HANDLER, rfc(9068, "4")],
    ),
    api(
        ASP_NET,
        "The issuer '",
        WRONG_ISSUER,
        ONE_ISSUER,
        &[ASP_NET_HANDLER, rfc(9068, "4")],
    ),
    api(
        ASP_NET,
        "The token is expired",
        TOO_OLD,
        NEW_TOKEN,
        &[ASP_NET_HANDLER, rfc(7519, "4.1.4")],
    ),
    api(
        ASP_NET,
        "The token expired at",
        TOO_OLD,
        NEW_TOKEN,
        &[ASP_NET_HANDLER, rfc(7519, "4.1.4")],
    ),
    api(
        ASP_NET,
        "The token is not valid yet",
        TOO_EARLY,
        SET_CLOCK,
        &[ASP_NET_HANDLER, rfc(7519, "4.1.5")],
    ),
    api(
        ASP_NET,
        "The token is not valid before",
        TOO_EARLY,
        SET_CLOCK,
        &[ASP_NET_HANDLER, rfc(7519, "4.1.5")],
    ),
    api(
        ASP_NET,
        "The token has no expiration",
        prose!("The token has no exp, and the API demands one."),
        prose!("Have the server issue tokens that expire: RFC 9068 requires exp in access tokens."),
        &[ASP_NET_HANDLER, rfc(9068, "2.2")],
    ),
    api(
        ASP_NET,
        "The signature key was not found",
        NO_KEY,
        RIGHT_KEYS,
        &[ASP_NET_HANDLER],
    ),
    api(
        ASP_NET,
        "The signature is invalid",
        WRONG_SIGNATURE,
        WHOLE_TOKEN,
        &[ASP_NET_HANDLER],
    ),
    Row {
        remedy: Remedy::Name("audience"),
        ..api(
            NODE,
            "jwt audience invalid. expected",
            WRONG_AUDIENCE,
            ASK_FOR_API,
            &[NODE_ERRORS, rfc(9068, "4")],
        )
    },
    api(
        NODE,
        "jwt issuer invalid. expected",
        WRONG_ISSUER,
        ONE_ISSUER,
        &[NODE_ERRORS, rfc(9068, "4")],
    ),
    api(
        SPRING,
        "Jwt expired at",
        TOO_OLD,
        NEW_TOKEN,
        &[SPRING_TIMES, rfc(7519, "4.1.4")],
    ),
    api(
        SPRING,
        "Jwt used before",
        TOO_EARLY,
        SET_CLOCK,
        &[SPRING_TIMES, rfc(7519, "4.1.5")],
    ),
    api(
        NODE,
        "jwt expired",
        TOO_OLD,
        NEW_TOKEN,
        &[NODE_ERRORS, rfc(7519, "4.1.4")],
    ),
    api(
        NODE,
        "jwt not active",
        TOO_EARLY,
        SET_CLOCK,
        &[NODE_ERRORS, rfc(7519, "4.1.5")],
    ),
    api(NODE, "jwt malformed", NO_JWT, SEND_JWT, &[NODE_ERRORS]),
    api(
        NODE,
        "jwt signature is required",
        NO_JWT,
        SEND_JWT,
        &[NODE_ERRORS],
    ),
    api(
        SPRING,
        "Signed JWT rejected: Invalid signature",
        WRONG_SIGNATURE,
        WHOLE_TOKEN,
        &[NIMBUS],
    ),
    api(
        NODE,
        "invalid signature",
        WRONG_SIGNATURE,
        WHOLE_TOKEN,
        &[NODE_ERRORS],
    ),
    api(
        SPRING,
        "Another algorithm expected, or no matching key(s) found",
        NO_KEY,
        RIGHT_KEYS,
        &[NIMBUS],
    ),
    api(
        SPRING,
        "The iss claim is not valid",
        WRONG_ISSUER,
        ONE_ISSUER,
        &[SPRING_CLAIMS, rfc(9068, "4")],
    ),
    api(
        SPRING,
        "The aud claim is not valid",
        WRONG_AUDIENCE,
        ASK_FOR_API,
        &[SPRING_CLAIMS, rfc(9068, "4")],
    ),
    api(
        JOSE,
        "unexpected \"aud\" claim value",
        WRONG_AUDIENCE,
        ASK_FOR_API,
        &[JOSE_CLAIMS, rfc(9068, "4")],
    ),
    api(
        JOSE,
        "unexpected \"iss\" claim value",
        WRONG_ISSUER,
        ONE_ISSUER,
        &[JOSE_CLAIMS, rfc(9068, "4")],
    ),
    api(
        JOSE,
        "\"exp\" claim timestamp check failed",
        TOO_OLD,
        NEW_TOKEN,
        &[JOSE_CLAIMS, rfc(7519, "4.1.4")],
    ),
    api(
        JOSE,
        "\"nbf\" claim timestamp check failed",
        TOO_EARLY,
        SET_CLOCK,
        &[JOSE_CLAIMS, rfc(7519, "4.1.5")],
    ),
    Row {
        code: "InvalidAuthenticationToken",
        ..api(
            GRAPH,
            "Access token validation failure. Invalid audience",
            WRONG_AUDIENCE,
            prose!(
                "Ask for scopes of Graph alone, as User.Read, or https://graph.microsoft.com/.default, and send Graph the token of that answer. A token for another API is never one for Graph."
            ),
            &[observed("Microsoft Graph’s error, in public reports")],
        )
    },
];
