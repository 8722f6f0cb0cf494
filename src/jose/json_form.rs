//! The JSON serializations (RFC 7515 §7.2, RFC 7516 §7.2), general and flattened, and SD-JWT in them (RFC 9901 §8).
//!
//! No JWT is written so (RFC 7519 §1). Told apart by their members; members that are not defined are ignored, as both RFCs
//! ask. Does **not** verify or decrypt.

use super::fault::{Fault, Misfit, Part, Trouble};
use super::sd_jwt;
use super::token::{Form, Party, Token};
use crate::text::Span;
use crate::text::json::{self, Json, Object};
use crate::text::sort::sort_by;

/// Names that stand in both headers are named up to so many.
const MOST_NAMED: usize = 20;

/// More signatures or recipients are counted, not read.
const MOST_PARTIES: usize = 100;

/// The members that RFC 7515 §7.2 and RFC 7516 §7.2 define.
const MEMBERS: [&str; 12] = [
    "payload",
    "signatures",
    "signature",
    "protected",
    "header",
    "unprotected",
    "recipients",
    "encrypted_key",
    "iv",
    "aad",
    "ciphertext",
    "tag",
];

/// The token, where the text is one JSON object with the members of a JWS or JWE.
pub fn decode(raw: &str) -> Option<Token> {
    // Most objects that are pasted are something else, and long ones are not to be read for nothing.
    let may_be = raw.starts_with('{')
        && ["\"payload\"", "\"signature\"", "\"ciphertext\""]
            .iter()
            .any(|member| raw.contains(member));
    if !may_be {
        return None;
    }
    let json = json::parse(raw).ok()?;
    let object = json.as_object()?;
    let mut token = Token::unread(raw);
    token.form = form(object)?;
    for member in MEMBERS {
        let is_member = |m: &&json::Member| m.name.as_str() == member;
        if object.members.iter().filter(is_member).count() > 1 {
            token.misfit(member, None, Misfit::Repeated);
        }
    }
    match token.form {
        Form::JwsJson => token.read_jws(object),
        _ => token.read_jwe(object),
    }
    sort_by(&mut token.segments, |a, b| a.span.cmp(&b.span));
    sort_by(&mut token.faults, |a: &Fault, b| {
        (a.part, a.at).cmp(&(b.part, b.at))
    });
    Some(token)
}

/// No more signatures or recipients are taken by themselves: each costs whoever tries keys as much as a token.
pub const MOST_ALONE: usize = 10;

/// The token of the general form with each of its signatures or recipients alone, in the flattened form; nothing where there is
/// one at most.
pub fn each_alone(token: &Token) -> Vec<Token> {
    let json = json::parse(&token.raw)
        .ok()
        .filter(|_| !token.more.is_empty());
    let object = json.as_ref().and_then(Json::as_object);
    let list = object.and_then(|object| {
        ["signatures", "recipients"]
            .into_iter()
            .find(|list| has_array(object, list))
    });
    let (Some(object), Some(list)) = (object, list) else {
        return Vec::new();
    };
    let items = object
        .get(list)
        .and_then(Json::as_array)
        .unwrap_or_default();
    let shared = || {
        object
            .members
            .iter()
            .filter(|member| member.name.as_str() != list)
    };
    let items = items.iter().filter_map(Json::as_object).take(MOST_ALONE);
    let alone = items.filter_map(|item| {
        let members = shared().chain(&item.members).cloned().collect();
        decode(&Object { members }.to_compact())
    });
    alone.collect()
}

fn form(object: &Object) -> Option<Form> {
    let has_text = |name| object.str(name).is_some();
    let has_any = |names: &[&str]| names.iter().any(|name| object.has(name));
    let is_jws = has_text("payload") && has_any(&["signature", "signatures"])
        || has_any(&["payload"]) && has_array(object, "signatures")
        // The payload may be detached (RFC 7515 App. F).
        || has_text("protected") && has_text("signature");
    let is_jwe = has_any(&["ciphertext"])
        && (has_text("protected") || has_any(&["recipients", "unprotected", "header"]));
    match (is_jws, is_jwe) {
        (true, _) => Some(Form::JwsJson),
        (_, true) => Some(Form::JweJson),
        _ => None,
    }
}

fn has_array(object: &Object, name: &str) -> bool {
    object
        .get(name)
        .is_some_and(|json| json.as_array().is_some())
}

impl Token {
    fn misfit(&mut self, member: &'static str, at: Option<usize>, misfit: Misfit) {
        self.fault(Part::Whole, at, Trouble::JsonForm { member, misfit });
    }

