@file app.js
import express from "express";
import session from "express-session";
import passport from "passport";
import Auth0Strategy from "passport-auth0";

const app = express();

// state, nonce and the verifier of PKCE are kept in it until the user comes back.
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));

passport.use(
  new Auth0Strategy(
    {
      domain: @{.domain},
      clientID: @{client_id},
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: @{redirect_uri},
      state: true,
      pkce: true,
      maxAge: @{max_age:number},
    },
    (accessToken, refreshToken, extraParams, profile, done) => done(null, profile),
  ),
);

app.get(
  "/login",
  passport.authenticate("auth0", {
    audience: @{audience},
    scope: @{scope},
    @{*key}: @{*value},
  }),
);
