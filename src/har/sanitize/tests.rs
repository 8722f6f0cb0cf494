//! What is taken out, and what stays.

use super::*;

/// The one string of a body, sanitized.
fn clean(text: &str) -> String {
    let mut cleaner = Cleaner::default();
    cleaner.clean(text, 0).unwrap_or_else(|| text.to_owned())
}

#[test]
fn secrets_go_and_the_rest_stays() {
    let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
    let without = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.the-signature-is-removed";
    for (law, text, expected) in [
        ("a JWT", jwt, without),
        (
            "a query",
            "https://a.example/cb?code=SplxlOBeZQQ&x=1&state=af0ifjsldkj",
            "https://a.example/cb?code=[code-1]&x=1&state=[state-1]",
        ),
        (
            "a query in a query",
            "https://a.example/?to=https%3A%2F%2Fb.example%2F%3Fcode%3DSplxlOBeZQQ",
            "https://a.example/?to=https%3A//b.example/%3Fcode%3D%5Bcode-1%5D",
        ),
        (
            "JSON",
            r#"{"a":[{"access_token":"abc"}],"code":"invalid_grant"}"#,
            r#"{"a":[{"access_token":"[token-1]"}],"code":"invalid_grant"}"#,
        ),
        (
            "JSON in JSON",
            r#"{"a":"{\"password\":\"x\"}"}"#,
            r#"{"a":"{\"password\":\"[password-1]\"}"}"#,
        ),
        (
            "a form",
            "username=a&password=b%21&grant_type=password",
            "username=a&password=[password-1]&grant_type=password",
        ),
        (
            "HTML",
            r#"<input type="hidden" name="code" value="SplxlOBeZQQ"/>"#,
            r#"<input type="hidden" name="code" value="[code-1]"/>"#,
        ),
        (
            "HTML, value first",
            r#"<INPUT value='PHNhbWxwOlJlc3BvbnNl1' name='SAMLResponse'>"#,
            r#"<INPUT value='[saml-1]' name='SAMLResponse'>"#,
        ),
        (
            "a script",
            r#"var a={token:"abcdef123456",code:e.code};"#,
            r#"var a={token:"[token-1]",code:e.code};"#,
        ),
        (
            "a header in a text",
            "curl -H 'Authorization: Bearer abcdef123456.x'",
            "curl -H 'Authorization: Bearer [token-1]'",
        ),
        (
            "parts of a form",
            "--x\r\nContent-Disposition: form-data; name=\"refresh_token\"\r\n\r\nabcdef123456\r\n--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"refresh_token\"\r\n\r\n[token-1]\r\n--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--x--",
        ),
        (
            "a password in a URL",
            "https://ada:hunter2@a.example/x and http://b.example:80/@c",
            "https://ada:[password-1]@a.example/x and http://b.example:80/@c",
        ),
        (
            "a password in a URL in a query",
            "https://a.example/?to=https%3A%2F%2Fada%3Ahunter2%40b.example%2F",
            "https://a.example/?to=https%3A//ada%3A%5Bpassword-1%5D%40b.example/",
        ),
        (
            "what was sent by mail, in a path",
            "https://a.example/reset-password/8f3kQ92mZpLx77aB?x=1 /verify/email-address /join/us-today-please",
            "https://a.example/reset-password/[code-1]?x=1 /verify/email-address /join/us-today-please",
        ),
        (
            "a JWT in a path",
            "https://a.example/download/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl/file",
            "https://a.example/download/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.the-signature-is-removed/file",
        ),
        (
            "a password that is asked for twice",
            "password=b%21&password_confirmation=b%21&password_required=true",
            "password=[password-1]&password_confirmation=[password-1]&password_required=true",
        ),
        (
            "names of protocols around",
            r#"{"secretAccessKey":"abc","oobCode":"x1","interaction_code":"y","otp_code":123456,"statusCode":404}"#,
            r#"{"secretAccessKey":"[secret-1]","oobCode":"[code-1]","interaction_code":"[code-2]","otp_code":"[code-3]","statusCode":404}"#,
        ),
        (
            "a field for a password",
            r#"<input type="password" value="hunter2">"#,
            r#"<input type="password" value="[password-1]">"#,
        ),
        (
            "what was sent by mail, two segments on",
            "/verify/email/8f3kQ92mZpLx77aB/done",
            "/verify/email/[code-1]/done",
        ),
        (
            "what an application keeps",
            r#"localStorage.setItem("access_token", "8xLOxBtZp8aKfLIY2"); t('code', 'Code of the country')"#,
            r#"localStorage.setItem("access_token", "[token-1]"); t('code', 'Code of the country')"#,
        ),
        (
            "a name and its value in a list",
            r#"[["access_token","abc"],["a","b"],["token","words only"]]"#,
            r#"[["access_token","[token-1]"],["a","b"],["token","words only"]]"#,
        ),
        (
            "a name and its value under other names",
            r#"[{"key":"client_secret","value":"abc"},{"key":"color","value":"red"}]"#,
            r#"[{"key":"client_secret","value":"[secret-1]"},{"key":"color","value":"red"}]"#,
        ),
        (
            "JSON in base64",
            "eyJhY2Nlc3NfdG9rZW4iOiJhYmMiLCJhIjoxfQ==",
            "eyJhY2Nlc3NfdG9rZW4iOiJbdG9rZW4tMV0iLCJhIjoxfQ==",
        ),
        (
            "a tag with attributes",
            r#"<wsse:BinarySecurityToken ValueType="urn:x" Id="a">abcdef123</wsse:BinarySecurityToken><code class="a">404</code>"#,
            r#"<wsse:BinarySecurityToken ValueType="urn:x" Id="a">[token-1]</wsse:BinarySecurityToken><code class="a">404</code>"#,
        ),
        (
            "no secrets",
            "code: 404, token_type=Bearer, state: open",
            "code: 404, token_type=Bearer, state: open",
        ),
        (
            "a private key",
            "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\nx",
            "-----BEGIN PRIVATE KEY-----[secret-1]-----END PRIVATE KEY-----\nx",
        ),
    ] {
        assert_eq!(clean(text), expected, "{law}");
        assert_eq!(clean(expected), expected, "{law}, again");
    }
}

