@file api.js
import express from "express";
@[!.scopes] import { auth } from "express-oauth2-jwt-bearer";
@[.scopes] @[!.scp] import { auth, requiredScopes } from "express-oauth2-jwt-bearer";
@[.scopes] @[.scp] import { auth, claimIncludes } from "express-oauth2-jwt-bearer";

const app = express();

app.use(
  auth({
@[!.apart] @[!.secret]     issuerBaseURL: @{.issuer},
@[!.apart] @[.secret]     issuer: @{.issuer},
@[.apart]     issuer: @{.issuer},
@[.apart] @[!.secret]     jwksUri: @{.jwks_uri},
@[.secret]     secret: process.env.TOKEN_SECRET,
@[.aud]     audience: @{.api_audience},
@[!.aud]     // It does not start without one, and aud below says that it is not compared.
@[!.aud]     audience: @{client_id},
@[!.aud]     validators: {
@[.aud] @[.algorithms]     validators: {
@[!.aud]       aud: false,
@[!.aud]       client_id: @{client_id},
@[!.aud]       token_use: "access",
@[.algorithms]       alg: (alg) => [@{.algorithms:list}].includes(alg),
@[!.aud]     },
@[.aud] @[.algorithms]     },
@[!.algorithms]     tokenSigningAlg: @{.algorithm},
@[.skew]     // In seconds.
@[.skew]     clockTolerance: @{.skew:number},
  }),
);
@[.scopes] @[!.scp] app.use(requiredScopes(@{.scopes}));
@[.scopes] @[.scp] app.use(claimIncludes(@{.scope_claim}, @{.scopes:list}));

app.get("/orders", (req, res) => {
  res.json({ subject: req.auth.payload.sub });
});

app.listen(3000);
