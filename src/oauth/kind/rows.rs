//! The rows of the table of kinds. Nothing but words: over 400 lines, because the table is one and has a row a kind.

use super::{Kind, KindRow, Live};
use crate::prose;
use crate::prose::Prose;
use crate::spec::{draft, oidc_core, openid, page, rfc};

/// Every kind, a row each, in the order of [`Kind`].
pub const KINDS: &[KindRow] = &[
    KindRow {
        kind: Kind::IdToken,
        name: "id-token",
        title: "ID token",
        sentence: "It tells the application who signed in, when and how.",
        reader: prose!("The application that signed the user in, named in aud."),
        sent_to: prose!("Nobody: the application reads it itself."),
        never_to: prose!("An API. An API wants an access token."),
        elsewhere: prose!(
            "An API that checks aud refuses it, because aud is the application. An API that does not check lets in anyone who can sign in to any application of that issuer."
        ),
        spec: Some(oidc_core("2")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::AccessToken,
        name: "access-token",
        title: "Access token",
        sentence: "It lets an application call an API for a user, or for itself.",
        reader: prose!("The API that it was issued for. To the application it is only a string."),
        sent_to: prose!("The API, in the Authorization header."),
        never_to: prose!("Anyone else. Whoever holds a bearer token can use it."),
        elsewhere: prose!(
            "Taken for a proof of login it lets in whoever holds it: it says what may be done and not that the user is present, and it may have been issued to another application. At another API it must be refused."
        ),
        spec: Some(rfc(6749, "1.4")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::RefreshToken,
        name: "refresh-token",
        title: "Refresh token",
        sentence: "It gets new access tokens without the user signing in again.",
        reader: prose!("Only the server that issued it."),
        sent_to: prose!("The token endpoint of the server that issued it."),
        never_to: prose!(
            "An API, a log, a chat or a ticket: whoever holds it may act as the user for as long as it lasts."
        ),
        elsewhere: prose!(
            "An API refuses it. Whoever finds it in a log can get access tokens until it is revoked."
        ),
        spec: Some(rfc(6749, "1.5")),
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::AuthorizationCode,
        name: "authorization-code",
        title: "Authorization code",
        sentence: "The application exchanges it for tokens; it works once and for a short time.",
        reader: prose!("Only the server that issued it."),
        sent_to: prose!(
            "The token endpoint, once, with redirect_uri and code_verifier as in the request."
        ),
        never_to: prose!("An API. It is no token."),
        elsewhere: prose!(
            "An API refuses it. Whoever intercepts it can exchange it first, unless PKCE binds it to the application."
        ),
        spec: Some(rfc(6749, "1.3.1")),
        live: Live::Brief,
    },
    KindRow {
        kind: Kind::LogoutToken,
        name: "logout-token",
        title: "Logout token",
        sentence: "The provider tells an application that a user’s session has ended.",
        reader: prose!("The application named in aud."),
        sent_to: prose!("The application’s back-channel logout endpoint, by the provider."),
        never_to: prose!("An API, or anything that takes it for a proof of login."),
        elsewhere: prose!(
            "Taken for an ID token it would sign the user in with the message that signs them out; that is why it must not hold a nonce."
        ),
        spec: Some(openid("openid-connect-backchannel-1_0", "2.4")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::SecurityEventToken,
        name: "security-event-token",
        title: "Security event token",
        sentence: "It reports that something happened: a session revoked, a password changed.",
        reader: prose!("The receivers named in aud."),
        sent_to: prose!("The receiver’s event endpoint, by the transmitter."),
        never_to: prose!("An API. It allows nothing."),
        elsewhere: prose!(
            "Taken for another kind of JWT it would allow what it only reports; that is why it has a type of its own."
        ),
        spec: Some(rfc(8417, "2")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::DpopProof,
        name: "dpop-proof",
        title: "DPoP proof",
        sentence: "It proves that the caller holds the key that an access token is bound to.",
        reader: prose!("The server that the one request goes to."),
        sent_to: prose!("That server, in the DPoP header, beside the access token."),
        never_to: prose!("The Authorization header. It is no access token."),
        elsewhere: prose!(
            "At another address, with another method or a second time it must be refused."
        ),
        spec: Some(rfc(9449, "4.3")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::RequestObject,
        name: "request-object",
        title: "Request object",
        sentence: "An authorization request, signed by the application.",
        reader: prose!("The authorization server named in aud."),
        sent_to: prose!("The authorization server, as request or through request_uri."),
        never_to: prose!("An API. It asks for tokens and is none."),
        elsewhere: prose!(
            "At another server it must be refused: aud names the one that it is for."
        ),
        spec: Some(rfc(9101, "4")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::AuthorizationResponse,
        name: "authorization-response",
        title: "Authorization response (JARM)",
        sentence: "The answer to an authorization request, as a signed JWT: a code, tokens or an error are inside.",
        reader: prose!("The application named in aud."),
        sent_to: prose!("The redirect URI, as response."),
        never_to: prose!("An API. Take out the code first."),
        elsewhere: prose!(
            "At another application it must be refused: aud is the client that asked."
        ),
        spec: Some(openid("oauth-v2-jarm", "2.1")),
        live: Live::Brief,
    },
    KindRow {
        kind: Kind::ClientAssertion,
        name: "client-assertion",
        title: "Client assertion",
        sentence: "An application proves with it who it is, instead of sending a client secret.",
        reader: prose!("The authorization server named in aud."),
        sent_to: prose!("The token endpoint, as client_assertion."),
        never_to: prose!("An API, or a second time: it is for one use and minutes."),
        elsewhere: prose!(
            "Whoever holds it can be the application until it expires, at the server that aud names."
        ),
        spec: Some(rfc(7523, "3")),
        live: Live::Brief,
    },
    KindRow {
        kind: Kind::JwtBearerAssertion,
        name: "jwt-bearer-assertion",
        title: "JWT bearer assertion",
        sentence: "It is exchanged for an access token, as an authorization grant.",
        reader: prose!("The authorization server named in aud."),
        sent_to: prose!("The token endpoint, as assertion."),
        never_to: prose!("An API. The API wants the access token that it is exchanged for."),
        elsewhere: prose!(
            "Whoever holds it can exchange it until it expires, at the server that aud names."
        ),
        spec: Some(rfc(7523, "3")),
        live: Live::Brief,
    },
    KindRow {
        kind: Kind::IntrospectionResponse,
        name: "introspection-response",
        title: "Introspection response",
        sentence: "The server’s answer to the question whether a token is active.",
        reader: prose!("The API that asked."),
        sent_to: prose!("Nobody: the API reads it itself."),
        never_to: prose!("An API as a token."),
        elsewhere: prose!(
            "It speaks of a token and is none. Taken for an access token it would stay valid after that token was revoked."
        ),
        spec: Some(rfc(7662, "2.2")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::UserinfoResponse,
        name: "userinfo-response",
        title: "UserInfo response",
        sentence: "Claims about the user, from the UserInfo endpoint.",
        reader: prose!("The application that asked."),
        sent_to: prose!("Nobody: the application reads it itself."),
        never_to: prose!("An API as a token."),
        elsewhere: prose!(
            "It holds no time and no proof of login: taken for an ID token it never expires."
        ),
        spec: Some(oidc_core("5.3.2")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::EntityStatement,
        name: "entity-statement",
        title: "Entity statement",
        sentence: "An OpenID Federation member states who it is, or vouches for another.",
        reader: prose!("Anyone in the federation."),
        sent_to: prose!("Whoever resolves trust in its subject; it is public."),
        never_to: prose!("An API as a token."),
        elsewhere: prose!(
            "It allows nothing; taken for a token it would let in anyone who reads it."
        ),
        spec: Some(openid("openid-federation-1_0", "3")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::ClientAttestation,
        name: "client-attestation",
        title: "Client attestation",
        sentence: "The maker of an application vouches for one installation and its key.",
        reader: prose!("The authorization server."),
        sent_to: prose!("The authorization server, in the OAuth-Client-Attestation header."),
        never_to: prose!("An API as an access token."),
        elsewhere: prose!(
            "Alone it proves nothing: the proof of possession beside it shows that the installation holds the key."
        ),
        spec: Some(draft("draft-ietf-oauth-attestation-based-client-auth", "")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::SdJwt,
        name: "sd-jwt",
        title: "SD-JWT",
        sentence: "A signed JWT whose holder chooses which claims to show.",
        reader: prose!("The verifier that the holder shows it to."),
        sent_to: prose!("A verifier, with only the disclosures that it needs."),
        never_to: prose!("A verifier that needs less than it discloses."),
        elsewhere: prose!(
            "A verifier that takes it without key binding cannot tell its holder from someone who copied it."
        ),
        spec: Some(rfc(9901, "4")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::SdJwtVc,
        name: "sd-jwt-vc",
        title: "SD-JWT credential",
        sentence: "A digital credential: an issuer states something about its holder, who chooses which claims to show.",
        reader: prose!("The verifier that the holder shows it to."),
        sent_to: prose!(
            "A verifier, with only the disclosures that it needs and a key binding JWT."
        ),
        never_to: prose!("An API as an access token."),
        elsewhere: prose!(
            "A verifier that takes it without key binding cannot tell its holder from someone who copied it."
        ),
        spec: Some(draft("draft-ietf-oauth-sd-jwt-vc", "")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::KeyBindingJwt,
        name: "key-binding-jwt",
        title: "Key binding JWT",
        sentence: "The holder of an SD-JWT proves with it that the credential is theirs.",
        reader: prose!("The verifier named in aud."),
        sent_to: prose!("The verifier, at the end of the SD-JWT."),
        never_to: prose!("Anyone else: it is for one verifier and one nonce."),
        elsewhere: prose!(
            "Alone, or with another SD-JWT, it must be refused: sd_hash binds it to the one that it was made for."
        ),
        spec: Some(rfc(9901, "4.3")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::VerifiableCredential,
        name: "verifiable-credential",
        title: "Verifiable credential",
        sentence: "A digital credential: an issuer states something about its holder.",
        reader: prose!("The verifier that the holder shows it to."),
        sent_to: prose!("A verifier, inside a presentation."),
        never_to: prose!("An API as an access token."),
        elsewhere: prose!(
            "Shown without a presentation that its holder signs, it proves nothing about who shows it."
        ),
        spec: Some(page(
            "W3C Verifiable Credentials",
            "https://www.w3.org/TR/vc-data-model-2.0/",
        )),
        live: Live::No,
    },
    KindRow {
        kind: Kind::WorkloadIdentityToken,
        name: "workload-identity-token",
        title: "Workload identity token",
        sentence: "A job or a service proves with it what it is; no person signed in.",
        reader: prose!("The service named in aud."),
        sent_to: prose!(
            "A service that trusts the platform, usually to exchange it for an access token."
        ),
        never_to: prose!("Any service other than the one in aud."),
        elsewhere: prose!(
            "A service that does not check aud and sub lets in any job on that platform."
        ),
        spec: None,
        live: Live::No,
    },
    KindRow {
        kind: Kind::ServiceAccountToken,
        name: "service-account-token",
        title: "Service account token",
        sentence: "A program calls an API with it, as itself.",
        reader: prose!("The API that it was issued for."),
        sent_to: prose!("That API, in the Authorization header."),
        never_to: prose!("Anyone else: it acts as the program, often for long."),
        elsewhere: prose!(
            "Whoever holds it acts as the program, and where it has no expiry, until it is deleted."
        ),
        spec: None,
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::SessionToken,
        name: "session-token",
        title: "Session token",
        sentence: "It stands for a signed-in session at the service that issued it.",
        reader: prose!("The service that issued it, and backends that trust it."),
        sent_to: prose!("The service’s own backend."),
        never_to: prose!("Another party’s API, or anyone who should not be signed in as the user."),
        elsewhere: prose!(
            "Whoever holds it is signed in as the user for as long as the session lasts."
        ),
        spec: None,
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::SessionCookie,
        name: "session-cookie",
        title: "Session cookie",
        sentence: "It keeps a user signed in to one website; only that website can read or check it.",
        reader: prose!("Only the website that set it."),
        sent_to: prose!("That website, by the browser."),
        never_to: prose!("An API, or anyone else: whoever holds it is signed in as the user."),
        elsewhere: prose!(
            "It is no token for an API, although some look like a JWT: no API can read or check it."
        ),
        spec: Some(rfc(6265, "8.2")),
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::ApiKey,
        name: "api-key",
        title: "API key",
        sentence: "A long-lived credential of a program or a developer.",
        reader: prose!("Only the service that issued it."),
        sent_to: prose!("That service, by a program that keeps it secret."),
        never_to: prose!("A browser, a repository, a log, a chat or a ticket."),
        elsewhere: prose!(
            "Whoever finds it can use it, usually without any further proof, until it is revoked."
        ),
        spec: None,
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::ClientSecret,
        name: "client-secret",
        title: "Client secret",
        sentence: "The password of an application at its authorization server.",
        reader: prose!("Only the authorization server."),
        sent_to: prose!("The token endpoint, by the application’s own backend."),
        never_to: prose!("A browser, a mobile app, a repository, a chat or a ticket."),
        elsewhere: prose!(
            "Whoever holds it can be the application. In a browser or a mobile app it is no secret."
        ),
        spec: Some(rfc(6749, "2.3.1")),
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::Paseto,
        name: "paseto",
        title: "PASETO",
        sentence: "A token in a format of its own; it is no JWT, and JWT libraries cannot read it.",
        reader: prose!(
            "Whoever has the key: a local one is encrypted, a public one is only signed."
        ),
        sent_to: prose!("Whoever the issuer made it for."),
        never_to: prose!("A library that expects a JWT."),
        elsewhere: prose!("A JWT library calls it malformed, and that says nothing about it."),
        spec: Some(page(
            "PASETO specification",
            "https://github.com/paseto-standard/paseto-spec",
        )),
        live: Live::No,
    },
    KindRow {
        kind: Kind::Saml,
        name: "saml",
        title: "SAML message",
        sentence: "A SAML document, XML in base64; it belongs to another protocol than OAuth.",
        reader: prose!("The service provider that it names as audience."),
        sent_to: prose!("The service provider’s assertion consumer service, by the browser."),
        never_to: prose!("An OAuth API as a token."),
        elsewhere: prose!(
            "An OAuth API cannot read it. An authorization server may take the assertion in exchange for an access token (RFC 7522)."
        ),
        spec: Some(page(
            "SAML 2.0 Core",
            "https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf",
        )),
        live: Live::Brief,
    },
    KindRow {
        kind: Kind::Macaroon,
        name: "macaroon",
        title: "Macaroon",
        sentence: "A credential that its holder can narrow by adding conditions.",
        reader: prose!("Whoever has the root key; the conditions can be read by anyone."),
        sent_to: prose!("The service that issued it."),
        never_to: prose!("Anyone else without narrowing it first."),
        elsewhere: prose!("A JWT library calls it malformed, and that says nothing about it."),
        spec: Some(page(
            "libmacaroons",
            "https://github.com/rescrv/libmacaroons",
        )),
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::Biscuit,
        name: "biscuit",
        title: "Biscuit",
        sentence: "A credential that its holder can narrow by adding blocks of rules.",
        reader: prose!("Anyone; it is signed and not encrypted."),
        sent_to: prose!("The service that its rules are for."),
        never_to: prose!("Anyone else without narrowing it first."),
        elsewhere: prose!("A JWT library calls it malformed, and that says nothing about it."),
        spec: Some(page(
            "Biscuit specification",
            "https://github.com/eclipse-biscuit/biscuit",
        )),
        live: Live::Yes,
    },
    KindRow {
        kind: Kind::EncryptedJwt,
        name: "encrypted-jwt",
        title: "Encrypted JWT",
        sentence: "It is encrypted for its recipient: nobody else can read what is inside, and that is by design.",
        reader: prose!("The holder of the key."),
        sent_to: prose!("The party that it was encrypted for."),
        never_to: prose!("A decoder that promises to read it without the key."),
        elsewhere: prose!(
            "A decoder without the key can show its header and nothing else. Calling it broken is the decoder’s mistake."
        ),
        spec: Some(rfc(7516, "9")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::Jwk,
        name: "jwk",
        title: "JSON Web Key",
        sentence: "A key, and no token.",
        reader: prose!("Anyone, as long as it is a public key."),
        sent_to: prose!("Nobody; servers publish their public keys at jwks_uri."),
        never_to: prose!("Anyone, where it holds a private or symmetric key."),
        elsewhere: prose!(
            "In place of a token it is refused. It is what checks a token, or, where it is private, what signs one."
        ),
        spec: Some(rfc(7517, "4")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::Jwks,
        name: "jwks",
        title: "JSON Web Key Set",
        sentence: "The keys that a server publishes, so that its signatures can be checked; no token.",
        reader: prose!("Anyone, as long as they are public keys."),
        sent_to: prose!("Nobody; APIs and applications fetch it from jwks_uri."),
        never_to: prose!("Anyone, where it holds a private or symmetric key."),
        elsewhere: prose!("In place of a token it is refused. It is what checks a token."),
        spec: Some(rfc(7517, "5")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::Pem,
        name: "pem",
        title: "PEM",
        sentence: "A key or a certificate, and no token.",
        reader: prose!("Anyone, as long as it is a public key or a certificate."),
        sent_to: prose!("Nobody; it configures who checks signatures."),
        never_to: prose!("Anyone, where it is a private key."),
        elsewhere: prose!(
            "In place of a token it is refused. It is what checks a token, or, where it is private, what signs one."
        ),
        spec: Some(rfc(7468, "2")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::DiscoveryDocument,
        name: "discovery-document",
        title: "Discovery document",
        sentence: "It describes an authorization server: its endpoints and what it supports; no token.",
        reader: prose!("Anyone."),
        sent_to: prose!("Nobody; applications fetch it from the server’s /.well-known address."),
        never_to: prose!("Nobody: it is public."),
        elsewhere: prose!(
            "In place of a token it is refused. It says where tokens come from and which keys check them."
        ),
        spec: Some(rfc(8414, "2")),
        live: Live::No,
    },
    KindRow {
        kind: Kind::CodeVerifier,
        name: "code-verifier",
        title: "PKCE code verifier",
        sentence: "It is the secret half of PKCE: with it an application proves that the code which it exchanges is its own.",
        reader: prose!(
            "The application that made it, and the token endpoint, which compares its hash with code_challenge."
        ),
        sent_to: prose!("The token endpoint, once, together with the code."),
        never_to: prose!(
            "The authorization request, which carries only code_challenge, or anybody else before the code is exchanged."
        ),
        elsewhere: prose!(
            "Whoever has it and the code can exchange the code. After the exchange it is of no use to anybody."
        ),
        spec: Some(rfc(7636, "4.1")),
        live: Live::Brief,
    },
    KindRow {
        kind: Kind::Unknown,
        name: "unknown",
        title: "Not recognised",
        sentence: "Nothing here shows what it is for.",
        reader: prose!("Not known."),
        sent_to: prose!("Not known."),
        never_to: prose!("Anyone you do not trust: it may be a credential."),
        elsewhere: Prose::NONE,
        spec: None,
        live: Live::No,
    },
];
