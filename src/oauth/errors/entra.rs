//! The numbered codes in Microsoft Entra's descriptions (`AADSTS50011: …`) that people meet most.
//!
//! Microsoft lists hundreds, and says that they change: here are those that a developer can mend.

use super::{Remedy, Row};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

const AUTHORIZATION: &str = "authorization endpoint";
const TOKEN: &str = "token endpoint";
const BOTH: &str = "authorization endpoint, token endpoint";
const ENTRA_CODES: &[Clause] = &[page(
    "Microsoft docs: Entra authentication and authorization error codes",
    "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
)];

/// Every one of them.
pub static ENTRA: &[Row] = &[
    row(
        "AADSTS50011",
        AUTHORIZATION,
        prose!(
            "The reply address (redirect_uri) is not one that is registered for the application."
        ),
        prose!(
            "Add it under Authentication of the app registration, on the right platform (web, single-page, mobile), to the character."
        ),
        Remedy::Correct("redirect_uri"),
    ),
    row(
        "AADSTS50058",
        AUTHORIZATION,
        prose!("Nobody is signed in in this browser, and prompt=none forbids to ask."),
        prose!(
            "Ask without prompt=none. In a hidden frame the browser may have kept the cookie back."
        ),
        Remedy::Remove("prompt"),
    ),
    row(
        "AADSTS50076",
        BOTH,
        prose!("A policy demands a second factor for this resource."),
        prose!(
            "Send the person to the authorization endpoint again, visibly, for the same resource."
        ),
        Remedy::Remove("prompt"),
    ),
    row(
        "AADSTS50079",
        BOTH,
        prose!("The person has to set up a second factor first."),
        prose!("Send the person to the authorization endpoint again, visibly."),
        Remedy::Remove("prompt"),
    ),
    row(
        "AADSTS50105",
        AUTHORIZATION,
        prose!("The application demands assignment, and the person is not assigned."),
        prose!(
            "Assign the person or their group to the enterprise application, or switch off that assignment is required."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS50020",
        AUTHORIZATION,
        prose!("The account is not in this tenant."),
        prose!(
            "Invite the person as a guest, or sign in at their own tenant: the tenant stands in the endpoint."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS500011",
        BOTH,
        prose!("The API that the scope names was not found in this tenant."),
        prose!(
            "Check the part of the scope before the last slash (the application ID URI), and that the API’s application was added to the tenant."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS50001",
        BOTH,
        prose!("The resource is disabled or does not exist."),
        prose!("Check the resource’s address in the scope."),
        Remedy::None,
    ),
    row(
        "AADSTS501481",
        TOKEN,
        prose!("code_verifier does not fit the code_challenge of the request."),
        prose!("Keep the verifier of the request that brought the code; each request has its own."),
        Remedy::None,
    ),
    row(
        "AADSTS50147",
        AUTHORIZATION,
        prose!("The code challenge has not the size of one."),
        prose!("Send the S256 challenge: 43 characters of base64url."),
        Remedy::Pkce,
    ),
    row(
        "AADSTS50126",
        AUTHORIZATION,
        prose!("User name or password is wrong."),
        prose!("The person has to enter them again."),
        Remedy::None,
    ),
    row(
        "AADSTS50173",
        TOKEN,
        prose!("The refresh token was revoked, often after a change of password."),
        prose!("The person has to sign in again."),
        Remedy::None,
    ),
    row(
        "AADSTS50194",
        AUTHORIZATION,
        prose!("The application is for one tenant, and was called at /common."),
        prose!(
            "Write the tenant’s ID or domain in the endpoint, or make the application multitenant."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS53003",
        BOTH,
        prose!("Conditional Access blocks it."),
        prose!("The sign-in log names the policy; an administrator can change it."),
        Remedy::None,
    ),
    row(
        "AADSTS54005",
        TOKEN,
        prose!("The code was already exchanged."),
        prose!("Exchange each code once; a reload of the callback page sends it a second time."),
        Remedy::None,
    ),
    row(
        "AADSTS65001",
        BOTH,
        prose!("Nobody has agreed yet that this application gets these permissions."),
        prose!(
            "Ask once interactively with the same scopes, or have an administrator grant consent for the tenant."
        ),
        Remedy::Remove("prompt"),
    ),
    row(
        "AADSTS65004",
        AUTHORIZATION,
        prose!("The person declined to consent."),
        prose!("Ask again when they agree, or have an administrator grant consent."),
        Remedy::None,
    ),
    row(
        "AADSTS650057",
        BOTH,
        prose!("The application asks for a resource that its registration does not list."),
        prose!("Add the API under API permissions of the app registration."),
        Remedy::None,
    ),
    row(
        "AADSTS65005",
        BOTH,
        prose!("The application’s registration does not list the resource that it asks for."),
        prose!("Add the API under API permissions of the app registration."),
        Remedy::None,
    ),
    row(
        "AADSTS700016",
        BOTH,
        prose!("No application with this client_id is in this tenant."),
        prose!(
            "Check client_id and the tenant in the endpoint: one of them is of another directory."
        ),
        Remedy::Correct("client_id"),
    ),
    row(
        "AADSTS700054",
        AUTHORIZATION,
        prose!("response_type has id_token, and that is not switched on for the application."),
        prose!("Tick ID tokens under Authentication, or ask with response_type=code."),
        Remedy::Set("response_type", "code"),
    ),
    row(
        "AADSTS70005",
        AUTHORIZATION,
        prose!("The application may not use this response_type."),
        prose!("Ask with response_type=code."),
        Remedy::Set("response_type", "code"),
    ),
    row(
        "AADSTS70011",
        BOTH,
        prose!("A scope is not valid: unknown, or not of the form that this endpoint wants."),
        prose!(
            "A scope of an API is its application ID URI, a slash and the permission, such as api://ID/access_as_user; /.default stands alone."
        ),
        Remedy::RemoveNamedScopes,
    ),
    row(
        "AADSTS70008",
        TOKEN,
        prose!("The code or refresh token has expired."),
        prose!("Start a new login."),
        Remedy::None,
    ),
    row(
        "AADSTS700082",
        TOKEN,
        prose!("The refresh token was not used for too long and has expired."),
        prose!("The person has to sign in again."),
        Remedy::None,
    ),
    row(
        "AADSTS700084",
        TOKEN,
        prose!("The refresh token of a single-page application has reached its fixed end."),
        prose!(
            "Send the person to the authorization endpoint again; prompt=none does it silently where the session still lives."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS700022",
        BOTH,
        prose!("The scopes belong to more than one API; a token is for one."),
        prose!("Ask for the scopes of one API, and for the others in further requests."),
        Remedy::None,
    ),
    row(
        "AADSTS7000215",
        TOKEN,
        prose!("The client secret is wrong. Often the secret’s ID was copied, not its value."),
        prose!("Create a new secret under Certificates and secrets and copy the value at once."),
        Remedy::None,
    ),
    row(
        "AADSTS7000218",
        TOKEN,
        prose!(
            "The request has neither client_secret nor client_assertion, and the application is not public."
        ),
        prose!(
            "Send the secret from a server. For a public client, register the redirect URI on the platform for single-page or mobile applications."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS7000222",
        TOKEN,
        prose!("The client secret has expired."),
        prose!("Create a new one, or use a certificate."),
        Remedy::None,
    ),
    row(
        "AADSTS700025",
        TOKEN,
        prose!("The client is public and sent a secret or an assertion."),
        prose!("Leave the secret out, or register the redirect URI on the web platform."),
        Remedy::None,
    ),
    row(
        "AADSTS70002",
        TOKEN,
        prose!("The client’s credentials are wrong."),
        prose!("Compare client_id and secret with the app registration."),
        Remedy::None,
    ),
    row(
        "AADSTS650053",
        AUTHORIZATION,
        prose!("The API has no permission of the name that scope asks for."),
        prose!(
            "Compare the name with the API’s delegated permissions; application permissions are no scopes. A scope without an address before it is one of Microsoft Graph: write those of your own API as api://CLIENT-ID/NAME."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS500133",
        BOTH,
        prose!("The assertion is not within the time in which it is good."),
        prose!("Make a new one, and compare the clock of whoever makes it."),
        Remedy::None,
    ),
    row(
        "AADSTS530003",
        BOTH,
        prose!("Conditional Access demands a device that is managed."),
        prose!("Sign in on such a device, or ask an administrator about the policy."),
        Remedy::None,
    ),
    row(
        "AADSTS700024",
        TOKEN,
        prose!("The client assertion is not within the time in which it is good."),
        prose!(
            "Make a new one for each request, with exp a few minutes ahead, and compare the clock."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS700027",
        TOKEN,
        prose!("The client assertion’s signature is not one of a key that is registered."),
        prose!(
            "Upload the certificate under Certificates and secrets, and name it in the assertion’s header (x5t, or x5t#S256)."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS9002325",
        BOTH,
        prose!("A single-page application has to use PKCE."),
        prose!(
            "Send code_challenge and code_challenge_method=S256, and the verifier with the code."
        ),
        Remedy::Pkce,
    ),
    row(
        "AADSTS9002326",
        TOKEN,
        prose!(
            "A page of another origin exchanges the code, and the redirect URI is not registered for a single-page application."
        ),
        prose!(
            "Register the redirect URI on the platform single-page application, or exchange the code on a server."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS28000",
        TOKEN,
        prose!("scope names permissions of more than one API, and a token is for one."),
        prose!(
            "Ask for the permissions of one API at a time. The refresh token gets tokens for the others."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS28002",
        TOKEN,
        prose!("scope is not one that a token can be asked for with."),
        prose!(
            "Ask for the permissions of one API, and name them as the authorization request did."
        ),
        Remedy::None,
    ),
    row(
        "AADSTS90002",
        AUTHORIZATION,
        prose!("The tenant in the endpoint does not exist."),
        prose!("Check the tenant’s ID or domain, and the cloud (.com, .us, .cn)."),
        Remedy::None,
    ),
    row(
        "AADSTS90094",
        AUTHORIZATION,
        prose!("These permissions need an administrator’s consent."),
        prose!("An administrator grants it for the tenant, or the application asks for less."),
        Remedy::None,
    ),
    row(
        "AADSTS900144",
        TOKEN,
        prose!("A required parameter is missing in the body."),
        prose!("Send the parameter that the text names, in a form body."),
        Remedy::None,
    ),
    row(
        "AADSTS9002313",
        BOTH,
        prose!("The request is malformed."),
        prose!("Check that the body is a form and every value is percent-encoded."),
        Remedy::None,
    ),
    row(
        "AADSTS901002",
        AUTHORIZATION,
        prose!("The v2.0 endpoint does not read the parameter resource."),
        prose!("Name the API in scope: its application ID URI, a slash and the permission."),
        Remedy::Remove("resource"),
    ),
];

const fn row(
    says: &'static str,
    at: &'static str,
    means: Prose,
    change: Prose,
    remedy: Remedy,
) -> Row {
    Row {
        code: "",
        says,
        whose: "Microsoft Entra ID",
        at,
        means,
        change,
        spec: ENTRA_CODES,
        remedy,
    }
}
