//! Which claims are about a person, and which are secrets: what is masked before a report is passed on.
//!
//! Goes by names; what a value looks like is looked at by whoever masks. Kept are names that only say which token, client,
//! tenant or group it is: `jti`, `azp`, `tid`, `org_id`, `groups`, and hashes, from which nothing can be won back.

/// What is to be hidden of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masking {
    /// It says who a person is, or something about them.
    Personal,
    /// It names whom the token is about: a person, unless it is the client itself.
    Subject,
    /// Whoever has it can do something with it, or take part in a sign-in that goes on.
    Secret,
}
use Masking::{Personal, Secret, Subject};

/// Names without what separates words, in lower case and sorted. What stands under such a name is masked however deep.
const NAMES: &[(&str, Masking)] = &[
    ("aboutme", Personal),
    ("accesstoken", Secret),
    ("actor", Personal),
    ("actorid", Personal),
    ("address", Personal),
    ("addresses", Personal),
    ("addressline", Personal),
    ("age", Personal),
    ("alsoknownas", Personal),
    ("alternateemail", Personal),
    ("altsecid", Personal),
    ("apikey", Secret),
    ("appmetadata", Personal),
    ("assertion", Secret),
    ("authreqid", Secret),
    ("avatar", Personal),
    ("avatarurl", Personal),
    ("bankaccount", Personal),
    ("bio", Personal),
    ("birthdate", Personal),
    ("birthday", Personal),
    ("birthfamilyname", Personal),
    ("birthgivenname", Personal),
    ("birthmiddlename", Personal),
    ("birthplace", Personal),
    ("birthyear", Personal),
    ("bloodtype", Personal),
    ("cardnumber", Personal),
    ("cdniip", Personal),
    ("cellphone", Personal),
    ("city", Personal),
    ("clientassertion", Secret),
    ("clientip", Personal),
    ("clientsecret", Secret),
    ("cnonce", Secret),
    ("code", Secret),
    ("codeverifier", Secret),
    ("commonname", Personal),
    ("contactemail", Personal),
    ("cookie", Secret),
    ("cpf", Personal),
    ("credentialsubject", Personal),
    ("creditcard", Personal),
    ("curp", Personal),
    ("customerid", Personal),
    ("customernumber", Personal),
    ("dateofbirth", Personal),
    ("dateofdeath", Personal),
    ("dest", Personal),
    ("devicecode", Secret),
    ("deviceid", Personal),
    ("devicekey", Personal),
    ("devicesecret", Secret),
    ("discord", Personal),
    ("displayname", Personal),
    ("displayusername", Personal),
    ("distinguishedname", Personal),
    ("div", Personal),
    ("dn", Personal),
    ("dob", Personal),
    ("documentnumber", Personal),
    ("driverlicense", Personal),
    ("driverslicense", Personal),
    ("email", Personal),
    ("emailaddress", Personal),
    ("emailaddresses", Personal),
    ("emails", Personal),
    ("emergencycontact", Personal),
    ("emplid", Personal),
    ("employeeid", Personal),
    ("employeeno", Personal),
    ("employeenumber", Personal),
    ("ethnicity", Personal),
    ("externalid", Personal),
    ("facebook", Personal),
    ("familyname", Personal),
    ("faxnumber", Personal),
    ("firstname", Personal),
    ("fname", Personal),
    ("fullname", Personal),
    ("fwd", Personal),
    ("gender", Personal),
    ("geohash", Personal),
    ("geolocation", Personal),
    ("givenname", Personal),
    ("homedirectory", Personal),
    ("homeemail", Personal),
    ("homephone", Personal),
    ("honorificprefix", Personal),
    ("honorificsuffix", Personal),
    ("housenumber", Personal),
    ("iban", Personal),
    ("iccid", Personal),
    ("identities", Personal),
    ("idtoken", Secret),
    ("idtokenhint", Secret),
    ("imei", Personal),
    ("imsi", Personal),
    ("initials", Personal),
    ("instagram", Personal),
    ("ip", Personal),
    ("ipaddr", Personal),
    ("ipaddress", Personal),
    ("jcard", Personal),
    ("lastname", Personal),
    ("latitude", Personal),
    ("legalname", Personal),
    ("licenseplate", Personal),
    ("linkedin", Personal),
    ("lname", Personal),
    ("location", Personal),
    ("login", Personal),
    ("loginhint", Personal),
    ("loginname", Personal),
    ("longitude", Personal),
    ("macaddress", Personal),
    ("maidenname", Personal),
    ("mail", Personal),
    ("manager", Personal),
    ("managername", Personal),
    ("maritalstatus", Personal),
    ("matriculationnumber", Personal),
    ("medicalrecordnumber", Personal),
    ("middlename", Personal),
    ("mname", Personal),
    ("mobile", Personal),
    ("mobilenumber", Personal),
    ("mobilephone", Personal),
    ("mothermaidenname", Personal),
    ("mrn", Personal),
    ("msisdn", Personal),
    ("name", Personal),
    ("nameid", Personal),
    ("nameidentifier", Personal),
    ("nationalid", Personal),
    ("nationalinsurancenumber", Personal),
    ("nationalities", Personal),
    ("nationality", Personal),
    ("nickname", Personal),
    ("nif", Personal),
    ("nonce", Secret),
    ("objectid", Personal),
    ("objectidentifier", Personal),
    ("officephone", Personal),
    ("oid", Personal),
    ("onpremsid", Personal),
    ("orig", Personal),
    ("passport", Personal),
    ("passportno", Personal),
    ("passportnumber", Personal),
    ("password", Secret),
    ("patientid", Personal),
    ("personaladministrativenumber", Personal),
    ("personalemail", Personal),
    ("personid", Personal),
    ("personnelnumber", Personal),
    ("personnummer", Personal),
    ("phone", Personal),
    ("phonenumber", Personal),
    ("phonenumbers", Personal),
    ("photo", Personal),
    ("picture", Personal),
    ("placeofbirth", Personal),
    ("portrait", Personal),
    ("postaladdress", Personal),
    ("postalcode", Personal),
    ("postcode", Personal),
    ("preferredusername", Personal),
    ("primaryemail", Personal),
    ("privatekey", Secret),
    ("profile", Personal),
    ("puid", Personal),
    ("pwd", Secret),
    ("race", Personal),
    ("rcd", Personal),
    ("recoveryemail", Personal),
    ("recoveryphone", Personal),
    ("refreshtoken", Secret),
    ("religion", Personal),
    ("resownerid", Personal),
    ("salary", Personal),
    ("salutation", Personal),
    ("samaccountname", Personal),
    ("screenname", Personal),
    ("secondaryemail", Personal),
    ("secret", Secret),
    ("serialnumber", Personal),
    ("session", Secret),
    ("sessionid", Secret),
    ("sessionstate", Secret),
    ("sex", Personal),
    ("sid", Secret),
    ("skype", Personal),
    ("slackid", Personal),
    ("socialsecuritynumber", Personal),
    ("ssn", Personal),
    ("staffid", Personal),
    ("state", Secret),
    ("street", Personal),
    ("streetaddress", Personal),
    ("streetname", Personal),
    ("studentid", Personal),
    ("sub", Subject),
    ("subid", Personal),
    ("subject", Subject),
    ("sublegacy", Personal),
    ("sueids", Personal),
    ("surname", Personal),
    ("taxid", Personal),
    ("telegram", Personal),
    ("telephone", Personal),
    ("telephonenumber", Personal),
    ("title", Personal),
    ("token", Secret),
    ("town", Personal),
    ("transfersub", Personal),
    ("twitter", Personal),
    ("ueid", Personal),
    ("uid", Personal),
    ("uniquename", Personal),
    ("upn", Personal),
    ("urnzitadeliamusermetadata", Personal),
    ("user", Personal),
    ("useralias", Personal),
    ("usercode", Secret),
    ("useremail", Personal),
    ("userid", Personal),
    ("useridentities", Personal),
    ("userlogin", Personal),
    ("usermetadata", Personal),
    ("username", Personal),
    ("userprincipalname", Personal),
    ("vatid", Personal),
    ("verifiedclaims", Personal),
    ("verifiedprimaryemail", Personal),
    ("verifiedsecondaryemail", Personal),
    ("website", Personal),
    ("workemail", Personal),
    ("workphone", Personal),
    ("xmsst", Personal),
    ("yearofbirth", Personal),
    ("zip", Personal),
    ("zipcode", Personal),
    ("ztdid", Personal),
];