    /// A member that has to be of a shape; its absence is noted where it is required.
    fn member<'o>(
        &mut self,
        object: &'o Object,
        member: &'static str,
        wanted: &'static str,
        required: bool,
    ) -> Option<&'o Json> {
        let Some(json) = object.get(member) else {
            if required {
                self.misfit(member, None, Misfit::Missing);
            }
            return None;
        };
        let is = json.shape();
        if is != wanted {
            let misfit = Misfit::Shape(is, wanted);
            self.misfit(member, Some(json.span.start), misfit);
            return None;
        }
        Some(json)
    }

    /// A member that is text, and where its characters stand.
    fn text<'o>(
        &mut self,
        object: &'o Object,
        member: &'static str,
        required: bool,
    ) -> Option<(Span, &'o str)> {
        let json = self.member(object, member, "a string", required)?;
        let span = Span::new(json.span.start + 1, json.span.end - 1);
        Some((span, json.as_str()?))
    }

    /// Reads a member that holds a part.
    fn read_member(&mut self, object: &Object, member: &'static str, part: Part, required: bool) {
        if let Some((span, text)) = self.text(object, member, required) {
            self.read_text(part, span, text);
        }
    }

    fn header_member(&mut self, object: &Object, member: &'static str) -> Option<Object> {
        let json = self.member(object, member, "an object", false)?;
        json.as_object().cloned()
    }

    fn read_jws(&mut self, object: &Object) {
        // The payload may stand elsewhere (RFC 7515 App. F), and it may be anything: this is no JWT.
        self.read_member(object, "payload", Part::Payload, false);
        self.faults.retain(|fault| {
            let is_about_json = matches!(
                fault.trouble,
                Trouble::NotJson(_) | Trouble::NotUtf8 { .. } | Trouble::NotAnObject(_)
            );
            fault.part != Part::Payload || !is_about_json
        });
        let Some(all) = self.list(object, "signatures", "signature") else {
            self.read_signature(object);
            return self.read_sd_jwt(object, object);
        };
        for (nth, item) in all.iter().enumerate() {
            let Some(item) = self.item(item, "signatures") else {
                continue;
            };
            if nth == 0 {
                self.read_signature(item);
                self.read_sd_jwt(object, item);
            } else {
                let party = self.further_signature(item);
                self.more.push(party);
            }
        }
    }

    /// The items of the general form's array; none in the flattened form.
    fn list<'o>(
        &mut self,
        object: &'o Object,
        general: &'static str,
        flattened: &'static str,
    ) -> Option<&'o [Json]> {
        let list = self.member(object, general, "an array", false)?;
        let all = list.as_array()?;
        if let Some(json) = object.get(flattened) {
            self.misfit(flattened, Some(json.span.start), Misfit::Beside(general));
        }
        if all.is_empty() {
            self.misfit(general, Some(list.span.start), Misfit::EmptyArray);
            // Members of the flattened form beside it are then all that there is.
            return (!object.has(flattened)).then_some(all);
        }
        if all.len() > MOST_PARTIES {
            self.misfit(general, Some(list.span.start), Misfit::TooMany(all.len()));
        }
        Some(&all[..all.len().min(MOST_PARTIES)])
    }

    fn item<'o>(&mut self, item: &'o Json, list: &'static str) -> Option<&'o Object> {
        if item.as_object().is_none() {
            let misfit = Misfit::Shape(item.shape(), "an object for every item");
            self.misfit(list, Some(item.span.start), misfit);
        }
        item.as_object()
    }

    fn read_signature(&mut self, object: &Object) {
        self.read_member(object, "protected", Part::Header, false);
        self.unprotected = self.header_member(object, "header");
        self.read_member(object, "signature", Part::Signature, true);
        let party = Party {
            header: self.header.take(),
            unprotected: self.unprotected.take(),
        };
        let is_whole = party.header.is_some() || !object.has("protected");
        self.judge_headers(&[&party.header, &party.unprotected], is_whole);
        self.header = party.header;
        self.unprotected = party.unprotected;
        let is_none = self.alg() == Some("none");
        let signature = self.segment(Part::Signature);
        let empty = signature.filter(|s| s.span.start == s.span.end && !is_none);
        if let Some(at) = empty.map(|s| s.span.start) {
            self.fault(Part::Signature, Some(at), Trouble::Empty);
        }
    }

    fn further_signature(&mut self, object: &Object) -> Party {
        let text = self.text(object, "protected", false);
        let header = text.and_then(|(span, text)| {
            let bytes = self.bytes(Part::Header, span, text)?;
            self.object(Part::Header, span.start, &bytes)
        });
        let unprotected = self.header_member(object, "header");
        for member in ["disclosures", "kb_jwt"] {
            if let Some(json) = unprotected.as_ref().and_then(|header| header.get(member)) {
                self.misfit(member, Some(json.span.start), Misfit::NotFirst);
            }
        }
        if let Some((span, text)) = self.text(object, "signature", true) {
            self.bytes(Part::Signature, span, text);
        }
        let is_whole = header.is_some() || !object.has("protected");
        self.judge_headers(&[&header, &unprotected], is_whole);
        Party {
            header,
            unprotected,
        }
    }

    /// The parts of a JOSE header: no name stands in two of them, and one names the algorithm, where all could be read.
    fn judge_headers(&mut self, headers: &[&Option<Object>], is_whole: bool) {
        let mut names: Vec<&str> = Vec::new();
        for header in headers.iter().filter_map(|header| header.as_ref()) {
            let mut own: Vec<&str> = header.members.iter().map(|m| m.name.as_str()).collect();
            sort_by(&mut own, Ord::cmp);
            own.dedup();
            let known = names.clone();
            let both = own.iter().filter(|name| known.binary_search(name).is_ok());
            for name in both.take(MOST_NAMED) {
                let trouble = Trouble::InBothHeaders((*name).to_owned());
                self.fault(Part::Header, None, trouble);
            }
            names.extend(own);
            sort_by(&mut names, Ord::cmp);
        }
        let alg = headers
            .iter()
            .find_map(|header| header.as_ref()?.get("alg"));
        match alg {
            None if !is_whole => {}
            None => self.fault(Part::Header, None, Trouble::NoAlg),
            Some(alg) if alg.as_str().is_none() => {
                self.fault(Part::Header, None, Trouble::AlgNotAString(alg.shape()));
            }
            Some(_) => {}
        }
    }

    /// Disclosures and key binding JWT in the first unprotected header (RFC 9901 §8.1).
    fn read_sd_jwt(&mut self, object: &Object, signature: &Object) {
        let Some(header) = self.unprotected.take() else {
            return;
        };
        if header.has("disclosures") || header.has("kb_jwt") {
            let list = self.member(&header, "disclosures", "an array", false);
            let mut parts = Vec::new();
            for item in list.and_then(Json::as_array).unwrap_or_default() {
                match item.as_str() {
                    Some(text) => {
                        let span = Span::new(item.span.start + 1, item.span.end - 1);
                        parts.push((span, text));
                    }
                    None => {
                        let misfit = Misfit::Shape(item.shape(), "a string for every item");
                        self.misfit("disclosures", Some(item.span.start), misfit);
                    }
                }
            }
            parts.truncate(sd_jwt::MOST);
            let kb = self.text(&header, "kb_jwt", false);
            let text = |object: &Object, member| object.str(member).unwrap_or_default().to_owned();
            let mut presented = text(signature, "protected");
            for part in [text(object, "payload"), text(signature, "signature")] {
                presented.push('.');
                presented.push_str(&part);
            }
            presented.push('~');
            for (_, disclosure) in &parts {
                presented.push_str(disclosure);
                presented.push('~');
            }
            let kb = kb.map(|(span, text)| (span.start, text));
            sd_jwt::read(self, &parts, kb, &presented);
        }
        self.unprotected = Some(header);
    }

    fn read_jwe(&mut self, object: &Object) {
        self.read_member(object, "protected", Part::Header, false);
        let shared = self.header_member(object, "unprotected");
        for (member, part) in [
            ("iv", Part::InitializationVector),
            ("ciphertext", Part::Ciphertext),
            ("tag", Part::AuthenticationTag),
        ] {
            self.read_member(object, member, part, member == "ciphertext");
        }
        self.text(object, "aad", false);
        let beside = match object.has("encrypted_key") {
            true => "encrypted_key",
            false => "header",
        };
        let Some(all) = self.list(object, "recipients", beside) else {
            return self.read_recipient(object, &shared, true);
        };
        for (nth, item) in all.iter().enumerate() {
            if let Some(item) = self.item(item, "recipients") {
                self.read_recipient(item, &shared, nth == 0);
            }
        }
    }

    fn read_recipient(&mut self, object: &Object, shared: &Option<Object>, is_first: bool) {
        let own = self.header_member(object, "header");
        let protected = self.header.take();
        let is_faulty = self.segment(Part::Header).is_some();
        let headers = [&protected, shared, &own];
        // A header that could not be read may name anything.
        let is_whole = protected.is_some() || !is_faulty;
        self.judge_headers(&headers, is_whole);
        let mut present = headers.iter().filter_map(|header| header.as_ref());
        if is_whole && !present.any(|header| header.has("enc")) {
            self.fault(Part::Header, None, Trouble::NoEnc);
        }
        self.header = protected;
        if !is_first {
            if let Some((span, text)) = self.text(object, "encrypted_key", false) {
                self.bytes(Part::EncryptedKey, span, text);
            }
            return self.more.push(Party {
                header: None,
                unprotected: own,
            });
        }
        self.read_member(object, "encrypted_key", Part::EncryptedKey, false);
        let is_there = shared.is_some() || own.is_some();
        let members = shared.iter().chain(&own).flat_map(|o| o.members.clone());
        let members = members.collect();
        self.unprotected = is_there.then_some(Object { members });
    }
}
