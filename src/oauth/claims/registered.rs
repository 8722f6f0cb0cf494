//! The claims that a specification defines: IANA's registry of JWT claims as of July 2026, and those of OpenID documents and
//! drafts that tokens carry without being registered.
//!
//! One plain sentence each. What a vendor makes of a name stands in `vendor`.

use super::words::{ACR, CNF, EVENTS, STATUS};
use super::{ClaimRow, Shown, rows};
use crate::spec::{Clause, IANA_JWT, draft, oidc_core, openid, page, rfc};
use Shown::{
    Audience, Half, Key, List, Members, Methods, Plain, Scopes, Sha256, Span, Time, Truth, Uri,
    Words,
};

const fn federation(section: &'static str) -> Clause {
    openid("openid-federation-1_0", section)
}

const IDA: Clause = openid("openid-connect-4-ida-claims-1_0", "4");
const STANDARD: Clause = oidc_core("5.1");
const EAT: Clause = rfc(9711, "");
const SIP: Clause = rfc(8055, "");
const JARM: Clause = openid("oauth-v2-jarm", "2.1");
const STATUS_LIST: Clause = draft("draft-ietf-oauth-status-list", "5.1");
const SD_JWT_VC: Clause = draft("draft-ietf-oauth-sd-jwt-vc", "");
const CIBA: Clause = openid(
    "openid-client-initiated-backchannel-authentication-core-1_0",
    "10.3.1",
);
const VC: Clause = page(
    "W3C Verifiable Credentials Data Model 1.0",
    "https://www.w3.org/TR/2019/REC-vc-data-model-20191119/#json-web-token-extensions",
);
const VC2: Clause = page(
    "W3C Verifiable Credentials Data Model 2.0",
    "https://www.w3.org/TR/vc-data-model-2.0/",
);
const METADATA: Clause = rfc(7591, "2");
const NF: Clause = page(
    "3GPP TS 29.510",
    "https://www.3gpp.org/ftp/Specs/archive/29_series/29.510/",
);
const CAPIF: Clause = page(
    "3GPP TS 29.222",
    "https://www.3gpp.org/ftp/Specs/archive/29_series/29.222/",
);

