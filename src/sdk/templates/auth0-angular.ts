@file app.config.ts
import { ApplicationConfig } from "@angular/core";
import { provideAuth0 } from "@auth0/auth0-angular";

export const appConfig: ApplicationConfig = {
  providers: [
    provideAuth0({
      domain: @{.domain},
      clientId: @{client_id},
@[.offline]       useRefreshTokens: true,
      authorizationParams: {
        redirect_uri: @{redirect_uri},
        audience: @{audience},
        scope: @{scope},
        @{*key}: @{*value},
      },
    }),
  ],
};

// In a component, with AuthService injected as auth:
// auth.loginWithRedirect();
// auth.getAccessTokenSilently().subscribe((accessToken) => { … });
