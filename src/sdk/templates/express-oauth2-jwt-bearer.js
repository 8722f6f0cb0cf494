@file api.js
import express from "express";
import { auth } from "express-oauth2-jwt-bearer";

const app = express();

app.use(
  auth({
@[!.apart]     issuerBaseURL: @{.issuer},
@[.apart]     issuer: @{.issuer},
@[.apart]     jwksUri: @{.jwks_uri},
@[.aud]     audience: @{.api_audience},
@[!.aud]     validators: {
@[!.aud]       aud: false,
@[!.aud]       client_id: @{client_id},
@[!.aud]       token_use: "access",
@[!.aud]     },
    tokenSigningAlg: @{.algorithm},
  }),
);

app.get("/orders", (req, res) => {
  res.json({ subject: req.auth.payload.sub });
});

app.listen(3000);
