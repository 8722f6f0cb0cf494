@file app.js
import express from "express";
import { auth, requiresAuth } from "express-openid-connect";

const app = express();

app.use(
  auth({
    issuerBaseURL: @{.authority},
    baseURL: @{.base_url},
    clientID: @{client_id},
@[.with_code]     clientSecret: process.env.CLIENT_SECRET,
    secret: process.env.SECRET,
    authRequired: false,
    routes: { callback: @{.callback_path} },
    authorizationParams: {
      response_type: @{response_type},
      response_mode: @{response_mode},
      audience: @{audience},
      scope: @{scope},
      @{*key}: @{*value},
    },
  }),
);

app.get("/api-call", requiresAuth(), (req, res) => {
  const accessToken = req.oidc.accessToken?.access_token;
  res.json({ signedIn: true, hasAccessToken: accessToken !== undefined });
});
