//! The numbered codes in Azure AD B2C's descriptions (`AADB2C90118: …`) that people meet most.
//!
//! Microsoft lists many more: here are those that a developer can mend.

use super::{Remedy, Row};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{Clause, page};

const AUTHORIZATION: &str = "authorization endpoint";
const B2C_CODES: &[Clause] = &[page(
    "Microsoft docs: Azure AD B2C error codes",
    "https://learn.microsoft.com/azure/active-directory-b2c/error-codes",
)];

/// Every one of them.
pub static AZURE_B2C: &[Row] = &[
    row(
        "AADB2C90006",
        AUTHORIZATION,
        prose!("The redirect URI is not one that is registered for the application."),
        prose!("Register it under Authentication of the app registration, to the character."),
        Remedy::Correct("redirect_uri"),
    ),
    row(
        "AADB2C90008",
        AUTHORIZATION,
        prose!("client_id is missing."),
        prose!("Send the application’s client ID."),
        Remedy::None,
    ),
    row(
        "AADB2C90010",
        AUTHORIZATION,
        prose!("scope is missing."),
        prose!("Send scope, with openid and the permissions of the API."),
        Remedy::None,
    ),
    row(
        "AADB2C90012",
        AUTHORIZATION,
        prose!("B2C knows no such scope."),
        prose!(
            "Write it with the API’s address before it, https://TENANT.onmicrosoft.com/API/NAME, and grant the application that permission."
        ),
        Remedy::None,
    ),
    row(
        "AADB2C90013",
        AUTHORIZATION,
        prose!("B2C does not support this response_type."),
        prose!("Ask for code, id_token, or both."),
        Remedy::None,
    ),
    row(
        "AADB2C90014",
        AUTHORIZATION,
        prose!("B2C does not support this response_mode."),
        prose!("Use query, fragment or form_post."),
        Remedy::Remove("response_mode"),
    ),
    row(
        "AADB2C90080",
        "token endpoint",
        prose!("The code or refresh token has expired."),
        prose!("Sign in again."),
        Remedy::None,
    ),
    row(
        "AADB2C90091",
        AUTHORIZATION,
        prose!("The person cancelled."),
        prose!("Nothing: offer to sign in again."),
        Remedy::None,
    ),
    row(
        "AADB2C90118",
        AUTHORIZATION,
        prose!(
            "The person chose that they forgot their password, and the policy leaves that to the application."
        ),
        prose!(
            "Send them to the policy that resets passwords, or turn on self-service password reset in the sign-in policy."
        ),
        Remedy::None,
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
        whose: "Azure AD B2C",
        at,
        means,
        change,
        spec: B2C_CODES,
        remedy,
    }
}
