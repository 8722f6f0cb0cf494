//! Parameters that specifications define, for any authorization server, and `audience`, which stands where it is looked for.
//!
//! Those of OpenID for Verifiable Presentations are here to be recognised; what they hold is not judged.

use super::Shown::{Always, ForApi, WhenPresent};
use super::ValueType::{Choice as OneOf, Json, Jwt, Number, SpaceList, Text, Uri};
use super::{
    Choice, FRESH, PERSON_OR_SECRET, PERSONAL, ParamRow, SIGNED, Share, choice, row, when,
};
use crate::oauth::provider::ApiNaming;
use crate::spec::{Clause, auth0, oidc_core, openid, rfc};

const RESPONSE_TYPES: &[Choice] = &[
    choice("code", "a code, exchanged for the tokens (recommended)"),
    choice("id_token", "an ID token in the redirect"),
    choice("token", "an access token in the redirect (discouraged)"),
    choice("id_token token", "both in the redirect (discouraged)"),
    choice("code id_token", "a code, and an ID token in the redirect"),
    choice("code token", "a code, and an access token in the redirect"),
    choice("code id_token token", "all three"),
];

const RESPONSE_MODES: &[Choice] = &[
    choice("query", "after ? in the redirect URI"),
    choice("fragment", "after # in the redirect URI"),
    choice("form_post", "as a form posted to the redirect URI"),
    choice(
        "web_message",
        "to the window that opened it (vendor extension)",
    ),
    choice(
        "okta_post_message",
        "to the window that opened it (Okta’s extension)",
    ),
    choice(
        "pi.flow",
        "as JSON, to whoever drives the login (Ping’s extension)",
    ),
    choice("jwt", "as a signed JWT, in the response type’s own way"),
    choice("query.jwt", "as a signed JWT after ?"),
    choice("fragment.jwt", "as a signed JWT after #"),
    choice("form_post.jwt", "as a signed JWT in a posted form"),
];

const REQUEST_URI_METHODS: &[Choice] = &[choice("get", "by GET"), choice("post", "by POST")];

/// The scopes that OpenID Connect defines.
pub const SCOPES: &[Choice] = &[
    choice("openid", "an ID token: makes it OpenID Connect"),
    choice("profile", "name, picture and other profile claims"),
    choice("email", "e-mail address"),
    choice("offline_access", "a refresh token"),
    choice("address", "postal address"),
    choice("phone", "phone number"),
];

/// Their names.
pub const OPENID_SCOPES: [&str; SCOPES.len()] = {
    let mut names = [""; SCOPES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = SCOPES[at].value;
        at += 1;
    }
    names
};

const PROMPTS: &[Choice] = &[
    choice("none", "show nothing, fail instead"),
    choice("login", "sign in again"),
    choice("consent", "ask for consent"),
    choice("select_account", "choose the account"),
    choice("create", "sign up"),
];

const DISPLAYS: &[Choice] = &[
    choice("page", "full page"),
    choice("popup", "popup window"),
    choice("touch", "touch device"),
    choice("wap", "feature phone"),
];

const CHALLENGE_METHODS: &[Choice] = &[
    choice("S256", "the SHA-256 of the verifier"),
    choice("plain", "the verifier itself (discouraged)"),
];

const AUTHENTICATION_REQUEST: Clause = oidc_core("3.1.2.1");
const PRESENTATIONS: &str = "openid-4-verifiable-presentations-1_0";

