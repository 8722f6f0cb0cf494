//! Cookies and other strings that web frameworks sign or encrypt for themselves: they look like tokens and are none.
//!
//! A framework does the same to more than its session; the titles say session cookie, because that is what people paste.

use super::inside;
use crate::oauth::evidence::Strength::{Conclusive, Strong};
use crate::oauth::kind::Kind::SessionCookie;
use crate::oauth::shape::{Shape, not_a_jwt, shape};
use crate::spec::{Clause, page};

const ITSDANGEROUS: Clause = page(
    "itsdangerous: signing with a timestamp",
    "https://github.com/pallets/itsdangerous/blob/main/src/itsdangerous/timed.py",
);
const DJANGO: Clause = page(
    "Django: django/core/signing.py",
    "https://github.com/django/django/blob/main/django/core/signing.py",
);
const RAILS: Clause = page(
    "Rails: message_encryptor.rb",
    "https://github.com/rails/rails/blob/main/activesupport/lib/active_support/message_encryptor.rb",
);
const LARAVEL: Clause = page(
    "Laravel: Encrypter.php",
    "https://github.com/laravel/framework/blob/12.x/src/Illuminate/Encryption/Encrypter.php",
);
const AUTH_JS: Clause = page(
    "Auth.js: packages/core/src/jwt.ts",
    "https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/jwt.ts",
);

/// Those that look like a JWT and are none come first.
pub const COOKIES: &[Shape] = &[
    // Starlette writes the standard alphabet and padding.
    not_a_jwt(
        r"[\w+/-]+=*\.[\w-]{6}\.[\w-]{27}|\.eJ[\w-]+\.[\w-]{6}\.[\w-]{27}",
        SessionCookie,
        Strong,
        "Flask or Starlette session cookie (itsdangerous)",
        ITSDANGEROUS,
    )
    .checked(inside::is_signed_json),
    // The timestamp is base 62, and begins with 1 until 2028.
    not_a_jwt(
        r"[\w-]+:[12][0-9A-Za-z]{5}:[\w-]{43}|[\w-]+:1[0-9A-Za-z]{5}:[\w-]{27}|\.eJ[\w-]+:[12][0-9A-Za-z]{5}:[\w-]{43}|\.eJ[\w-]+:1[0-9A-Za-z]{5}:[\w-]{27}",
        SessionCookie,
        Strong,
        "Django session cookie, or another value that Django signed",
        DJANGO,
    )
    .checked(inside::is_signed_json),
    shape(
        r"eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiaWF0Ijo[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+|eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwidWF0Ijo[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+",
        SessionCookie,
        Strong,
        "Auth0 SDK session cookie (express-openid-connect, appSession)",
        page(
            "express-openid-connect: lib/appSession.js",
            "https://github.com/auth0/express-openid-connect/blob/master/lib/appSession.js",
        ),
    ),
    shape(
        r"eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiZGlyIi[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+",
        SessionCookie,
        Strong,
        "Auth0 SDK session cookie (nextjs-auth0, __session)",
        page(
            "nextjs-auth0: src/server/cookies.ts",
            "https://github.com/auth0/nextjs-auth0/blob/main/src/server/cookies.ts",
        ),
    ),
    shape(
        r"eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0\.\.[\w-]+\.[\w-]+\.[\w-]+",
        SessionCookie,
        Strong,
        "NextAuth.js session cookie (next-auth.session-token)",
        AUTH_JS,
    ),
    shape(
        r"eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIiwia2lkIjoi[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+",
        SessionCookie,
        Strong,
        "Auth.js session cookie (authjs.session-token)",
        AUTH_JS,
    ),
    // A hyphen is in neither alphabet, so the two between the parts are the separator.
    shape(
        r"[A-Za-z0-9+/%]{16,}=*--[0-9a-f]{40}|[A-Za-z0-9+/%]{16,}=*--[0-9a-f]{64}",
        SessionCookie,
        Strong,
        "Rails session cookie, or another value that Rails signed",
        RAILS,
    )
    .checked(inside::is_rails_signed),
    shape(
        r"[A-Za-z0-9+/%]+=*--[A-Za-z0-9+/%]{16,48}--[A-Za-z0-9+/%]{22,66}=*",
        SessionCookie,
        Strong,
        "Rails session cookie (encrypted)",
        RAILS,
    )
    .checked(inside::is_rails_encrypted),
    shape(
        r"eyJpdiI6I[\w+/%-]+=*",
        SessionCookie,
        Strong,
        "Laravel session cookie, or another value that Laravel encrypted",
        LARAVEL,
    )
    .checked(inside::is_laravel),
    not_a_jwt(
        r"s:[\w-]+\.[A-Za-z0-9+/]{43}|s%3A[\w-]+\.[A-Za-z0-9+/%]{43,129}",
        SessionCookie,
        Strong,
        "Express session cookie (connect.sid)",
        page(
            "node-cookie-signature: index.js",
            "https://github.com/tj/node-cookie-signature/blob/master/index.js",
        ),
    ),
    // 09 F0 C9 F0 in base64url, and room for the key's identifier.
    shape(
        r"CfDJ8[\w-]{60,}",
        SessionCookie,
        Strong,
        "ASP.NET Core session cookie, or another value that Data Protection encrypted",
        page(
            "ASP.NET Core: KeyRingBasedDataProtector.cs",
            "https://github.com/dotnet/aspnetcore/blob/main/src/DataProtection/DataProtection/src/KeyManagement/KeyRingBasedDataProtector.cs",
        ),
    ),
    // Some products put a prefix of their own before it.
    shape(
        r"[a-z]*_?Fe26\.2\*\w*\*[\w-]+\*[\w-]+\*[\w-]+\*\d*\*[\w-]+\*[\w-]+~?\d*",
        SessionCookie,
        Conclusive,
        "sealed session cookie (iron, iron-session)",
        page(
            "hapi iron: lib/index.js",
            "https://github.com/hapijs/iron/blob/master/lib/index.js",
        ),
    ),
];