/// Members under which a name is that of a thing: a role, a pod, an organization.
const THINGS: &[&str] = &[
    "_claim_names",
    "_claim_sources",
    "application",
    "client",
    "groups",
    "kubernetes.io",
    "o",
    "org",
    "organization",
    "organizations",
    "permissions",
    "realm_access",
    "resource_access",
    "roles",
];

/// Members that say of what kind a masked value beside them is, or stand for one that is withheld.
const KINDS: &[&str] = &[
    "...",
    "@type",
    "_sd",
    "format",
    "iss",
    "issuer",
    "provider",
    "providerName",
    "providerType",
    "subject_type",
    "trust_framework",
    "type",
];

/// What is to be hidden under a name, wherever it stands; a namespace before it is passed over.
pub fn masking(name: &str) -> Option<Masking> {
    let known = |name: &str| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        let plain: String = letters.take(40).map(|c| c.to_ascii_lowercase()).collect();
        let at = NAMES.binary_search_by(|row| row.0.cmp(&plain)).ok()?;
        Some(NAMES.get(at)?.1)
    };
    let last = name.rsplit(['/', ':', '#', '.']).next();
    // `x-hasura-user-id`: behind a prefix of somebody's own.
    let own = || {
        let words = last?.strip_prefix("x-")?;
        words.split_once('-').and_then(|(_, rest)| known(rest))
    };
    known(name).or_else(|| last.and_then(known)).or_else(own)
}

