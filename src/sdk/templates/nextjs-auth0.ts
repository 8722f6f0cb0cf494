@file lib/auth0.ts
import { Auth0Client } from "@auth0/nextjs-auth0/server";

export const auth0 = new Auth0Client({
  domain: @{.domain},
  clientId: @{client_id},
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
  secret: process.env.AUTH0_SECRET,
  appBaseUrl: @{.base_url},
  routes: { callback: @{.callback_path} },
  authorizationParameters: {
    audience: @{audience},
    scope: @{scope},
@[max_age]     max_age: @{max_age:number},
    @{*key}: @{*value},
  },
});

// In a server component or a route handler:
// const { token } = await auth0.getAccessToken();
