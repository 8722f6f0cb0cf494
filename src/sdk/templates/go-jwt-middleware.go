@file main.go
package main

import (
	"log"
	"net/http"
	"net/url"

	jwtmiddleware "github.com/auth0/go-jwt-middleware/v3"
	"github.com/auth0/go-jwt-middleware/v3/jwks"
	"github.com/auth0/go-jwt-middleware/v3/validator"
)

const (
	issuer   = @{.issuer}
	audience = @{.api_audience}
)

func main() {
	issuerURL, err := url.Parse(issuer)
	if err != nil {
		log.Fatal(err)
	}
@[.apart] 	keysURL, err := url.Parse(@{.jwks_uri})
@[.apart] 	if err != nil {
@[.apart] 		log.Fatal(err)
@[.apart] 	}
@[!.apart] 	keys, err := jwks.NewCachingProvider(jwks.WithIssuerURL(issuerURL))
@[.apart] 	keys, err := jwks.NewCachingProvider(jwks.WithIssuerURL(issuerURL), jwks.WithCustomJWKSURI(keysURL))
	if err != nil {
		log.Fatal(err)
	}
	tokens, err := validator.New(
		validator.WithKeyFunc(keys.KeyFunc),
		validator.WithAlgorithm(@{.algorithm}),
		validator.WithIssuer(issuer),
		validator.WithAudience(audience),
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
		_, _ = w.Write([]byte(claims.RegisteredClaims.Subject))
	})))
	log.Fatal(http.ListenAndServe(":3000", nil))
}
