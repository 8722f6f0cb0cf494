//! What an outcome can be: closed lists, each with its name in reports and in `data-value`.
//!
//! Says nothing about when: the predictions do.

/// Gives an enum the names that reports and the page use, once for both.
macro_rules! named {
    ($type:ident { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// The name in reports and in `data-value`.
            pub const fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name),+
                }
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}

/// The shape of the access token that will come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessTokenFormat {
    /// A signed JWT for one API.
    Jwt,
    /// A JWT that is encrypted for one API (RFC 7516).
    EncryptedJwt,
    /// A string that only the issuer can read.
    Opaque,
    /// No access token comes back.
    None,
    /// The request does not show it.
    Unknown,
}

named!(AccessTokenFormat {
    Jwt = "jwt",
    EncryptedJwt = "encrypted-jwt",
    Opaque = "opaque",
    None = "none",
    Unknown = "unknown",
});

/// Yes, no, or the request does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It will.
    Yes,
    /// It will not.
    No,
    /// The request does not show it.
    Unknown,
}

named!(Answer {
    Yes = "yes",
    No = "no",
    Unknown = "unknown",
});

/// How the authorization response travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// After `?` in the redirect URI.
    Query,
    /// After `#` in the redirect URI.
    Fragment,
    /// As a form posted to the redirect URI.
    FormPost,
    /// As one JWT, `response`, after `?`.
    QueryJwt,
    /// As one JWT, `response`, after `#`.
    FragmentJwt,
    /// As one JWT, `response`, in a posted form.
    FormPostJwt,
    /// As a message to the window that opened the request.
    WebMessage,
    /// In another way, or not at all.
    Unknown,
}

named!(Delivery {
    Query = "query",
    Fragment = "fragment",
    FormPost = "form_post",
    QueryJwt = "query.jwt",
    FragmentJwt = "fragment.jwt",
    FormPostJwt = "form_post.jwt",
    WebMessage = "web_message",
    Unknown = "unknown",
});

impl Delivery {
    /// Whether the response is one JWT (JARM).
    pub const fn is_jwt(self) -> bool {
        matches!(
            self,
            Delivery::QueryJwt | Delivery::FragmentJwt | Delivery::FormPostJwt
        )
    }
}

/// What an API will find in `aud`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// These values, a string where there is one and an array where there are several.
    Exactly,
    /// Something that the request does not show; in words.
    Rule,
    /// Nothing: the token has no `aud`.
    Absent,
    /// Nothing: only the issuer can read the token.
    Hidden,
    /// There is no access token.
    NoToken,
    /// The request does not show it.
    Unknown,
}

named!(Seen {
    Exactly = "exactly",
    Rule = "rule",
    Absent = "absent",
    Hidden = "hidden",
    NoToken = "no-token",
    Unknown = "unknown",
});

/// What becomes of a scope that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// It makes the request an OpenID Connect request, and brings the ID token.
    IdToken,
    /// It makes the access token good for the UserInfo endpoint.
    Userinfo,
    /// Its claims come in the ID token.
    ClaimsInIdToken,
    /// Its claims come from the UserInfo endpoint.
    ClaimsAtUserinfo,
    /// Its claims come in the ID token and from the UserInfo endpoint.
    ClaimsInBoth,
    /// What it asks for comes beside the tokens, in the response itself.
    Response,
    /// It is a permission that the access token carries.
    Permission,
    /// It puts an API into `aud`.
    Audience,
    /// It brings a refresh token.
    RefreshToken,
    /// Nothing comes of it.
    Nothing,
    /// The request does not show it.
    Unknown,
}

named!(Goes {
    IdToken = "id-token",
    Userinfo = "userinfo",
    ClaimsInIdToken = "claims-in-id-token",
    ClaimsAtUserinfo = "claims-at-userinfo",
    ClaimsInBoth = "claims-in-both",
    Response = "response",
    Permission = "permission",
    Audience = "audience",
    RefreshToken = "refresh-token",
    Nothing = "nothing",
    Unknown = "unknown",
});

/// What has a lifetime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The authorization code.
    Code,
    /// The access token.
    AccessToken,
    /// The ID token.
    IdToken,
    /// The refresh token.
    RefreshToken,
}

named!(Thing {
    Code = "code",
    AccessToken = "access-token",
    IdToken = "id-token",
    RefreshToken = "refresh-token",
});

/// Where an error shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorAt {
    /// At the redirect URI, in `error`.
    Redirect,
    /// In the answer of the token endpoint.
    TokenEndpoint,
    /// On a page of the server, with nothing sent to the redirect URI.
    Page,
}

named!(ErrorAt {
    Redirect = "redirect",
    TokenEndpoint = "token-endpoint",
    Page = "page",
});
