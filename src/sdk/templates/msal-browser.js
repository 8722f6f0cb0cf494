@file auth.js
import { PublicClientApplication } from "@azure/msal-browser";

const msal = new PublicClientApplication({
  auth: {
    clientId: @{client_id},
    authority: @{.msal_authority},
@[.b2c]     knownAuthorities: [@{.authority_host}],
    redirectUri: @{redirect_uri},
  },
});
await msal.initialize();

const request = {
  scopes: [@{scope:list}],
  prompt: @{prompt},
  loginHint: @{login_hint},
  domainHint: @{domain_hint},
  claims: @{claims},
@[*]   extraQueryParameters: {
    @{*key}: @{*value},
@[*]   },
};

await msal.loginRedirect(request);

// Back at the redirect URI:
const result = await msal.handleRedirectPromise();
if (result) {
  const { accessToken } = await msal.acquireTokenSilent({
    scopes: request.scopes,
    account: result.account,
  });
}