/// The rows, in the order in which a new request lists them.
#[rustfmt::skip] // One parameter a line or two, so that the table reads as one.
pub const ROWS: &[ParamRow] = &[
    row("response_type", "Response type", "What comes back: a code, or tokens in the redirect.",
        rfc(6749, "3.1.1"), SpaceList(RESPONSE_TYPES), Always, Share::Yes).required(when::RESPONSE_TYPE),
    row("client_id", "Client ID", "The application that asks, as registered.",
        rfc(6749, "4.1.1"), Text, Always, Share::Yes).required(when::CLIENT_ID),
    row("redirect_uri", "Redirect URI", "Where the answer goes; registered for the application, and compared exactly.",
        rfc(6749, "3.1.2"), Uri, Always, Share::Yes).required(when::REDIRECT_URI),
    row("scope", "Scope", "What is asked for, separated by spaces.",
        rfc(6749, "3.3"), SpaceList(SCOPES), Always, Share::Yes).required(when::SCOPE),
    row("audience", "Audience", "The identifier of the API that the access token is for.",
        auth0("secure/tokens/access-tokens/get-access-tokens"), Text, ForApi(ApiNaming::Audience), Share::Yes).of(&["auth0", "ory"]),
    row("resource", "Resource", "The URI of the API that the access token is for.",
        rfc(8707, "2"), Uri, ForApi(ApiNaming::Resource), Share::Yes),
    row("state", "State", "A random value that comes back, so that the application knows its own request.",
        rfc(6749, "4.1.1"), Text, Always, FRESH),
    row("nonce", "Nonce", "A random value that comes back in the ID token, so that it cannot be replayed.",
        AUTHENTICATION_REQUEST, Text, Always, FRESH).required(when::NONCE),
    row("response_mode", "Response mode", "How the answer travels; leave it empty for the response type’s own.",
        Clause::ResponseTypes("2.1"), OneOf(RESPONSE_MODES), Always, Share::Yes),
    row("code_challenge", "Code challenge", "The hash of a secret that only the sender of this request knows (PKCE).",
        rfc(7636, "4.2"), Text, Always, FRESH),
    row("code_challenge_method", "Code challenge method", "How the challenge was made; plain when left out.",
        rfc(7636, "4.3"), OneOf(CHALLENGE_METHODS), Always,
        Share::Never("belongs to code_challenge, and so to one request alone")),
    row("prompt", "Prompt", "What the user is shown, whatever session there is.",
        AUTHENTICATION_REQUEST, SpaceList(PROMPTS), WhenPresent, Share::Yes),
    row("max_age", "Maximum age", "How many seconds ago the user may have signed in.",
        AUTHENTICATION_REQUEST, Number, WhenPresent, Share::Yes),
    row("acr_values", "ACR values", "How the user should be authenticated, best first.",
        AUTHENTICATION_REQUEST, SpaceList(&[]), WhenPresent, Share::Yes),
    row("ui_locales", "UI locales", "Languages for the pages that the user sees, best first.",
        AUTHENTICATION_REQUEST, SpaceList(&[]), WhenPresent, Share::Yes),
    row("claims_locales", "Claims locales", "Languages for the claims, best first.",
        oidc_core("5.2"), SpaceList(&[]), WhenPresent, Share::Yes),
    row("display", "Display", "How the pages should be laid out.",
        AUTHENTICATION_REQUEST, OneOf(DISPLAYS), WhenPresent, Share::Yes),
    row("login_hint", "Login hint", "Who is expected to sign in.",
        AUTHENTICATION_REQUEST, Text, WhenPresent, PERSONAL),
    row("id_token_hint", "ID token hint", "An earlier ID token, to say who is expected.",
        AUTHENTICATION_REQUEST, Jwt, WhenPresent, Share::Never("is a token")).forbidden(when::NOT_BY_THIRD_PARTIES),
    row("claims", "Claims", "Single claims asked for, as JSON.",
        oidc_core("5.5"), Json, WhenPresent, PERSON_OR_SECRET).forbidden(when::NOT_BY_THIRD_PARTIES),
    row("authorization_details", "Authorization details", "What is asked for in detail, as a JSON array.",
        rfc(9396, "2"), Json, WhenPresent, PERSON_OR_SECRET),
    row("request", "Request object", "The whole request as a JWT; it wins over the parameters beside it.",
        rfc(9101, "5"), Jwt, WhenPresent, SIGNED).forbidden(when::REQUEST),
    row("request_uri", "Request URI", "Where the whole request is kept; it wins over the parameters beside it.",
        rfc(9101, "5.2"), Uri, WhenPresent, Share::Never("stands for one request, and for a short time")).forbidden(when::REQUEST_URI),
    row("registration", "Registration", "The client’s metadata as JSON, for self-issued providers.",
        oidc_core("7.2.1"), Json, WhenPresent, PERSON_OR_SECRET),
    row("dpop_jkt", "DPoP key thumbprint", "The key that the code will be bound to.",
        rfc(9449, "10"), Text, WhenPresent, Share::Never("belongs to one key")),
    row("client_metadata", "Client metadata", "The verifier’s metadata as JSON, for wallets.",
        openid(PRESENTATIONS, "5.1"), Json, WhenPresent, PERSON_OR_SECRET),
    row("dcql_query", "DCQL query", "Which credentials a wallet is asked for, as JSON.",
        openid(PRESENTATIONS, "5.1"), Json, WhenPresent, PERSON_OR_SECRET),
    row("transaction_data", "Transaction data", "What the wallet is asked to sign, as a JSON array.",
        openid(PRESENTATIONS, "5.1"), Json, WhenPresent, PERSON_OR_SECRET),
    row("verifier_info", "Verifier info", "Attestations about the verifier, as a JSON array.",
        openid(PRESENTATIONS, "5.1"), Json, WhenPresent, SIGNED),
    row("request_uri_method", "Request URI method", "How a wallet fetches the request object: get or post.",
        openid(PRESENTATIONS, "5.1"), OneOf(REQUEST_URI_METHODS), WhenPresent, Share::Yes),
    row("response_uri", "Response URI", "Where a wallet posts its answer, in place of the redirect URI.",
        openid(PRESENTATIONS, "8.2"), Uri, WhenPresent, Share::Yes),
    row("vp_formats", "VP formats", "Which formats of presentations drafts of OpenID4VP asked for, as JSON; now in client_metadata.",
        openid(PRESENTATIONS, ""), Json, WhenPresent, PERSON_OR_SECRET),
    row("client_id_scheme", "Client ID scheme", "How drafts of OpenID4VP said what kind of client ID it is; now a prefix of the client ID.",
        openid(PRESENTATIONS, ""), Text, WhenPresent, Share::Yes),
    row("presentation_definition", "Presentation definition", "Which credentials drafts of OpenID4VP asked for, as JSON; now dcql_query.",
        openid(PRESENTATIONS, ""), Json, WhenPresent, PERSON_OR_SECRET),
    row("presentation_definition_uri", "Presentation definition URI", "Where drafts of OpenID4VP kept the presentation definition.",
        openid(PRESENTATIONS, ""), Uri, WhenPresent, Share::Never("stands for one request")),
    row("issuer_state", "Issuer state", "What a credential issuer put into its offer, and wants to see again.",
        openid("openid-4-verifiable-credential-issuance-1_0", "5.1.3"), Text, WhenPresent, FRESH),
];
