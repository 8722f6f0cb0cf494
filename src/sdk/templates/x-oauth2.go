@file main.go
package main

import (
	"crypto/rand"
	"fmt"
	"os"

	"golang.org/x/oauth2"
)

func main() {
	config := &oauth2.Config{
		ClientID:     @{client_id},
		ClientSecret: os.Getenv("CLIENT_SECRET"),
		RedirectURL:  @{redirect_uri},
		Scopes:       []string{@{scope:list}},
		Endpoint: oauth2.Endpoint{
			AuthURL:  @{.endpoint},
			TokenURL: @{.token_endpoint},
		},
	}

	// Keep them with the user's session: the exchange of the code needs all of them.
	state, verifier := rand.Text(), oauth2.GenerateVerifier()
@[nonce] 	nonce := rand.Text()

	fmt.Println(config.AuthCodeURL(
		state,
		oauth2.S256ChallengeOption(verifier),
@[nonce] 		oauth2.SetAuthURLParam("nonce", nonce),
		oauth2.SetAuthURLParam(@{*name}, @{*value}),
	))
}
