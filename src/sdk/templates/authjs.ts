@file auth.ts
import NextAuth from "next-auth";
@[.auth0] import Auth0 from "next-auth/providers/auth0";

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
@[.auth0]     Auth0({
@[!.auth0]     {
@[!.auth0]       id: "idp",
@[!.auth0]       name: "Sign in",
@[!.auth0]       type: "oidc",
@[.auth0]       issuer: @{.issuer},
@[!.auth0]       issuer: @{.authority},
      clientId: @{client_id},
      clientSecret: process.env.AUTH_CLIENT_SECRET,
      checks: ["pkce", "state", "nonce"],
      authorization: {
        params: {
          audience: @{audience},
          scope: @{scope},
          @{*key}: @{*value},
        },
      },
@[.auth0]     }),
@[!.auth0]     },
  ],
  callbacks: {
    // The session cookie is encrypted for Auth.js itself; the access token is in account.
    jwt({ token, account }) {
      if (account) token.accessToken = account.access_token;
      return token;
    },
  },
});
