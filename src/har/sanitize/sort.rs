//! What is taken out, by sort: the words of the labels and of the counts.
//!
//! Under which names each stands, `names` says.

/// What was taken out. The word of the label, in the order in which reports list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The signature of a JWT; header and payload stay.
    Signature,
    /// A token that is not a readable JWT.
    Token,
    /// A code: of an authorization, a device, a second factor.
    Code,
    /// A secret of a client, a private key.
    Secret,
    /// A password.
    Password,
    /// A PKCE verifier.
    Verifier,
    /// A PKCE challenge: with `plain` it is the verifier.
    Challenge,
    /// A cookie's value, a session ID.
    Cookie,
    /// A user name with its password, or whatever else `Authorization` holds.
    Credentials,
    /// A key of an API.
    ApiKey,
    /// A SAML message.
    Saml,
    /// `state` and `nonce`.
    State,
    /// A binary body that holds one of these, or may.
    Binary,
    /// A comment.
    Comment,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Sort; 14] = [
        Sort::Signature,
        Sort::Token,
        Sort::Code,
        Sort::Secret,
        Sort::Password,
        Sort::Verifier,
        Sort::Challenge,
        Sort::Cookie,
        Sort::Credentials,
        Sort::ApiKey,
        Sort::Saml,
        Sort::State,
        Sort::Binary,
        Sort::Comment,
    ];

    /// The word of its labels, and of its count.
    pub const fn name(self) -> &'static str {
        match self {
            Sort::Signature => "signature",
            Sort::Token => "token",
            Sort::Code => "code",
            Sort::Secret => "secret",
            Sort::Password => "password",
            Sort::Verifier => "verifier",
            Sort::Challenge => "challenge",
            Sort::Cookie => "cookie",
            Sort::Credentials => "credentials",
            Sort::ApiKey => "api-key",
            Sort::Saml => "saml",
            Sort::State => "state",
            Sort::Binary => "binary",
            Sort::Comment => "comment",
        }
    }
}
