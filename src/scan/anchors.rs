//! The places at which it is worth looking closely: short literals, without one of which there is no token.
//!
//! A literal says nothing by itself. What stands there is for `judge`.

use super::filter::{FINGERPRINT, Tables};
use super::view::View;
use super::{Found, jose, judge};

/// What may begin, or end, at a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A JOSE header.
    Jose,
    /// A JOSE header in base64.
    Base64,
    /// The end of a name: its value follows.
    Name,
    /// An authorization scheme: its token follows.
    Scheme,
    /// The scheme of a client's secret.
    Basic,
    /// The option of curl that takes a client's secret.
    User,
    /// A private key in PEM.
    Pem,
    /// A key of a known shape begins as many bytes before.
    Shape(usize),
}

/// A literal, in small letters where case does not count; where in it its fingerprint begins; what it may mean.
struct Literal(&'static [u8], usize, What);

const fn lit(literal: &'static str, fingerprint: usize, what: What) -> Literal {
    Literal(literal.as_bytes(), fingerprint, what)
}

const fn shape(literal: &'static str, fingerprint: usize) -> Literal {
    lit(literal, fingerprint, What::Shape(0))
}

/// A bucket holds those whose fingerprints share most halves of bytes, because halves are what the filter sees. Fingerprints are
/// those of their letters that are rare in logs, base64, English and JavaScript.
#[rustfmt::skip]
static LITERALS: &[&[Literal]] = &[
    &[
        shape("s%3A", 0), lit("ewk", 0, What::Jose), lit("ew0", 0, What::Jose), lit("ewo", 0, What::Jose),
        lit("eyA", 0, What::Jose), lit("eyJ", 0, What::Jose), shape("hvs.", 0), shape("hvb.", 0), shape("sk-svcacct-", 3),
        lit(".public.", 1, What::Shape(2)), shape("pypi-", 0), shape("sq0atp-", 0),
    ],
    &[
        shape("dapi", 0), shape("dckr_", 0), shape("ops_eyJ", 0), shape("glc_", 0), shape("glsoat-", 0), shape("glcbt-", 0),
        shape("dop_v1_", 0), shape("ntn_", 0), shape("ghp_", 0), lit("assertion", 4, What::Name),
        lit("ZXcw", 0, What::Base64), shape("ghs_", 0), shape("ory_", 0), shape("lin_api_", 3),
        lit("QmVhcmVy", 2, What::Base64),
    ],
    &[
        shape("1//0", 0), shape("api_org_", 0), shape("ghr_", 0), shape("ghu_", 0), shape("gho_", 0), shape("dor_v1_", 0),
        shape("doo_v1_", 0), shape("npm_", 0), shape("ya29.", 0), lit("api_key", 0, What::Name), shape("IQoJb3", 0),
    ],
    &[
        shape("EAAM", 0), shape("FQoGZX", 0), shape("FwoGZX", 0), lit("apikey", 0, What::Name),
        lit("api-key", 0, What::Name), lit("dpop", 0, What::Scheme), lit("bearer", 2, What::Scheme),
        lit("ZXlB", 0, What::Base64), lit("ZXlK", 0, What::Base64), lit("secret", 2, What::Name),
        lit("verifier", 1, What::Name), lit("-----BEGIN ", 6, What::Pem), lit(".local.", 3, What::Shape(2)),
        shape("glagent-", 0), shape("glimt-", 0), shape("sb_secret_", 5), lit("ZXdv", 0, What::Base64),
    ],
    &[
        shape("PD94b", 0), shape("Fe26.2", 0), shape("ASIA", 0), shape("ACCA", 0), shape("ABIA", 0), shape("AKIA", 0),
        shape("ATCTT3", 0), shape("ATATT3", 0), shape("EAAC", 0), shape("AIza", 0), shape("5Aep861", 1),
        shape("AQ.Ab8RN6", 0),
    ],
    &[
        shape("SG.", 0), lit("7Q~", 0, What::Shape(3)), lit("6Q~", 0, What::Shape(3)), lit("5Q~", 0, What::Shape(3)),
        lit("4Q~", 0, What::Shape(3)), lit("1Q~", 0, What::Shape(3)), lit("0Q~", 0, What::Shape(3)),
        lit("--user ", 0, What::User), lit(" -u ", 0, What::User), shape("sk_prod_", 0), shape("sk_test_", 0),
        lit("9Q~", 0, What::Shape(3)), lit("8Q~", 0, What::Shape(3)), lit("3Q~", 0, What::Shape(3)),
        lit("2Q~", 0, What::Shape(3)), shape("hf_", 0), shape("HRKU-AA", 1), shape("rk_test_", 0),
    ],
    &[
        shape("sl.u.", 0), shape("xapp-", 0), shape("sk-proj-", 0), shape("rk_prod_", 0), shape("rk_live_", 0),
        shape("sk_live_", 0), shape("xoxe", 0), shape("xoxa-", 0), shape("xoxo-", 0), shape("sbp_", 0), shape("sk-ant-", 0),
        shape("AMf-vB", 1), shape("CfDJ8", 0),
    ],
    &[
        lit("basic ", 2, What::Basic), shape("shpca_", 0), shape("shpat_", 0), shape("shpss_", 0), shape("PHNhb", 0),
        shape("shppa_", 0), lit("code", 0, What::Name), shape("xoxs-", 0), shape("xoxr-", 0), shape("xoxp-", 0),
        shape("xoxb-", 0), lit("Wlhs", 0, What::Base64), shape("glrtr-", 0), shape("glrt-", 0), shape("glptt-", 0),
        shape("gldt-", 0), shape("gloas-", 0), shape("glsa_", 0), shape("glffct-", 0), shape("glpat-", 0),
        shape("github_pat_", 0), lit("token", 0, What::Name), lit("samlresponse", 7, What::Name), shape("glft-", 0),
        shape("GOCSPX-", 0), shape("glwt-", 0), lit("samlrequest", 7, What::Name),
    ],
];

const fn is_folded(what: What) -> bool {
    matches!(what, What::Name | What::Scheme | What::Basic)
}

/// What the filter looks for.
pub static TABLES: Tables = tables();

const fn tables() -> Tables {
    let mut tables = Tables::EMPTY;
    let mut bucket = 0;
    while bucket < LITERALS.len() {
        let mut nth = 0;
        while nth < LITERALS[bucket].len() {
            let Literal(literal, start, what) = &LITERALS[bucket][nth];
            let mut at = 0;
            let mut fingerprint = [0; FINGERPRINT];
            while at < FINGERPRINT {
                if *start + at < literal.len() {
                    let byte = literal[*start + at];
                    fingerprint[at] = byte;
                    tables.add(at, byte, bucket);
                    if is_folded(*what) {
                        tables.add(at, byte.to_ascii_uppercase(), bucket);
                    }
                } else {
                    tables.add_any(at, bucket);
                }
                at += 1;
            }
            tables.add_fingerprint(fingerprint, *start + FINGERPRINT <= literal.len());
            nth += 1;
        }
        bucket += 1;
    }
    tables
}

/// What was found by a fingerprint at a place.
pub fn look(view: &View<'_>, at: usize) -> Option<Found> {
    let mut window = [0; FINGERPRINT];
    for (nth, byte) in window.iter_mut().enumerate() {
        *byte = view.at(at + nth).unwrap_or_default();
    }
    let mut buckets = TABLES.buckets(window);
    while buckets != 0 {
        let bucket = buckets.trailing_zeros() as usize;
        buckets &= buckets - 1;
        for Literal(literal, fingerprint, what) in LITERALS[bucket] {
            let Some(start) = at.checked_sub(*fingerprint) else {
                continue;
            };
            let is_there = match is_folded(*what) {
                true => view.has(start, literal),
                false => view.has_exactly(start, literal),
            };
            if is_there && let Some(found) = ask(view, start, literal.len(), *what) {
                return Some(found);
            }
        }
    }
    None
}

fn ask(view: &View<'_>, at: usize, length: usize, what: What) -> Option<Found> {
    let end = at + length;
    match what {
        What::Jose => jose::read(view, at).or_else(|| judge::like_jose(view, at)),
        What::Base64 => jose::read_base64(view, at),
        What::Name => judge::named(view, end),
        What::Scheme => judge::after_scheme(view, end),
        What::Basic => judge::basic(view, end - 1),
        What::User => judge::user_option(view, end),
        What::Pem => judge::private_key(view, at),
        What::Shape(before) => judge::shaped(view, at.checked_sub(before)?),
    }
}
