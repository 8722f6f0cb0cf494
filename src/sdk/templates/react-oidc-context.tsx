@file main.tsx
import { createRoot } from "react-dom/client";
import { AuthProvider } from "react-oidc-context";
import { App } from "./App";

createRoot(document.getElementById("root")!).render(
  <AuthProvider
    authority=@{.authority:attribute}
    client_id=@{client_id:attribute}
    redirect_uri=@{redirect_uri:attribute}
    scope=@{scope:attribute}
    response_mode=@{response_mode:attribute}
    resource={@{resource:many}}
    extraTokenParams={{ resource: @{.token_resource} }}
    prompt=@{prompt:attribute}
    display=@{display:attribute}
    max_age={@{max_age:number}}
    ui_locales=@{ui_locales:attribute}
    acr_values=@{acr_values:attribute}
@[*]     extraQueryParams={{
      @{*key}: @{*value},
@[*]     }}
  >
    <App />
  </AuthProvider>,
);

// In a component:
// const auth = useAuth();
@[!nonce] // auth.signinRedirect();
@[nonce] // auth.signinRedirect({ nonce: crypto.randomUUID() });
// const accessToken = auth.user?.access_token;
