@file SignIn.swift
import Auth0

let credentials = try await Auth0
    .webAuth(clientId: @{client_id}, domain: @{.domain})
    .redirectURL(URL(string: @{redirect_uri})!)
    .audience(@{audience})
    .scope(@{scope})
    .connection(@{connection})
    .connectionScope(@{connection_scope})
    .organization(@{organization})
    .maxAge(@{max_age:number})
@[*]     .parameters([
        @{*name}: @{*value},
@[*]     ])
    .start()

let accessToken = credentials.accessToken
