//! The places at which it is worth looking closely: short literals, without one of which there is no token.
//!
//! A literal says nothing by itself. What stands there is for `judge`.

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

/// A literal, in small letters where case does not count.
struct Literal(&'static [u8], What);

const fn shape(literal: &'static str) -> Literal {
    Literal(literal.as_bytes(), What::Shape(0))
}

const fn inner(literal: &'static str, before: usize) -> Literal {
    Literal(literal.as_bytes(), What::Shape(before))
}

/// In one bucket stand those whose first bytes resemble each other.
#[rustfmt::skip]
static LITERALS: &[&[Literal]] = &[
    &[
        Literal(b"eyJ", What::Jose), Literal(b"eyA", What::Jose), Literal(b"ewo", What::Jose), Literal(b"ew0", What::Jose),
        Literal(b"ewk", What::Jose),
    ],
    &[
        Literal(b"ZXlK", What::Base64), Literal(b"ZXlB", What::Base64), Literal(b"ZXdv", What::Base64),
        Literal(b"ZXcw", What::Base64), Literal(b"Wlhs", What::Base64), Literal(b"QmVhcmVy", What::Base64),
    ],
    &[
        Literal(b"token", What::Name), Literal(b"code", What::Name), Literal(b"secret", What::Name),
        Literal(b"verifier", What::Name), Literal(b"assertion", What::Name),
        Literal(b"samlresponse", What::Name), Literal(b"samlrequest", What::Name), Literal(b"token_hint", What::Name),
        Literal(b"tokenhint", What::Name),
        Literal(b"bearer", What::Scheme), Literal(b"dpop", What::Scheme), Literal(b"basic", What::Basic),
        Literal(b"apikey", What::Name), Literal(b"api_key", What::Name), Literal(b"api-key", What::Name),
    ],
    &[
        Literal(b"-----BEGIN ", What::Pem), Literal(b" -u ", What::User), Literal(b"--user ", What::User),
        shape(".eJ"), inner(".local.", 2), inner(".public.", 2), shape("s%3A"),
    ],
    &[
        shape("ghp_"), shape("gho_"), shape("ghu_"), shape("ghs_"), shape("ghr_"), shape("github_pat_"),
        shape("glpat-"), shape("glcbt-"), shape("gloas-"), shape("gldt-"), shape("glrt"), shape("glptt-"), shape("glsoat-"),
        shape("glagent-"), shape("glft-"), shape("glimt-"), shape("glwt-"), shape("glffct-"), shape("glsa_"), shape("glc_"),
        shape("hf_"), shape("hvs."), shape("hvb."),
    ],
    &[
        shape("xox"), shape("xapp-"), shape("sk_"), shape("rk_"), shape("sk-"), shape("sq0atp-"), shape("shpat_"),
        shape("shpca_"), shape("shppa_"), shape("shpss_"), shape("sb_secret_"), shape("sbp_"), shape("pypi-"),
        shape("ops_eyJ"), shape("ory_"), shape("oat_"), shape("ak_"), shape("mt_"), shape("ya29."),
    ],
    &[
        shape("lin_api_"), shape("ntn_"), shape("npm_"), shape("dop_v1_"), shape("doo_v1_"), shape("dor_v1_"),
        shape("dckr_"), shape("dapi"), shape("api_org_"), shape("sl."), shape("1//0"), shape("5Aep861"),
        inner("0Q~", 3), inner("1Q~", 3), inner("2Q~", 3), inner("3Q~", 3), inner("4Q~", 3), inner("5Q~", 3),
        inner("6Q~", 3), inner("7Q~", 3), inner("8Q~", 3), inner("9Q~", 3),
    ],
    &[
        shape("AKIA"), shape("ABIA"), shape("ACCA"), shape("ASIA"), shape("IQoJb3"), shape("FwoGZX"), shape("FQoGZX"),
        shape("EAAM"), shape("EAAC"), shape("EAAA"), shape("ATATT3"), shape("ATCTT3"), shape("HRKU-AA"), shape("AIza"),
        shape("AQ.Ab8RN6"), shape("GOCSPX-"), shape("AMf-vB"), shape("SG."), shape("CfDJ8"), shape("Fe26.2"),
        shape("PHNhb"), shape("PD94b"),
    ],
];

/// What no literal is shorter than, but two.
pub const FINGERPRINT: usize = 3;

const fn is_folded(what: What) -> bool {
    matches!(what, What::Name | What::Scheme | What::Basic)
}

/// For each of the first three bytes of a literal, the buckets (a bit each) in which one has that byte there.
static BYTES: [[u8; 256]; FINGERPRINT] = bytes();

const fn bytes() -> [[u8; 256]; FINGERPRINT] {
    let mut all = [[0; 256]; FINGERPRINT];
    let mut bucket = 0;
    while bucket < LITERALS.len() {
        let mut nth = 0;
        while nth < LITERALS[bucket].len() {
            let Literal(literal, what) = &LITERALS[bucket][nth];
            let mut at = 0;
            while at < FINGERPRINT {
                let mut byte = 0;
                while byte < 256 {
                    let is = match at < literal.len() {
                        false => true,
                        true if is_folded(*what) => {
                            (byte as u8).to_ascii_lowercase() == literal[at]
                        }
                        true => byte as u8 == literal[at],
                    };
                    if is {
                        all[at][byte] |= 1 << bucket;
                    }
                    byte += 1;
                }
                at += 1;
            }
            nth += 1;
        }
        bucket += 1;
    }
    all
}

/// The first place from there on where the first bytes of a literal may stand; none where there is none that lies wholly in
/// these bytes.
pub fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let windows = rest.windows(FINGERPRINT);
    let mut places = windows.enumerate().filter(|(_, w)| buckets(w) != 0);
    places.next().map(|(at, _)| from + at)
}

fn buckets(window: &[u8]) -> u8 {
    let each = |at: usize| BYTES[at][usize::from(window[at])];
    each(0) & each(1) & each(2)
}

/// What was found at a place, and from where to look on.
pub fn look(view: &View<'_>, at: usize) -> Option<Found> {
    let window = [view.at(at)?, view.at(at + 1)?, view.at(at + 2)?];
    let mut buckets = buckets(&window);
    while buckets != 0 {
        let bucket = buckets.trailing_zeros() as usize;
        buckets &= buckets - 1;
        for Literal(literal, what) in LITERALS[bucket] {
            let is_there = match is_folded(*what) {
                true => view.has(at, literal),
                false => view.has_exactly(at, literal),
            };
            if is_there && let Some(found) = ask(view, at, literal.len(), *what) {
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
        What::Basic => judge::basic(view, end),
        What::User => judge::user_option(view, end),
        What::Pem => judge::private_key(view, at),
        What::Shape(before) => judge::shaped(view, at.checked_sub(before)?),
    }
}
