@file main.ts
import { createAuth0 } from "@auth0/auth0-vue";
import { createApp } from "vue";
import App from "./App.vue";

const app = createApp(App);
app.use(
  createAuth0({
    domain: @{.domain},
    clientId: @{client_id},
@[.offline]     useRefreshTokens: true,
    authorizationParams: {
      redirect_uri: @{redirect_uri},
      audience: @{audience},
      scope: @{scope},
      @{*key}: @{*value},
    },
  }),
);
app.mount("#app");

// In a component:
// const { loginWithRedirect, getAccessTokenSilently } = useAuth0();