/// What is random stands for itself; the label that takes its place is the first of its sort.
const P: &str = "q7Rz2LmXc81VbTkYw0PsJd5HgNf3AeUi";

#[test]
fn secrets_apart_from_their_name_go() {
    for (law, text, expected) in [
        (
            "CSV",
            "id,access_token,password\r\n1,{P},pw\r\n2,\"{P}\",\"p,w\"\r\n",
            "id,access_token,password\r\n1,[token-1],[password-1]\r\n2,\"[token-1]\",\"[password-2]\"\r\n",
        ),
        (
            "CSV with tabs",
            "\"User name\"\tPassword\nada\tpw\n\nname, note\n",
            "\"User name\"\tPassword\nada\t[password-1]\n\nname, note\n",
        ),
        (
            "a table of Markdown",
            "| id | password |\n|----|:--------|\n| 1 | pw |\nno, row\n",
            "| id | password |\n|----|:--------|\n| 1 | [password-1] |\nno, row\n",
        ),
        (
            "SQL",
            "INSERT INTO t (id, access_token, password) VALUES (1,'{P}','pw'),\n (NOW(), NULL, 'it''s'); x",
            "INSERT INTO t (id, access_token, password) VALUES (1,'[token-1]','[password-1]'),\n (NOW(), NULL, '[password-2]'); x",
        ),
        (
            "cells of HTML",
            "<td>password</td><td>pw</td> <td class=\"a\">access_token</td>\n<td><code>{P}</code></td>",
            "<td>password</td><td>[password-1]</td> <td class=\"a\">access_token</td>\n<td><code>[token-1]</code></td>",
        ),
        (
            "cells of XML",
            "<name>db.password</name><value>pw</value><key>Access token</key>\n<string>{P}</string>",
            "<name>db.password</name><value>[password-1]</value><key>Access token</key>\n<string>[token-1]</string>",
        ),
        (
            "no cells",
            "<li>Password</li><li>Security</li><th>password</th><th>access_token</th>",
            "<li>Password</li><li>Security</li><th>password</th><th>access_token</th>",
        ),
        (
            "the lines below",
            "access_token = <<-EOT\n  {P}\nEOT\npassword: |\n  pw\nport: |\n  80\n",
            "access_token = <<-EOT\n  [token-1]\nEOT\npassword: |\n  [password-1]\nport: |\n  80\n",
        ),
        (
            "a setting",
            r#"<add key="client-secret" value="hunter2"/><add key="a" value="b"/><Property value="pw" name="db.password">"#,
            r#"<add key="client-secret" value="[secret-1]"/><add key="a" value="b"/><Property value="[password-1]" name="db.password">"#,
        ),
        (
            "PHP",
            r#"'password' => 'pw', 'token' => $a, code => e.code"#,
            r#"'password' => '[password-1]', 'token' => $a, code => e.code"#,
        ),
        (
            "options of a command",
            "run --password hunter2 --token {P} --password-file a",
            "run --password [password-1] --token [token-1] --password-file a",
        ),
        (
            "a name of several words",
            "spring.datasource.password=Pw12345x\noauth/client_secret: {P}",
            "spring.datasource.password=[password-1]\noauth/client_secret: [secret-1]",
        ),
        (
            "cookies in a text",
            "< Set-Cookie: zz=abc; Path=/\r\n> Cookie: a=b; c=d\r\nCookie: a = b",
            "< Set-Cookie: zz=[cookie-1]; Path=/\r\n> Cookie: a=[cookie-2]; c=[cookie-3]\r\nCookie: a = b",
        ),
        (
            "cookies in JSON",
            r#"{"set-cookie":["zz=abc; Path=/"],"cookie":"a=b","cookies":"we use cookies"}"#,
            r#"{"set-cookie":["zz=[cookie-1]; Path=/"],"cookie":"a=[cookie-2]","cookies":"we use cookies"}"#,
        ),
        (
            "answers and codes of letters",
            r#"{"secretAnswer":"Rex","otp":"KXQWPL","answer":"yes"}"#,
            r#"{"secretAnswer":"[password-1]","otp":"[code-1]","answer":"yes"}"#,
        ),
        (
            "header fields",
            r#"{"headers":[{"name":"X-Functions-Key","value":"{P}"},{"name":"X-Set-Session","value":"a{P}"},{"name":"Cookie2","value":"a=b"},{"name":"Surrogate-Key","value":"home"}]}"#,
            r#"{"headers":[{"name":"X-Functions-Key","value":"[api-key-1]"},{"name":"X-Set-Session","value":"[cookie-1]"},{"name":"Cookie2","value":"a=[cookie-2]"},{"name":"Surrogate-Key","value":"home"}]}"#,
        ),
        (
            "protocols of a socket",
            r#"{"headers":[{"name":"Sec-WebSocket-Protocol","value":"v4.channel.k8s.io, bearer, {P}, base64url.bearer.authorization.k8s.io.a{P}"}]}"#,
            r#"{"headers":[{"name":"Sec-WebSocket-Protocol","value":"v4.channel.k8s.io, bearer, [token-1], base64url.bearer.authorization.k8s.io.[token-2]"}]}"#,
        ),
        (
            "a row of headings",
            "<table><tr><th>id</th><th>Password</th></tr>\n<tr><td>1</td><td><b>pw</b></td></tr><tr><td>2<td></table><tr><td>1</td><td>x</td></tr>",
            "<table><tr><th>id</th><th>Password</th></tr>\n<tr><td>1</td><td><b>[password-1]</b></td></tr><tr><td>2<td></table><tr><td>1</td><td>x</td></tr>",
        ),
        (
            "a row of headings in a head of its own",
            "<TABLE><thead><TR class=a><td>id<td>user<td>otp</thead><tbody><tr><td>1<td>ada<td>KXQWPL<tr><td>2<td>eve<td>123456</tbody></table>",
            "<TABLE><thead><TR class=a><td>id<td>user<td>otp</thead><tbody><tr><td>1<td>ada<td>[code-1]<tr><td>2<td>eve<td>[code-2]</tbody></table>",
        ),
        (
            "no row of headings",
            "<tr><td>user</td><td>note</td></tr><tr><td>a</td><td>b</td></tr>",
            "<tr><td>user</td><td>note</td></tr><tr><td>a</td><td>b</td></tr>",
        ),
        (
            "columns and rows of JSON",
            r#"{"columns":["id","password"],"rows":[[1,"pw"],["id",null],[2,"pw",3]],"fields":[{"name":"a"}]}"#,
            r#"{"columns":["id","password"],"rows":[[1,"[password-1]"],["id",null],[2,"[password-1]",3]],"fields":[{"name":"a"}]}"#,
        ),
        (
            "columns of JSON with more to them, and rows alone",
            r#"[{"data":[["{P}",1]],"fields":[{"name":"access_token"},{"name":"n"}]},[["id","n","password"],[1,2,"pw"]]]"#,
            r#"[{"data":[["[token-1]",1]],"fields":[{"name":"access_token"},{"name":"n"}]},[["id","n","password"],[1,2,"[password-1]"]]]"#,
        ),
        (
            "cells over several lines",
            "id,note,password\n1,\"two\nlines\",pw\n2,x,\"pw,\nlonger\"\n3,\"it's, open,pw\n4,y,pw\n",
            "id,note,password\n1,\"two\nlines\",[password-1]\n2,x,\"[password-2]\"\n3,\"it's, open,pw\n4,y,pw\n",
        ),
        (
            "a file of netrc",
            "machine a.example login ada password pw#1\nmachine b.example\n  login eve\n  password pw2\nthe login page password reset",
            "machine a.example login ada password [password-1]\nmachine b.example\n  login eve\n  password [password-2]\nthe login page password reset",
        ),
        (
            "passwords of SQL",
            "CREATE USER 'ada'@'%' IDENTIFIED BY 'p w'; alter user eve identified with x by \"pw\"; ALTER ROLE ada WITH PASSWORD 'pw3'; the password 'must be long', written by 'ada'",
            "CREATE USER 'ada'@'%' IDENTIFIED BY '[password-1]'; alter user eve identified with x by \"[password-2]\"; ALTER ROLE ada WITH PASSWORD '[password-3]'; the password 'must be long', written by 'ada'",
        ),
        (
            "codes of letters without quotes",
            "otp: KXQWPL\ntotp=ABCDEF\notp: required\ncode: KXQWPL",
            "otp: [code-1]\ntotp=[code-2]\notp: required\ncode: KXQWPL",
        ),
        (
            "what only a search tells",
            "## Access token\n\n{P}\n\nkept: {P}",
            "## Access token\n\n[token-1]\n\nkept: {P}",
        ),
    ] {
        let expected = expected.replace("{P}", P);
        assert_eq!(clean(&text.replace("{P}", P)), expected, "{law}");
        assert_eq!(clean(&expected), expected, "{law}, again");
    }
}

