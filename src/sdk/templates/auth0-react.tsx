@file main.tsx
import { Auth0Provider } from "@auth0/auth0-react";
import { createRoot } from "react-dom/client";
import { App } from "./App";

createRoot(document.getElementById("root")!).render(
  <Auth0Provider
    domain=@{.domain:attribute}
    clientId=@{client_id:attribute}
@[.offline]     useRefreshTokens
    authorizationParams={{
      redirect_uri: @{redirect_uri},
      audience: @{audience},
      scope: @{scope},
      @{*key}: @{*value},
    }}
  >
    <App />
  </Auth0Provider>,
);

// In a component:
// const { loginWithRedirect, getAccessTokenSilently } = useAuth0();
