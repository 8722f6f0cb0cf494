@file auth.js
import { createAuth0Client } from "@auth0/auth0-spa-js";

const auth0 = await createAuth0Client({
  domain: @{.domain},
  clientId: @{client_id},
@[.offline]   useRefreshTokens: true,
  authorizationParams: {
    redirect_uri: @{redirect_uri},
    audience: @{audience},
    scope: @{scope},
    @{*key}: @{*value},
  },
});

await auth0.loginWithRedirect();

// Back at the redirect URI:
await auth0.handleRedirectCallback();
const accessToken = await auth0.getTokenSilently();
