//! Microsoft Entra ID and Azure AD B2C.
//!
//! Says nothing of custom claims, which begin with `extension_` there.

use crate::oauth::claims::words::Words;
use crate::oauth::claims::{ClaimRow, Shown, rows};
use crate::spec::{Clause, observed, page};
use Shown::{List, Methods, Plain, Scopes, Time, Truth, Uri, Words as Said};

const AT: Clause = page(
    "Microsoft docs: access token claims",
    "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
);
const ID: Clause = page(
    "Microsoft docs: ID token claims",
    "https://learn.microsoft.com/en-us/entra/identity-platform/id-token-claims-reference",
);
const OPTIONAL: Clause = page(
    "Microsoft docs: optional claims",
    "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
);
const GRAPH: Clause = observed("tokens of Microsoft Entra");
const TOKENS: Clause = page(
    "Azure AD B2C docs: tokens overview",
    "https://learn.microsoft.com/en-us/azure/active-directory-b2c/tokens-overview",
);

/// Applications and APIs of Microsoft’s own: the support article "Verify first-party Microsoft applications".
const APPLICATIONS: Words = &[
    ("00000002-0000-0000-c000-000000000000", "Azure AD Graph"),
    ("00000002-0000-0ff1-ce00-000000000000", "Exchange Online"),
    ("00000003-0000-0000-c000-000000000000", "Microsoft Graph"),
    ("00000003-0000-0ff1-ce00-000000000000", "SharePoint Online"),
    ("04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Azure CLI"),
    (
        "14d82eec-204b-4c2f-b7e8-296a70dab67e",
        "Graph command line tools",
    ),
    ("1950a258-227b-4e31-a9cf-717495945fc2", "Azure PowerShell"),
    ("1fec8e78-bce4-4aaf-ab1b-5451cc387264", "Microsoft Teams"),
    (
        "29d9ed98-a469-4536-ade2-f981bc1d605e",
        "Authentication Broker",
    ),
    (
        "797f4846-ba00-4fd7-ba43-dac1f8f63013",
        "Azure service management",
    ),
    ("c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure portal"),
    ("d3590ed6-52b3-4102-aeff-aad2292ab01c", "Microsoft Office"),
    ("de8bc8b5-d9f9-48b1-a8ad-b748da725064", "Graph Explorer"),
    ("https://graph.microsoft.com", "Microsoft Graph"),
    ("https://graph.microsoft.com/", "Microsoft Graph"),
    ("https://management.azure.com", "Azure service management"),
    ("https://management.azure.com/", "Azure service management"),
];

const TENANTS: Words = &[
    (
        "9188040d-6c67-4c5b-b112-36a304b66dad",
        "personal Microsoft accounts, no organization",
    ),
    (
        "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
        "Microsoft’s own services",
    ),
];

const CLIENT: Words = &[
    ("0", "public client: it did not authenticate"),
    ("1", "authenticated with a client secret"),
    ("2", "authenticated with a certificate"),
];

