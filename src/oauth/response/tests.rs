//! What counts as a response, and what is read in it.

use super::find;
use proptest::prelude::*;

/// Each response as its carrier and its members.
fn shown(text: &str) -> Vec<String> {
    let each = |response: &super::Response| {
        let members = response.members.iter();
        let members = members.map(|m| format!(" {}={}", m.name, m.value));
        format!("{:?}{}", response.carrier, members.collect::<String>())
    };
    find(text).iter().map(each).collect()
}

#[test]
fn responses_are_found_wherever_they_stand() {
    for (law, text, expected) in [
        (
            "a token response",
            r#"{"access_token":"a.b","token_type":"Bearer","expires_in":3600}"#,
            vec!["Json access_token=a.b token_type=Bearer expires_in=3600"],
        ),
        (
            "inside other objects, with what is around it",
            "200 OK {\"data\": {\"n\": 1, \"auth\": {\"id_token\": \"x\",\n \"scope\": \"openid a\"}}, \"more\": []} done",
            vec!["Json id_token=x scope=openid a"],
        ),
        (
            "two in a row",
            r#"{"access_token":"a","expires_in":1} {"access_token":"b"}"#,
            vec!["Json access_token=a expires_in=1", "Json access_token=b"],
        ),
        (
            "in an attribute of HTML",
            r#"<p data-x="{&quot;user&quot;:{&quot;access_token&quot;:&quot;a&quot;,&quot;expires_in&quot;:5}}">"#,
            vec!["Json access_token=a expires_in=5"],
        ),
        (
            "in a log that writes quotes by their number",
            r#"GET / "{\x22id_token\x22:\x22q\x22,\x22scope\x22:\x22openid\x22}" 200"#
                .replace("\\\\", "\\")
                .leak(),
            vec!["Json id_token=q scope=openid"],
        ),
        (
            "an entity in a string of JSON",
            r#"{"a":"{&quot;","access_token":"x","note":"&quot;"}"#,
            vec!["Json access_token=x"],
        ),
        (
            "in a JSON string",
            r#"{"body":"{\"access_token\":\"a\",\"scope\":\"x\\/y\",\"expires_in\":5}"}"#,
            vec!["Json access_token=a scope=x/y expires_in=5"],
        ),
        (
            "in a string in a string",
            r#"{"log":"{\"body\":\"{\\\"id_token\\\":\\\"q\\\"}\"}"}"#,
            vec!["Json id_token=q"],
        ),
        (
            "escaped, in a log",
            r#"level=debug body="{\"access_token\":\"a\",\"token_type\":\"DPoP\"}""#,
            vec!["Json access_token=a token_type=DPoP"],
        ),
        (
            "a challenge in JSON",
            r#"{"status":401,"www-authenticate":"Bearer error=\"invalid_token\", error_description=\"The token expired\"","x":1}"#,
            vec!["Header error=invalid_token error_description=The token expired"],
        ),
        (
            "a challenge in a list in JSON",
            r#"{"headers":{"WWW-Authenticate":["Bearer realm=\"a\", error=\"invalid_token\""]}}"#,
            vec!["Header realm=a error=invalid_token"],
        ),
        (
            "a line of a log, whose quotes were escaped",
            r#"error=invalid_grant, \"error_description\":\"The code \(x\) was used.\" at=17"#,
            vec![r"Words error=invalid_grant error_description=The code \(x\) was used."],
        ),
        (
            "an error that nobody defines, in answer to a request",
            "https://app.example/cb?error=unauthorized&state=abc123xyz",
            vec!["Address error=unauthorized state=abc123xyz"],
        ),
        (
            "a word for an error of any site",
            "https://shop.example/?error=not_found",
            vec![],
        ),
        (
            "a dictionary of Python",
            "{'access_token': 'a1.b', 'expires_in': 3600, 'scope': 'openid a', 'id_token': None}",
            vec!["Members access_token=a1.b expires_in=3600 scope=openid a"],
        ),
        (
            "an object of JavaScript",
            "{\n  access_token: 'a1.b',\n  token_type: \"Bearer\",\n  expires_at: 17,\n  scope: `openid a`\n}",
            vec!["Members access_token=a1.b token_type=Bearer scope=openid a"],
        ),
        (
            "YAML, and the lines of a configuration",
            "tokens:\n  token_type: Bearer\n  access_token: a1.b\n  scope: openid a\n\naccess_token=c1\nexpires_in=5\n",
            vec![
                "Members token_type=Bearer access_token=a1.b scope=openid a",
                "Members access_token=c1 expires_in=5",
            ],
        ),
        (
            "what Ruby prints",
            "{\"access_token\"=>\"a1.b\", \"expires_in\"=>3600}",
            vec!["Members access_token=a1.b expires_in=3600"],
        ),
        (
            "what a library keeps",
            r#"{"accessToken":"a.b","idToken":"c.d","expiresIn":3600} { idToken: 'e1.f', tokenType: 'Bearer' }"#,
            vec![
                "Members access_token=a.b id_token=c.d expires_in=3600",
                "Members id_token=e1.f token_type=Bearer",
            ],
        ),
        (
            "expressions and types are no members",
            "return { access_token: response.data, token_type: token.type, id_token: string, expires_in: number }; f(access_token, scope)",
            vec![],
        ),
        (
            "a request for a token is no response",
            "grant_type: refresh_token\nrefresh_token: a1b2\nscope: openid",
            vec![],
        ),
        (
            "a callback with a code",
            "GET /cb?code=abc&state=s%201&iss=https%3A%2F%2Fas HTTP/1.1",
            vec!["Address code=abc state=s 1 iss=https://as"],
        ),
        (
            "an answer that brings nothing, and says who it is from",
            "https://app.example/cb?state=s&iss=https%3A%2F%2Fas.example",
            vec!["Address state=s iss=https://as.example"],
        ),
        (
            "a state alone may be anybody's",
            "https://app.example/cb?state=s",
            vec![],
        ),
        (
            "a fragment",
            "https://app.example/cb#access_token=a&token_type=bearer&expires_in=3600",
            vec!["Address access_token=a token_type=bearer expires_in=3600"],
        ),
        (
            "in HTML",
            r#"<a href="https://app/cb?error=access_denied&amp;error_description=No+way">"#,
            vec!["Address error=access_denied error_description=No way"],
        ),
        (
            "a form body",
            "code=abc&state=1",
            vec!["Form code=abc state=1"],
        ),
        (
            "a form_post page whose attributes have no quotes, the value first",
            "<form><input value=4/0AX4 name=code /><input name=state value=a/></form>",
            vec!["FormPost code=4/0AX4 state=a"],
        ),
        (
            "a token response in XML",
            "<?xml version=\"1.0\"?>\n<OAuth>\n  <id>https://as.example/id/1</id>\n  <access_token>8xLOxBtZp8</access_token>\n  <token_type> Bearer </token_type>\n  <scope/>\n  <expires_in>3600</expires_in>\n</OAuth>",
            vec!["Xml access_token=8xLOxBtZp8 token_type=Bearer expires_in=3600"],
        ),
        (
            "an error in XML, with a namespace, entities and CDATA",
            "<o:OAuth><o:error>invalid_grant</o:error><o:error_description><![CDATA[Code <1> expired]]></o:error_description></o:OAuth><e><error_description>a &amp; b</error_description><error>invalid_scope</error></e>",
            vec![
                "Xml error=invalid_grant error_description=Code <1> expired",
                "Xml error_description=a & b error=invalid_scope",
            ],
        ),
        (
            "two responses of a list in XML",
            "<l><r><AccessToken>8xLOxBtZp8</AccessToken><n>1</n></r><r><AccessToken>9xLOxBtZp8</AccessToken></r></l>",
            vec!["Xml access_token=8xLOxBtZp8", "Xml access_token=9xLOxBtZp8"],
        ),
        (
            "a form_post page",
            "<form method=\"post\" action=\"https://app/cb\"><input type=\"hidden\" name=\"state\" value=\"a&amp;b\"/>\n<input type='hidden' name='id_token' value='x'></form>",
            vec!["FormPost state=a&b id_token=x"],
        ),
        (
            "a header",
            "HTTP/1.1 401\r\nwww-authenticate: Bearer realm=\"api\", error=\"invalid_token\"\r\nDate: x",
            vec!["Header realm=api error=invalid_token"],
        ),
        (
            "the value of a header",
            r#"DPoP error="use_dpop_nonce", algs="ES256""#,
            vec!["Header error=use_dpop_nonce algs=ES256"],
        ),
        (
            "an error in JSON",
            r#"{"error":"invalid_grant","error_description":"used"}"#,
            vec!["Json error=invalid_grant error_description=used"],
        ),
        (
            "a challenge without an error",
            "HTTP/1.1 401\r\nWWW-Authenticate: Basic realm=\"a\", Bearer realm=\"api\"\r\nDate: x",
            vec!["Header realm=api"],
        ),
        (
            "one of another scheme",
            "WWW-Authenticate: Basic realm=\"a\"",
            vec![],
        ),
        (
            "one in JSON, and what stands beside it there",
            r#"{"www-authenticate":"Bearer","date":"error=x"}"#,
            vec!["Header"],
        ),
        (
            "JSON that was percent-encoded, in a cookie",
            "set-cookie: tok=%7B%22access_token%22%3A%22abc%22%2C%22token_type%22%3A%22Bearer%22%7D; Path=/",
            vec!["Json access_token=abc token_type=Bearer"],
        ),
        (
            "the same twice, and alone",
            "%257B%2522access_token%2522%253A%2522abc%2522%252C%2522expires_in%2522%253A60%257D",
            vec!["Json access_token=abc expires_in=60"],
        ),
        (
            "a scope that is asked for",
            "Bearer scope=\"read\"",
            vec!["Header scope=read"],
        ),
        (
            "one that names its metadata",
            r#"Bearer resource_metadata="https://r.example/.well-known/oauth-protected-resource""#,
            vec!["Header resource_metadata=https://r.example/.well-known/oauth-protected-resource"],
        ),
        (
            "a challenge without an error beside one with",
            r#"WWW-Authenticate: Bearer, DPoP error="use_dpop_nonce""#,
            vec!["Header error=use_dpop_nonce"],
        ),
        (
            "an error that a vendor alone has",
            r#"{"error":"mfa_required"} {"error":"not_found"}"#,
            vec!["Json error=mfa_required"],
        ),
        (
            "a link in a mail",
            "https://a.example/cb?code=3DSplxlOBeZQQYbYS6WxSbIA&state=3Dabc https://a.example/cb?code=3DSplxlOBeZQQYbYS6WxSbIA&state=abc",
            vec![
                "Address code=SplxlOBeZQQYbYS6WxSbIA state=abc",
                "Address code=3DSplxlOBeZQQYbYS6WxSbIA state=abc",
            ],
        ),
        (
            "a URL in a string, as Go writes it",
            r#"{"url":"https://a.example/cb?error=access_denied\u0026error_description=Service%20not%20found\u0026state=x"}"#,
            vec!["Address error=access_denied error_description=Service not found state=x"],
        ),
        (
            "encoded as a whole, and as a parameter",
            "to https%3A%2F%2Fa.example%2Fcb%3Ferror%3Daccess_denied%26state%3Dx redirect=https%3A%2F%2Fa.example%2Fcb%3Fcode%3Dc%26state%3Dx done",
            vec![
                "Address error=access_denied state=x",
                "Address code=c state=x",
            ],
        ),
        (
            "an error in lines",
            "error: access_denied\nerror_description: Service not found: https://api.example\n",
            vec![
                "Members error=access_denied error_description=Service not found: https://api.example",
            ],
        ),
        (
            "an error that a program makes",
            "res.json({ error: err.code, error_description: err.message })",
            vec![],
        ),
        (
            "tokens of an environment",
            "ACCESS_TOKEN=8xLOxBtZp8\nID_TOKEN=eyJ1.x.y\n",
            vec!["Members access_token=8xLOxBtZp8 id_token=eyJ1.x.y"],
        ),
        (
            "a challenge that source code puts together",
            r#"return {"WWW-Authenticate": "Bearer " + ", ".join(values)}"#,
            vec![],
        ),
        (
            "what Go prints of a token",
            "&{AccessToken:8xLOxBtZp8aKfLIY2YMTEQ7d TokenType:Bearer RefreshToken: Expiry:2026-01-01 raw:map[scope:openid]}",
            vec!["Members access_token=8xLOxBtZp8aKfLIY2YMTEQ7d token_type=Bearer scope=openid"],
        ),
        (
            "what PHP prints of an array",
            "Array\n(\n    [access_token] => 8xLOxBtZp8\n    [id_token] => eyJ1.x.y\n    [token_type] => Bearer\n)",
            vec!["Members access_token=8xLOxBtZp8 id_token=eyJ1.x.y token_type=Bearer"],
        ),
        (
            "the same with the lengths of its strings",
            "array(2) {\n  [\"access_token\"]=>\n  string(10) \"8xLOxBtZp8\"\n  [\"expires_in\"]=>\n  int(60)\n  [\"token_type\"]=>\n  string(6) \"Bearer\"\n}",
            vec!["Members access_token=8xLOxBtZp8 token_type=Bearer"],
        ),
        (
            "what PHP serializes",
            r#"a:2:{s:12:"access_token";s:10:"8xLOxBtZp8";s:10:"token_type";s:6:"Bearer";}"#,
            vec!["Members access_token=8xLOxBtZp8 token_type=Bearer"],
        ),
        (
            "what Rust and Go print of types around strings",
            "TokenResponse { access_token: AccessToken(\"8xLOxBtZp8\"), id_token: Some(IdToken(\"eyJ1.x.y\")), refresh_token: None }\n\
             ({\n AccessToken: (string) (len=10) \"8xLOxBtZp8\",\n TokenType: (string) (len=6) \"Bearer\",\n})",
            vec![
                "Members access_token=8xLOxBtZp8 id_token=eyJ1.x.y",
                "Members access_token=8xLOxBtZp8 token_type=Bearer",
            ],
        ),
        (
            "a record of psql, and rows between bars",
            "-[ RECORD 1 ]-+----\naccess_token  | 8xLOxBtZp8\ntoken_type    | Bearer\n\n|access_token|8xLOxBtZp8|\n|expires_in|60|",
            vec![
                "Members access_token=8xLOxBtZp8 token_type=Bearer",
                "Members access_token=8xLOxBtZp8 expires_in=60",
            ],
        ),
        (
            "an API has a message alone",
            r#"{"statusCode":401,"message":"jwt expired"} {"error":{"name":"JsonWebTokenError","message":"jwt malformed"}} {"message":"all is well"}"#,
            vec!["Json message=jwt expired", "Json message=jwt malformed"],
        ),
        (
            "with quotes in it",
            r#"{"detail":"unexpected \"aud\" claim value"}"#,
            vec![r#"Json message=unexpected "aud" claim value"#],
        ),
    ] {
        assert_eq!(shown(text), expected, "{law}");
    }
}

#[test]
fn what_only_looks_like_one_is_left_alone() {
    for text in [
        // A request to the authorization endpoint, and two to the token endpoint.
        "https://as.example/authorize?response_type=code&client_id=c&scope=openid&state=1",
        "grant_type=authorization_code&code=abc&redirect_uri=https%3A%2F%2Fapp",
        r#"{"grant_type":"refresh_token","refresh_token":"r"}"#,
        // A token sent to an API.
        "https://api.example/things?access_token=a",
        // Errors of something else.
        r#"{"error":"not found"}"#,
        r#"{"error":{"code":404}}"#,
        r#"{"error":"ENOENT","path":"/x"}"#,
        "https://app.example/?error=1",
        "WWW-Authenticate: Basic realm=\"x\"",
        "{ not json at all } { \"a\": \"b",
        // Elements of something else, a request in XML, a page with source code.
        "<error>File not found</error><message>jwt</message>",
        "<r><error>x</error></r>",
        "<html><body><error>timeout</error><code>5</code></body></html>",
        "<r><grant_type>refresh_token</grant_type><refresh_token>8xLOxBtZp8</refresh_token></r>",
        "<p><code>8xLOxBtZp8</code> and <code>state</code>, <b>error</b></p>",
        "<access_token><value>8xLOxBtZp8</value></access_token><access_token/><id_token></id_token>",
        "<access_token>8xLOxBtZp8</refresh_token>",
        "state=1",
        // What a function makes, and a table of documentation.
        "access_token: makeToken(\"8xLOxBtZp8\"), token_type: getType(\"Bearer\")",
        "| access_token | the token 1 |\n| token_type | `Bearer` |",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in r#"([{}\[\]":,\\=&?#;<>/ \n]|code|access_token|error|<form|<input name=|<error>|</error>|<access_token>|</access_token>|<!\[CDATA\[|\]\]>|www-authenticate:|\PC){0,40}"#) {
        for response in find(&text) {
            prop_assert!(text.get(response.span.start..response.span.end).is_some());
            for member in &response.members {
                prop_assert!(text.get(member.span.start..member.span.end).is_some());
            }
        }
    }
}

#[test]
fn errors_are_found_as_people_copy_them() {
    for (law, text, expected) in [
        (
            "Entra’s page",
            "Sorry, but we’re having trouble signing you in.\nAADSTS50011: The redirect URI 'https://a.example/cb' does not match.",
            vec![
                "Words error=AADSTS50011 error_description=AADSTS50011: The redirect URI 'https://a.example/cb' does not match.",
            ],
        ),
        (
            "Google’s page",
            "Error 400: redirect_uri_mismatch",
            vec!["Words error=redirect_uri_mismatch"],
        ),
        (
            "a code alone",
            " invalid_grant\n",
            vec!["Words error=invalid_grant"],
        ),
        (
            "a code before its description",
            "invalid_grant: Unknown or invalid refresh token.",
            vec!["Words error=invalid_grant error_description=Unknown or invalid refresh token."],
        ),
        (
            "a code with its description",
            "OAuthError: invalid_grant (Unknown or invalid refresh token.)",
            vec!["Words error=invalid_grant error_description=Unknown or invalid refresh token.)"],
        ),
        (
            "a line of a log",
            "12:00 WARN login failed error=invalid_grant error_description=\"Code not valid\" user=1\nnext",
            vec!["Words error=invalid_grant error_description=Code not valid"],
        ),
        (
            "a sentence of a server’s page",
            "Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.",
            vec![
                "Words error=Callback URL mismatch error_description=Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.",
            ],
        ),
        (
            "a page with a heading",
            "Oops!, something went wrong\n\ninvalid_request: Unknown client: web",
            vec!["Words error=invalid_request error_description=Unknown client: web"],
        ),
        (
            "a browser’s console",
            "Access to fetch at 'https://as.example/oauth/token' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present",
            vec![
                "Words error=blocked by CORS policy error_description=blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present",
            ],
        ),
    ] {
        assert_eq!(shown(text), expected, "{law}");
    }
    for text in [
        "error=unknown_thing",
        "if (reason.error === 'login_required') login();",
        "from django.contrib.auth.decorators import login_required\n\n@login_required\ndef view(request):",
        "login_required: true",
        "const mfa_required = false",
        "status: not_found",
        "access_denied: \"You have no access\"",
        "throw new Error('server_error')",
        "class A:\n    error = 'invalid_grant'",
        "- fix: invalid_grant is now retried",
        "Anna said that access_denied means the user said no",
        "supported_errors=invalid_request,access_denied",
        "error: timeout",
        "the access_denied page of our shop is broken"
            .repeat(40)
            .as_str(),
        "AADSTS1",
        "texts\ninvalid_request: Something is missing\naccess_denied: You said no",
        "ERROR=1",
        "access_token refresh_token",
    ] {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
}

/// The copy that is searched is shorter than the text.
#[test]
fn a_response_with_encoded_quotes_stands_where_it_stands() {
    let text = "é &quot; <p data-x='{&quot;a&quot;:1, &quot;access_token&quot;: &quot;abc&quot;, &quot;expires_in&quot;:5}'>";
    let found = find(text);
    assert_eq!(found.len(), 1);
    assert!(found[0].span.of(text).starts_with("{&quot;a"));
    assert!(found[0].span.of(text).ends_with(":5}"));
    let members = found[0].members.iter();
    let values: Vec<&str> = members.map(|member| member.span.of(text)).collect();
    assert_eq!(values, ["abc", "5"]);
}

/// Every code of the registry, but for words that any API may use: those need more beside them.
#[test]
fn a_registered_error_code_is_a_response_without_more() {
    for code in [
        "invalid_request",
        "unauthorized_client",
        "access_denied",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "invalid_client",
        "invalid_grant",
        "unsupported_grant_type",
        "invalid_token",
        "insufficient_scope",
        "unsupported_token_type",
        "interaction_required",
        "login_required",
        "account_selection_required",
        "consent_required",
        "invalid_request_uri",
        "invalid_request_object",
        "request_not_supported",
        "request_uri_not_supported",
        "registration_not_supported",
        "need_info",
        "request_denied",
        "request_submitted",
        "authorization_pending",
        "slow_down",
        "expired_token",
        "invalid_target",
        "unsupported_pop_key",
        "incompatible_ace_profiles",
        "invalid_authorization_details",
        "invalid_dpop_proof",
        "use_dpop_nonce",
        "insufficient_user_authentication",
        "unmet_authentication_requirements",
        "invalid_client_metadata",
        "invalid_redirect_uri",
        "invalid_software_statement",
        "unapproved_software_statement",
        "expired_login_hint_token",
        "unknown_user_id",
        "missing_user_code",
        "invalid_user_code",
        "invalid_binding_message",
        "transaction_failed",
        "vp_formats_not_supported",
        "invalid_request_uri_method",
        "invalid_transaction_data",
        "wallet_unavailable",
        "invalid_client_attestation",
        "use_attestation_challenge",
        "use_fresh_attestation",
    ] {
        let body = format!("{{\"error\":\"{code}\"}}");
        let headed = format!("HTTP/1.1 400 Bad Request\r\n\r\n{body}");
        for text in [body, headed] {
            assert_eq!(shown(&text), [format!("Json error={code}")], "{text}");
        }
    }
    for code in ["not_found", "invalid_metadata", "timeout", "forbidden"] {
        let text = format!("{{\"error\":\"{code}\"}}");
        assert_eq!(shown(&text), [""; 0], "{text}");
    }
}
