@file main.go
package main

import (
@[.scopes] 	"context"
@[!.scopes] @[.secret] 	"context"
	"log"
	"net/http"
@[!.secret] 	"net/url"
@[.secret] 	"os"
@[.scopes] 	"slices"
@[.scopes] @[!.scope_list] 	"strings"
@[.skew] 	"time"

	jwtmiddleware "github.com/auth0/go-jwt-middleware/v3"
@[!.secret] 	"github.com/auth0/go-jwt-middleware/v3/jwks"
	"github.com/auth0/go-jwt-middleware/v3/validator"
)

const (
	issuer   = @{.issuer}
	audience = @{.api_audience}
)

@[.scopes] // scopeClaims reads the claim with the scopes; the handler compares them.
@[.scopes] type scopeClaims struct {
@[.scopes] @[!.scp] @[!.scope_list] 	Scope string `json:"scope"`
@[.scopes] @[!.scp] @[.scope_list] 	Scope []string `json:"scope"`
@[.scopes] @[.scp] @[!.scope_list] 	Scope string `json:"scp"`
@[.scopes] @[.scp] @[.scope_list] 	Scope []string `json:"scp"`
@[.scopes] }
@[.scopes]
@[.scopes] func (*scopeClaims) Validate(context.Context) error { return nil }
@[.scopes]
func main() {
@[.secret] 	secret := []byte(os.Getenv("TOKEN_SECRET"))
@[.secret] 	if len(secret) == 0 {
@[.secret] 		log.Fatal("TOKEN_SECRET is not set")
@[.secret] 	}
@[!.secret] 	issuerURL, err := url.Parse(issuer)
@[!.secret] 	if err != nil {
@[!.secret] 		log.Fatal(err)
@[!.secret] 	}
@[.apart] @[!.secret] 	keysURL, err := url.Parse(@{.jwks_uri})
@[.apart] @[!.secret] 	if err != nil {
@[.apart] @[!.secret] 		log.Fatal(err)
@[.apart] @[!.secret] 	}
@[!.apart] @[!.secret] 	keys, err := jwks.NewCachingProvider(jwks.WithIssuerURL(issuerURL))
@[.apart] @[!.secret] 	keys, err := jwks.NewCachingProvider(jwks.WithIssuerURL(issuerURL), jwks.WithCustomJWKSURI(keysURL))
@[!.secret] 	if err != nil {
@[!.secret] 		log.Fatal(err)
@[!.secret] 	}
	tokens, err := validator.New(
@[!.secret] 		validator.WithKeyFunc(keys.KeyFunc),
@[.secret] 		validator.WithKeyFunc(func(context.Context) (any, error) { return secret, nil }),
@[!.algorithms] 		validator.WithAlgorithm(@{.algorithm}),
@[.algorithms] 		validator.WithAlgorithms([]validator.SignatureAlgorithm{@{.algorithms:list}}),
		validator.WithIssuer(issuer),
		validator.WithAudience(audience),
@[.skew] 		validator.WithAllowedClockSkew(@{.skew:number}*time.Second),
@[.scopes] 		validator.WithCustomClaims(func() *scopeClaims { return &scopeClaims{} }),
	)
	if err != nil {
		log.Fatal(err)
	}
	middleware, err := jwtmiddleware.New(jwtmiddleware.WithValidator(tokens))
	if err != nil {
		log.Fatal(err)
	}

	http.Handle("/orders", middleware.CheckJWT(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := jwtmiddleware.GetClaims[*validator.ValidatedClaims](r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
@[.scopes] 		scopes, ok := claims.CustomClaims.(*scopeClaims)
@[.scopes] 		for _, scope := range []string{@{.scopes:list}} {
@[.scopes] @[!.scope_list] 			if !ok || !slices.Contains(strings.Fields(scopes.Scope), scope) {
@[.scopes] @[.scope_list] 			if !ok || !slices.Contains(scopes.Scope, scope) {
@[.scopes] 				http.Error(w, "insufficient_scope", http.StatusForbidden)
@[.scopes] 				return
@[.scopes] 			}
@[.scopes] 		}
		_, _ = w.Write([]byte(claims.RegisteredClaims.Subject))
	})))
	log.Fatal(http.ListenAndServe(":3000", nil))
}