#[test]
fn tables_that_never_end_are_read_in_a_time_that_grows_with_them() {
    for piece in [
        "(a,password)values('",
        "(a,password)values(",
        "token=<<A\nb c ",
        "a,token\n\"b,",
        "Cookie: a=[x] ",
        "<input name",
        "<td>token</td><td>",
        "<tr><th>password<th>a<tr><td>",
        "a,b,token\n\"x,\n",
        "machine login password ",
        "identified by '",
        ")values(",
    ] {
        // Without an assertion: what is quadratic does not end.
        clean(&piece.repeat(20_000));
    }
}

#[test]
fn whoever_gives_the_copy_away_is_told_what_is_still_in_it() {
    for text in ["{\"log\":{\"entries\":[]}}", ""] {
        let (_, said) = sanitized(text);
        assert!(said.starts_with("Nothing had to be taken out. "), "{said}");
        assert!(said.contains("people"), "{said}");
    }
}

#[test]
fn whoever_gives_a_copy_away_is_told_what_is_not_in_it() {
    for (law, text, expected) in [
        (
            "an entry that is no JSON",
            "{\"log\":{\"entries\":[{\"a\":,}]}}",
            "In what was read nothing had to be taken out. Left out: 1 entry that could not be read. ",
        ),
        (
            "two of them",
            "{\"log\":{\"entries\":[{\"a\":,},{\"a\":,},{\"otp\":\"123456\"}]}}",
            "Taken out: code 1. Left out: 2 entries that could not be read. ",
        ),
        (
            "cut off",
            "{\"log\":{\"entries\":[{\"a\":1},{\"b",
            "In what was read nothing had to be taken out. The file is cut off inside an entry, at byte 30; any entries before it were read. The rest is not in the copy. ",
        ),
        (
            "whole",
            "{\"log\":{\"entries\":[{}]}}",
            "Nothing had to be taken out. What",
        ),
    ] {
        let (_, said) = sanitized(text);
        assert!(said.starts_with(expected), "{law}: {said}");
        assert!(said.ends_with("in bodies."), "{law}: {said}");
    }
}
