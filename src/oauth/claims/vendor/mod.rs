//! What vendors put into their tokens beyond what is registered, and what they make of registered names.
//!
//! One plain sentence each, out of the vendor's documentation; what is only seen in samples says so in its clause.

mod hosts;
mod identity;
mod microsoft;
mod servers;

use super::ClaimRow;

/// A vendor's claims and header parameters.
#[derive(Debug)]
pub struct Vendor {
    /// The provider's stable code.
    pub id: &'static str,
    /// As people say it.
    pub title: &'static str,
    /// Its claims, sorted by name.
    pub claims: &'static [ClaimRow],
    /// Its header parameters, sorted by name.
    pub header: &'static [ClaimRow],
}

const fn vendor(
    id: &'static str,
    title: &'static str,
    claims: &'static [ClaimRow],
    header: &'static [ClaimRow],
) -> Vendor {
    Vendor {
        id,
        title,
        claims,
        header,
    }
}

/// Every vendor with claims of its own; of two that have the same name the first is shown for a token of neither.
pub static VENDORS: &[Vendor] = &[
    vendor("auth0", "Auth0", identity::AUTH0, identity::AUTH0_HEADER),
    vendor("okta", "Okta", identity::OKTA, &[]),
    vendor(
        "entra",
        "Microsoft Entra",
        microsoft::ENTRA,
        microsoft::ENTRA_HEADER,
    ),
    vendor("azure-b2c", "Azure AD B2C", microsoft::B2C, &[]),
    vendor("cognito", "Amazon Cognito", hosts::COGNITO, &[]),
    vendor("keycloak", "Keycloak", servers::KEYCLOAK, &[]),
    vendor("google", "Google", hosts::GOOGLE, &[]),
    vendor("firebase", "Firebase", hosts::FIREBASE, &[]),
    vendor("apple", "Apple", hosts::APPLE, &[]),
    vendor("ping", "PingOne", identity::PING, &[]),
    vendor(
        "fusionauth",
        "FusionAuth",
        servers::FUSIONAUTH,
        servers::FUSIONAUTH_HEADER,
    ),
    vendor("zitadel", "ZITADEL", servers::ZITADEL, &[]),
    vendor("duende", "Duende IdentityServer", servers::DUENDE, &[]),
    vendor("ory", "Ory", servers::ORY, &[]),
    vendor("supabase", "Supabase", identity::SUPABASE, &[]),
    vendor("clerk", "Clerk", identity::CLERK, identity::CLERK_HEADER),
    vendor("logto", "Logto", servers::LOGTO, &[]),
    vendor(
        "salesforce",
        "Salesforce",
        identity::SALESFORCE,
        identity::SALESFORCE_HEADER,
    ),
    vendor("github", "GitHub", hosts::GITHUB, &[]),
    vendor("gitlab", "GitLab", hosts::GITLAB, &[]),
    vendor("kubernetes", "Kubernetes", hosts::KUBERNETES, &[]),
];
