@file auth.ts
import { UserManager } from "oidc-client-ts";

const userManager = new UserManager({
  authority: @{.authority},
  client_id: @{client_id},
  redirect_uri: @{redirect_uri},
  scope: @{scope},
  response_mode: @{response_mode},
  resource: @{resource:many},
  extraTokenParams: { resource: @{.token_resource} },
  prompt: @{prompt},
  display: @{display},
  max_age: @{max_age:number},
  ui_locales: @{ui_locales},
  acr_values: @{acr_values},
@[*]   extraQueryParams: {
    @{*key}: @{*value},
@[*]   },
});

@[!nonce] await userManager.signinRedirect();
@[nonce] await userManager.signinRedirect({ nonce: crypto.randomUUID() });

// Back at the redirect URI:
const user = await userManager.signinRedirectCallback();
const accessToken = user.access_token;