/// Whether what is called a name under this member is that of a thing, not of a person.
pub fn is_of_things(name: &str) -> bool {
    THINGS.contains(&name)
}

/// Whether a member of something personal only says of what kind it is, or stands for it.
pub fn is_kind(name: &str) -> bool {
    KINDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::{HEADER, REGISTERED, VENDORS};
    use super::*;

    #[test]
    fn names_are_sorted_and_plain() {
        for pair in NAMES.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{}", pair[1].0);
        }
        for (name, _) in NAMES {
            let is_plain = name.bytes().all(|b| b.is_ascii_lowercase());
            assert!(is_plain && name.len() <= 40, "{name}");
        }
    }

    #[test]
    fn a_name_is_known_in_every_spelling_and_namespace() {
        for (name, expected) in [
            ("email", Some(Personal)),
            ("E-Mail", Some(Personal)),
            ("phoneNumber", Some(Personal)),
            ("https://example.com/email", Some(Personal)),
            (
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                Some(Personal),
            ),
            ("cognito:username", Some(Personal)),
            ("custom:birthdate", Some(Personal)),
            ("urn:zitadel:iam:user:metadata", Some(Personal)),
            ("urn:openid:params:jwt:claim:auth_req_id", Some(Secret)),
            (
                "https://hasura.io/jwt/claims.x-hasura-user-id",
                Some(Personal),
            ),
            ("x-hasura-default-role", None),
            ("sub", Some(Subject)),
            ("sid", Some(Secret)),
            ("jti", None),
            ("iss", None),
            ("email_verified", None),
            ("org_name", None),
            ("client_name", None),
            ("", None),
        ] {
            assert_eq!(masking(name), expected, "{name}");
        }
    }

    /// Names whose sentence speaks of a person, and which say nothing that points at one.
    const KEPT: &[&str] = &[
        "aal",
        "acct",
        "acr",
        "act",
        "amr",
        "applicationId",
        "auth_time",
        "authenticationType",
        "client_*",
        "cognito:groups",
        "cognito:preferred_role",
        "cognito:roles",
        "ctry",
        "email_verified",
        "fea",
        "firebase",
        "groups_direct",
        "hasgroups",
        "idp",
        "idtyp",
        "in_corp",
        "is_anonymous",
        "is_private_email",
        "locale",
        "newUser",
        "o",
        "org_id",
        "org_name",
        "org_permissions",
        "org_role",
        "organization_roles",
        "organizations",
        "permissions",
        "phone_number_verified",
        "pla",
        "pwd_exp",
        "pwd_url",
        "rdap_allowed_purposes",
        "rdap_dnt_allowed",
        "real_user_status",
        "realm_access",
        "resource_access",
        "roles",
        "scp",
        "tfp",
        "tid",
        "updated_at",
        "urn:zitadel:iam:org:project:*",
        "urn:zitadel:iam:user:resourceowner:id",
        "urn:zitadel:iam:user:resourceowner:primary_domain",
        "user_access_level",
        "wids",
        "xms_pdl",
        "xms_pl",
        "zoneinfo",
    ];

    #[test]
    fn what_the_tables_say_of_a_person_is_masked_or_kept_on_purpose() {
        let vendors = VENDORS
            .iter()
            .flat_map(|vendor| [vendor.claims, vendor.header]);
        let mut missing = Vec::new();
        for row in [REGISTERED, HEADER].into_iter().chain(vendors).flatten() {
            let says = row.meaning.text();
            let of_person = says.contains("person") || says.contains("Person");
            if of_person && masking(row.name).is_none() && !KEPT.contains(&row.name) {
                missing.push(format!("{}: {says}", row.name));
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }
}