pub const ENTRA: &[ClaimRow] = rows! {
    "acct", Said(&[("0", "member of the tenant"), ("1", "guest in the tenant")]), OPTIONAL, "Whether the person is a member of the tenant or a guest.";
    "acr", Said(&[("0", "short of ISO/IEC 29115"), ("1", "meets ISO/IEC 29115")]), AT, "Whether the sign-in meets the requirements of ISO/IEC 29115, in version 1 tokens only.";
    "acrs", List("authentication context"), AT, "The authentication contexts that are met, which an API can demand for single operations.";
    "aio", Plain, AT, "For Microsoft’s own use: ignore it.";
    "amr", Methods, AT, "How the subject was authenticated, in version 1 tokens only.";
    "app_displayname", Plain, GRAPH, "The client’s name.";
    "appid", Said(APPLICATIONS), AT, "The client that the token was issued to, in version 1 tokens.";
    "appidacr", Said(CLIENT), AT, "How the client was authenticated, in version 1 tokens.";
    "aud", Said(APPLICATIONS), AT, "Whom the token is for: the API’s client ID or, in version 1 tokens, its URI.";
    "azp", Said(APPLICATIONS), AT, "The client that the token was issued to, in version 2 tokens.";
    "azpacr", Said(CLIENT), AT, "How the client was authenticated, in version 2 tokens.";
    "ctry", Plain, OPTIONAL, "The person’s country, as two letters.";
    "deviceid", Plain, GRAPH, "The device that the person signed in on.";
    "email", Plain, ID, "An e-mail address that is neither proven nor stays the same: never use it to authorize.";
    "fwd", Plain, OPTIONAL, "The address of the client inside a virtual network.";
    "groups", List("group"), AT, "The object IDs of the groups that the subject belongs to, unless they are too many.";
    "hasgroups", Truth, AT, "The person is in groups, too many for the token: ask Microsoft Graph.";
    "iat", Time, AT, "When the authentication for this token took place.";
    "idp", Uri, AT, "Who authenticated the person, where that is not the issuer: a guest’s own tenant, say.";
    "idtyp", Said(&[("app", "an application by itself, no person"), ("device", "a device"), ("user", "a person")]), OPTIONAL, "Whether the token is for an application alone or for a person too.";
    "in_corp", Truth, OPTIONAL, "The person signed in from the organization’s own network.";
    "ipaddr", Plain, AT, "The address from which the person signed in.";
    "login_hint", Plain, OPTIONAL, "What to send as login_hint to have the same person signed in again.";
    "oid", Plain, AT, "The object ID of the person or application, the same for every client of the tenant.";
    "onprem_sid", Plain, AT, "The person’s identifier in the organization’s own directory.";
    "platf", Plain, GRAPH, "The operating system of the device, as a number.";
    "preferred_username", Plain, AT, "The person’s user name, which can change: never use it to authorize.";
    "puid", Plain, GRAPH, "The person, by an older number.";
    "pwd_exp", Plain, OPTIONAL, "When the person’s password expires.";
    "pwd_url", Uri, OPTIONAL, "Where the person can change the password.";
    "rh", Plain, AT, "For Microsoft’s own use: ignore it.";
    "roles", List("role"), AT, "The application’s permissions, or the roles that the person has in the application.";
    "scp", Scopes, AT, "The API’s scopes that the person consented to, as a list with spaces; only in tokens for a person.";
    "sid", Plain, ID, "The person’s session.";
    "signin_state", List("word"), GRAPH, "What is known of the sign-in, such as kmsi for staying signed in.";
    "sub", Plain, AT, "Whom the token is about, another value at every client: oid is the same.";
    "tenant_ctry", Plain, OPTIONAL, "The tenant’s country, as two letters.";
    "tenant_region_scope", Plain, OPTIONAL, "The tenant’s region.";
    "tid", Said(TENANTS), AT, "The tenant that the person signed in to.";
    "unique_name", Plain, AT, "The person’s name for display, in version 1 tokens: not unique in spite of its name.";
    "upn", Plain, OPTIONAL, "The person’s user principal name, which can change: never use it to authorize.";
    "uti", Plain, AT, "The token’s own identifier, as jti elsewhere.";
    "ver", Said(&[("1.0", "version 1: issued by sts.windows.net"), ("2.0", "version 2: issued by login.microsoftonline.com")]), AT, "The version of the token, which the API’s registration decides.";
    "verified_primary_email", Plain, OPTIONAL, "E-mail addresses of the person’s account, the main ones.";
    "verified_secondary_email", Plain, OPTIONAL, "E-mail addresses of the person’s account, the further ones.";
    "wids", List("role"), AT, "The built-in roles that the person has in the whole tenant, by their template IDs.";
    "xms_cc", Said(&[("cp1", "can handle claims challenges")]), AT, "What the client can do when an API demands more.";
    "xms_edov", Truth, OPTIONAL, "Whether the owner of the e-mail address’s domain was verified.";
    "xms_ftd", Plain, GRAPH, "For Microsoft’s own use: ignore it.";
    "xms_idrel", Plain, GRAPH, "For Microsoft’s own use: ignore it.";
    "xms_mirid", Plain, GRAPH, "The managed identity that the token was issued to, by its Azure resource.";
    "xms_pdl", Plain, OPTIONAL, "Where the person’s data is kept.";
    "xms_pl", Plain, OPTIONAL, "The person’s language.";
    "xms_st", Plain, GRAPH, "The subject as another client would see it.";
    "xms_tcdt", Time, GRAPH, "When the tenant was created.";
    "xms_tdbr", Plain, GRAPH, "The region that the tenant’s data is in.";
    "xms_tpl", Plain, OPTIONAL, "The tenant’s language.";
    "ztdid", Plain, OPTIONAL, "The device, for Windows Autopilot.";
};

pub const ENTRA_HEADER: &[ClaimRow] = rows! {
    "nonce", Plain, observed("tokens for Microsoft Graph"), "A token for a Microsoft API, whose signature nobody else can check.";
    "x5t", Plain, AT, "The same as kid, in version 1 tokens only.";
};

pub const B2C: &[ClaimRow] = rows! {
    "acr", Plain, TOKENS, "The policy that the person signed in with, in older policies.";
    "aud", Plain, TOKENS, "Whom the token is for, by its application ID.";
    "auth_time", Time, TOKENS, "When the person last started to sign in.";
    "azp", Plain, TOKENS, "The client that the token was issued to.";
    "emails", List("address"), observed("tokens of user flows"), "The person’s e-mail addresses.";
    "idp", Plain, observed("tokens of user flows"), "Where the person’s account is.";
    "newUser", Truth, observed("tokens of user flows"), "Whether the person has just signed up.";
    "scp", Scopes, TOKENS, "The permissions that were granted, as a list with spaces.";
    "sub", Plain, TOKENS, "Whom the token is about, by default the object ID in the directory.";
    "tfp", Plain, TOKENS, "The policy that the person signed in with.";
    "ver", Plain, TOKENS, "The version of the token.";
};
