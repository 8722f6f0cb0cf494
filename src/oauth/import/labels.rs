//! What a dashboard shows of a client, as it is copied: a label and its value in one line, or the value in the line below.
//!
//! Takes labels alone that the table here names, so that prose with a colon in it gives nothing.

use super::settings::{MAX_SETTINGS, Setting, Value};

/// Labels in small letters without signs and blanks, and the option that each is. Those of the dashboards of Auth0, Okta, Entra,
/// Google, Cognito, Keycloak and Logto; and what people write in their place.
const LABELS: &[(&str, &str)] = &[
    ("allowedcallbackurls", "redirectUri"),
    ("appid", "clientId"),
    ("applicationclientid", "clientId"),
    ("applicationid", "clientId"),
    ("audience", "audience"),
    ("authority", "issuer"),
    ("authorizationendpoint", "authorizationEndpoint"),
    ("authorizationendpointurl", "authorizationEndpoint"),
    ("authorizedredirecturis", "redirectUri"),
    ("authorizeurl", "authorizationEndpoint"),
    ("callbackurl", "redirectUri"),
    ("callbackurls", "redirectUri"),
    ("clientid", "clientId"),
    ("clientsecret", "clientSecret"),
    ("directorytenantid", "tenantId"),
    ("discoveryendpoint", "issuer"),
    ("discoveryurl", "issuer"),
    ("domain", "domain"),
    ("issuer", "issuer"),
    ("issueruri", "issuer"),
    ("issuerurl", "issuer"),
    ("redirecturi", "redirectUri"),
    ("redirecturis", "redirectUri"),
    ("redirecturl", "redirectUri"),
    ("responsetype", "responseType"),
    ("scope", "scope"),
    ("scopes", "scope"),
    ("secret", "clientSecret"),
    ("signinredirecturis", "redirectUri"),
    ("tenantid", "tenantId"),
];

/// Labels are no sentences.
const LONGEST: usize = 40;

/// The settings that a text of labels gives, in order.
pub fn settings(text: &str) -> Vec<Setting> {
    let mut found = Vec::new();
    let mut above = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if found.len() == MAX_SETTINGS {
            break;
        }
        let own = line
            .split_once([':', '\t'])
            .map(|(label, value)| (option(label), value.trim()));
        let (option, value) = match (own, above.take()) {
            (Some((Some(option), "")), _) => {
                above = Some(option);
                continue;
            }
            (Some((Some(option), value)), _) => (option, value),
            (_, Some(option)) => (option, line),
            (_, None) => {
                above = self::option(line);
                continue;
            }
        };
        found.push(Setting {
            path: vec![option.to_owned()],
            value: Value::Text(value.trim_matches(['"', '\'', ',']).to_owned()),
            at: start,
        });
    }
    found
}

/// The option that a label is.
fn option(label: &str) -> Option<&'static str> {
    if label.len() > LONGEST {
        return None;
    }
    let letters = label.chars().filter(char::is_ascii_alphanumeric);
    let plain: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    let at = LABELS
        .binary_search_by(|(known, _)| (*known).cmp(&plain))
        .ok()?;
    LABELS.get(at).map(|(_, option)| *option)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        assert!(LABELS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn labels_and_values_are_paired_however_they_are_copied() {
        for (text, expected) in [
            (
                "Client ID: a\nDomain:\tb.example",
                "clientId=a domain=b.example",
            ),
            (
                "Client ID\na\n\nDomain\nb.example\n",
                "clientId=a domain=b.example",
            ),
            ("Application (client) ID:\na", "clientId=a"),
            ("Client ID\ta", "clientId=a"),
            ("Note: a\nthe domain of it is b", ""),
            ("", ""),
        ] {
            let found = settings(text);
            let shown = found.iter().map(|setting| {
                let value = setting.text().unwrap_or_default();
                [setting.name(), "=", value].concat()
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