/// Sorted by name, so that a name is found by halving.
pub const REGISTERED: &[ClaimRow] = rows! {
    "...", Sha256("the disclosure"), rfc(9901, "4.2.4.2"), "Stands for an item of a list that is disclosed separately or not at all.";
    "@context", Plain, VC2, "The vocabulary that the credential’s words are from.";
    "_claim_names", Plain, oidc_core("5.6.2"), "Names the claims that have to be fetched elsewhere, and from which source.";
    "_claim_sources", Plain, oidc_core("5.6.2"), "Says where the claims named in _claim_names are to be had.";
    "_sd", List("digest"), rfc(9901, "4.2.4.1"), "Digests of claims that are disclosed separately or not at all.";
    "_sd_alg", Plain, rfc(9901, "4.1.1"), "The hash algorithm of the disclosures’ digests, sha-256 where it is missing.";
    "ace_profile", Plain, rfc(9200, "5.10"), "The profile of OAuth for constrained devices that the token is to be used with.";
    "acr", Words(ACR), oidc_core("2"), "How strongly the person was authenticated.";
    "act", Plain, rfc(8693, "4.1"), "Who acts on behalf of the subject, the present actor outermost.";
    "address", Plain, STANDARD, "The person’s postal address.";
    "also_known_as", Plain, IDA, "Another name that the person is known by.";
    "amr", Methods, oidc_core("2"), "By which methods the person was authenticated.";
    "analyticsIdList", Plain, NF, "The analytics that a consumer in a 5G core network may have.";
    "at_hash", Half("the access token"), oidc_core("3.1.3.6"), "A hash of the access token that came with this ID token.";
    "at_use_nbr", Plain, IANA_JWT, "How many API requests the access token is good for.";
    "atc", Plain, rfc(9447, ""), "What a certification authority asks an authority token to confirm.";
    "ath", Sha256("the access token"), rfc(9449, "4.2"), "A hash of the access token that this proof is sent with.";
    "attest", Plain, rfc(8588, ""), "How sure the telephone operator is of the caller’s number: A, B or C.";
    "aud", Audience, rfc(7519, "4.1.3"), "Whom the token is for: everybody else must refuse it.";
    "auth_time", Time, oidc_core("2"), "When the person signed in.";
    "authority_hints", List("superior"), federation("3.2"), "The federation entities directly above this one.";
    "authorization_details", Plain, rfc(9396, "9.1"), "What the token allows, in more detail than a scope can say.";
    "azp", Plain, oidc_core("2"), "The client that asked for the token.";
    "birth_family_name", Plain, IDA, "The person’s family name at birth.";
    "birth_given_name", Plain, IDA, "The person’s given name at birth.";
    "birth_middle_name", Plain, IDA, "The person’s middle name at birth.";
    "birthdate", Plain, STANDARD, "The person’s birthday, the year 0000 where it is withheld.";
    "bootcount", Plain, EAT, "How many times the device has been started.";
    "bootseed", Plain, EAT, "A value that is the same until the device is started again.";
    "c_hash", Half("the authorization code"), oidc_core("3.3.2.11"), "A hash of the authorization code that came with this ID token.";
    "cdnicrit", Plain, rfc(9246, "2.1.9"), "The claims of a signed URL that must be understood.";
    "cdniets", Span, rfc(9246, "2.1.12"), "How many seconds the renewed token of a signed URL is good for.";
    "cdniip", Plain, rfc(9246, "2.1.10"), "The client’s address, encrypted, to which a signed URL is bound.";
    "cdnistd", Plain, rfc(9246, "2.1.14"), "How many path segments the renewed token of a signed URL is good for.";
    "cdnistt", Plain, rfc(9246, "2.1.13"), "How the renewed token of a signed URL is delivered.";
    "cdniuc", Plain, rfc(9246, "2.1.11"), "The address or pattern that a signed URL is good for.";
    "cdniv", Plain, rfc(9246, "2.1.8"), "The version of the claims of a signed URL.";
    "client_id", Plain, rfc(8693, "4.3"), "The client that asked for the token.";
    "client_name", Plain, METADATA, "The client’s name, as people see it.";
    "cmw", Plain, IANA_JWT, "An attestation message of another format, wrapped.";
    "cnf", Members(CNF), rfc(7800, "3.1"), "The key that whoever presents the token must prove to have.";
    "cnonce", Plain, rfc(9200, "5.10"), "A value from the API that shows the token to be fresh.";
    "code", Plain, JARM, "The authorization code, in a signed answer to a request.";
    "constraints", Plain, federation("13.3"), "What limits the federation entities below the subject.";
    "consumerPlmnId", Plain, NF, "The mobile network of the consumer in a 5G core network.";
    "consumerSnpnId", Plain, NF, "The private network of the consumer in a 5G core network.";
    "credentialSchema", Plain, VC2, "Where the form of the credential is described.";
    "credentialStatus", Plain, VC2, "Where to look up whether the credential has been revoked.";
    "credentialSubject", Plain, VC2, "What the credential says, and about whom.";
    "crit", Plain, federation("13.4"), "Claims that whoever reads the statement must understand.";
    "crn", Plain, rfc(9795, ""), "Why the caller calls.";
    "dbgstat", Plain, EAT, "Whether the device’s debug ports are open.";
    "delegation", Plain, federation("13.6"), "A trust mark’s owner lets another entity issue it.";
    "dest", Plain, rfc(8225, "5.2.1"), "Whom a telephone call goes to.";
    "div", Plain, rfc(8946, ""), "Whom a diverted telephone call went to before.";
    "dloas", Plain, EAT, "Certifications of the device.";
    "ds_hash", Plain, openid("openid-connect-native-sso-1_0", ""), "A hash of the device secret that came with this ID token.";
    "eat_nonce", Plain, rfc(9711, ""), "A value from the reader that shows the attestation to be fresh.";
    "eat_profile", Uri, EAT, "The profile that the attestation follows.";
    "email", Plain, STANDARD, "The person’s e-mail address, which need not be unique or stay the same.";
    "email_verified", Truth, STANDARD, "Whether the issuer made sure that the e-mail address is the person’s.";
    "entitlements", List("entitlement"), rfc(9068, "2.2.3.1"), "What the subject is entitled to.";
    "error", Plain, JARM, "Why the request was refused, in a signed answer to it.";
    "error_description", Plain, JARM, "Why the request was refused, for the developer.";
    "events", Members(EVENTS), rfc(8417, "2.2"), "What happened, by the address of the kind of event.";
    "exi", Span, rfc(9200, "5.10.3"), "How many seconds the token is good for, for readers without a clock.";
    "exp", Time, rfc(7519, "4.1.4"), "From this time on the token must be refused.";
    "expirationDate", Plain, VC, "When the credential expires.";
    "family_name", Plain, STANDARD, "The person’s family name.";
    "gender", Plain, STANDARD, "The person’s gender.";
    "geohash", Plain, IANA_JWT, "A place, as a geohash.";
    "given_name", Plain, STANDARD, "The person’s given name.";
    "grant_types", List("grant"), METADATA, "The grants that the client uses.";
    "groups", List("group"), rfc(9068, "2.2.3.1"), "The groups that the subject belongs to.";
    "holder", Plain, VC2, "Who presents the credentials.";
    "htm", Plain, rfc(9449, "4.2"), "The method of the request that this proof is for.";
    "htu", Uri, rfc(9449, "4.2"), "The address of the request that this proof is for.";
    "hwmodel", Plain, EAT, "The model of the hardware.";
    "hwversion", Plain, EAT, "The version of the hardware.";
    "iat", Time, rfc(7519, "4.1.6"), "When the token was issued.";
    "intuse", Plain, EAT, "What the attestation is meant for.";
    "iss", Uri, rfc(7519, "4.1.1"), "Who issued the token.";
    "issuanceDate", Plain, VC, "From when the credential is good.";
    "jcard", Plain, rfc(8688, ""), "Contact details of whoever rejected a call.";
    "jti", Plain, rfc(7519, "4.1.7"), "The token’s own identifier, by which a second use can be told.";
    "jwks", Plain, federation("13.1"), "The subject’s public keys.";
    "jwks_uri", Uri, METADATA, "Where the client’s public keys are.";
    "keys", List("key"), federation("5.2.1"), "Public keys of a signed key set.";
    "locale", Plain, STANDARD, "The person’s language, and where it is spoken.";
    "location", Plain, EAT, "Where the device is.";
    "logo_uri", Uri, federation("13.7"), "The address of a logo.";
    "manifests", Plain, EAT, "What software is installed on the device.";
    "may_act", Plain, rfc(8693, "4.4"), "Who may act on behalf of the subject.";
    "measres", Plain, EAT, "How the software’s measurements compare with what is expected.";
    "measurements", Plain, EAT, "Measurements of the device’s software and settings.";
    "metadata", Plain, federation("13.2"), "What the subject says about itself, by the part that it plays.";
    "metadata_policy", Plain, federation("3.3"), "Rules that the metadata of entities below must follow.";
    "metadata_policy_crit", Plain, federation("3.3"), "Operators of the metadata policy that must be understood.";
    "middle_name", Plain, STANDARD, "The person’s middle name.";
    "mky", Plain, rfc(8225, "5.2.2"), "Fingerprints of the keys that protect a call’s media.";
    "msgi", Plain, rfc(9475, ""), "A hash of the text message that is signed.";
    "msisdn", Plain, IDA, "The person’s mobile telephone number, digits only.";
    "name", Plain, STANDARD, "The person’s full name, for display.";
    "nationalities", List("nationality"), IDA, "The person’s nationalities.";
    "nbf", Time, rfc(7519, "4.1.5"), "Before this time the token must be refused.";
    "nickname", Plain, STANDARD, "What the person is casually called.";
    "nonce", Plain, oidc_core("2"), "A value that was sent with the request and comes back unchanged, so that an old answer is noticed.";
    "oemboot", Plain, EAT, "Whether the manufacturer authorised the software that was started.";
    "oemid", Plain, EAT, "The manufacturer of the hardware.";
    "opt", Plain, rfc(8946, ""), "The token of the call before it was diverted.";
    "orig", Plain, rfc(8225, "5.2.1"), "Who makes a telephone call.";
    "origid", Plain, rfc(8588, ""), "A number by which an operator can trace where a call came from.";
    "phone_number", Plain, STANDARD, "The person’s telephone number.";
    "phone_number_verified", Truth, STANDARD, "Whether the issuer made sure that the telephone number is the person’s.";
    "picture", Uri, STANDARD, "The address of a picture of the person.";
    "place_of_birth", Plain, IDA, "Where the person was born.";
    "preferred_username", Plain, STANDARD, "What the person wants to be called, which is neither unique nor stays the same.";
    "producerNfServiceSetId", Plain, NF, "The service set of the producer in a 5G core network.";
    "producerNfSetId", Plain, NF, "The set that the producer in a 5G core network belongs to.";
    "producerNsiList", Plain, NF, "The slices’ instances of the producer in a 5G core network.";
    "producerPlmnId", Plain, NF, "The mobile network of the producer in a 5G core network.";
    "producerSnpnId", Plain, NF, "The private network of the producer in a 5G core network.";
    "producerSnssaiList", Plain, NF, "The slices that the consumer may use of the producer in a 5G core network.";
    "profile", Uri, STANDARD, "The address of the person’s profile page.";
    "rcd", Plain, rfc(9795, ""), "Name, logo and more of the caller.";
    "rcdi", Plain, rfc(9795, ""), "Digests of what is said about the caller.";
    "rdap_allowed_purposes", List("purpose"), rfc(9560, "3.1.5.1"), "For which purposes the person may query registration data.";
    "rdap_dnt_allowed", Truth, rfc(9560, "3.1.5.2"), "Whether the person’s queries of registration data may go unrecorded.";
    "redirect_uris", List("address"), METADATA, "Where answers to the client’s requests may go.";
    "ref", Uri, federation("13.5"), "Where to read about the trust mark.";
    "resOwnerId", Plain, CAPIF, "The owner of the resource at a 3GPP network’s API.";
    "roles", List("role"), rfc(9068, "2.2.3.1"), "The roles that the subject has.";
    "rph", Plain, rfc(8443, "3"), "Which priority a telephone call may claim.";
    "s_hash", Half("the state"), openid("openid-financial-api-part-2-1_0", "5.1.1"), "A hash of the state that was sent with the request.";
    "salutation", Plain, IDA, "How the person is addressed, such as Mr.";
    "scope", Scopes, rfc(8693, "4.2"), "What the token allows, as a list with spaces.";
    "sd_hash", Plain, rfc(9901, "4.3"), "A hash of the credential and the disclosures that are presented with it.";
    "sid", Plain, openid("openid-connect-frontchannel-1_0", "3"), "The person’s session at the issuer, by which a later sign-out finds it.";
    "sig_val_claims", Plain, rfc(9321, "3.2.3"), "The result of checking the signatures of a document.";
    "sip_callid", Plain, SIP, "The Call-Id of a SIP request.";
    "sip_cseq_num", Plain, SIP, "The sequence number of a SIP request.";
    "sip_date", Plain, SIP, "The date of a SIP request.";
    "sip_from_tag", Plain, SIP, "The tag of a SIP request’s From header.";
    "sip_via_branch", Plain, SIP, "The branch of a SIP request’s Via header.";
    "software_id", Plain, METADATA, "The software that the client is an instance of.";
    "software_version", Plain, METADATA, "The version of the software that the client is an instance of.";
    "sourceNfInstanceId", Plain, NF, "The function of a 5G core network that the data comes from.";
    "source_endpoint", Uri, federation("3.3"), "Where the statement was fetched.";
    "sph", Plain, rfc(9027, ""), "The priority of an emergency call.";
    "status", Members(STATUS), draft("draft-ietf-oauth-status-list", "6.1"), "Where to look up whether the token has been revoked.";
    "status_list", Plain, STATUS_LIST, "The state of many tokens at once, compressed.";
    "stpl", Plain, IANA_JWT, "Proof that the signer’s certificate has not been revoked.";
    "sub", Plain, rfc(7519, "4.1.2"), "Whom the token is about, unique at the issuer.";
    "sub_id", Plain, rfc(9493, "4.1"), "Whom the token is about, in one of several named formats.";
    "sub_jwk", Key, oidc_core("7.4"), "The key that a self-issued ID token is signed with.";
    "submods", Plain, EAT, "Attestations of parts of the device.";
    "sueids", Plain, EAT, "Identifiers of the device that change when its owner does.";
    "swname", Plain, EAT, "The name of the software that runs.";
    "swversion", Plain, EAT, "The version of the software that runs.";
    "title", Plain, IDA, "The person’s title, such as Dr.";
    "toe", Time, rfc(8417, "2.2"), "When the event happened.";
    "token_endpoint_auth_method", Plain, METADATA, "How the client authenticates at the token endpoint.";
    "token_introspection", Plain, rfc(9701, "5"), "What the authorization server says about the token that was asked about.";
    "trust_anchor", Uri, federation("12.2.3"), "The trust anchor that the federation’s answer relies on.";
    "trust_anchor_hints", List("trust anchor"), federation("3.2"), "The trust anchors above this federation entity.";
    "trust_chain", Plain, federation("8.3.2"), "Statements that lead from the subject to a trust anchor.";
    "trust_mark_issuers", Plain, federation("3.2"), "Who may issue trust marks in this federation.";
    "trust_mark_owners", Plain, federation("3.2"), "Who owns the trust marks that others issue in this federation.";
    "trust_mark_type", Uri, federation("7.1"), "The kind of trust mark.";
    "trust_marks", List("trust mark"), federation("3.2"), "Trust marks that the federation entity holds.";
    "ttl", Span, STATUS_LIST, "How many seconds the status list may be kept.";
    "txn", Plain, rfc(8417, "2.2"), "One identifier for everything that belongs to the same transaction.";
    "ueid", Plain, EAT, "The device’s identifier, which never changes.";
    "updated_at", Time, STANDARD, "When the person’s profile was last changed.";
    "uptime", Span, EAT, "How many seconds ago the device was started.";
    "urn:openid:params:jwt:claim:auth_req_id", Plain, CIBA, "The sign-in on another device that this ID token answers.";
    "urn:openid:params:jwt:claim:rt_hash", Half("the refresh token"), CIBA, "A hash of the refresh token that came with this ID token.";
    "validFrom", Plain, VC2, "From when the credential is good.";
    "validUntil", Plain, VC2, "Until when the credential is good.";
    "vc", Plain, VC, "A verifiable credential.";
    "vct", Uri, SD_JWT_VC, "The type of the credential.";
    "vct#integrity", Plain, SD_JWT_VC, "A hash of the description of the credential’s type.";
    "verifiableCredential", List("credential"), VC2, "The credentials that are presented.";
    "verified_claims", Plain, openid("openid-ida-verified-claims-1_0", "5"), "Claims about the person, and how and by whom they were verified.";
    "vot", Plain, rfc(8485, ""), "How far the sign-in can be trusted, in several dimensions.";
    "vp", Plain, VC, "A presentation of verifiable credentials.";
    "vtm", Uri, rfc(8485, ""), "Who vouches for the values of vot.";
    "website", Uri, STANDARD, "The address of the person’s web page or blog.";
    "zoneinfo", Plain, STANDARD, "The person’s time zone.";
};
