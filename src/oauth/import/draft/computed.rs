//! What is computed where the code runs: named, with how it is written, and not filled in.
//!
//! Does **not** follow variables: whoever reads the settings has.

use super::Draft;
use crate::oauth::import::Misplaced;
use crate::oauth::import::sdk::Means;
use crate::oauth::import::settings::Setting;
use crate::oauth::import::spelling::{is_number, written_name};
use crate::oauth::import::unknown::is_unknown;
use crate::oauth::parse::query;

impl Draft {
    /// An endpoint with variables in it. What its query writes out is known, whatever host the code goes to.
    pub(super) fn endpoint_template(&mut self, text: &str, setting: &Setting, written: &str) {
        let (address, rest) = text.split_once('?').unwrap_or((text, ""));
        if address.contains('{') || is_unknown(address) {
            self.compute(Means::Endpoint, setting, written);
        } else {
            self.endpoint(address, setting);
        }
        for param in query(rest) {
            match param.value.contains('{') || is_unknown(&param.value) {
                true => {
                    let value = crate::text::shortened(&param.value, 60);
                    self.computed.push((param.name, value));
                }
                false => self.put(&param.name, &param.value, setting),
            }
        }
    }

    pub(super) fn compute(&mut self, means: Means, setting: &Setting, written: &str) {
        self.nested |= setting.path.len() > 1;
        // An argument's number is no parameter.
        if means == Means::Each && is_number(setting.name()) {
            return;
        }
        let name = match means {
            Means::Param(name) | Means::Misplaced(name, _) => name,
            Means::Each => setting.name(),
            Means::Scopes => "scope",
            Means::Domain => "domain",
            Means::Issuer => "issuer",
            Means::Endpoint => "authorization_endpoint",
            Means::Base(_) => "redirect_uri",
            Means::Part(_)
            | Means::Path
            | Means::Secret
            | Means::Makes(_)
            | Means::Adds(_)
            | Means::Stands(..)
            | Means::Route(..)
            | Means::Nothing => {
                return;
            }
        };
        // Made anew for each request, and often the name of any variable.
        let of_request = ["state", "nonce", "code_challenge"];
        if let Some(name) = of_request.into_iter().find(|fresh| *fresh == name) {
            if setting.path.len() > 1 {
                self.made_by_code.push(name);
            }
            return;
        }
        if matches!(name, "request" | "request_uri" | "claims" | "display") {
            return;
        }
        self.known += 1;
        if let (Means::Misplaced(parameter, right), Some(sdk)) = (means, self.sdk) {
            let option = written_name(setting);
            self.misplaced.push(Misplaced {
                option,
                parameter,
                right,
                sdk,
            });
        }
        self.computed.push((name.to_owned(), written.to_owned()));
    }
}
