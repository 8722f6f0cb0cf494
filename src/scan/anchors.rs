//! The places at which it is worth looking closely: short literals, without one of which there is no token.
//!
//! A literal says nothing by itself. What stands there is for `judge`.

use super::filter::{Tables, WINDOW};
use super::view::{ESCAPE, View};
use super::{Found, base64, cookie, jose, judge};

/// What may begin, or end, at a literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A JOSE header.
    Jose,
    /// A JOSE header in base64.
    Base64,
    /// The end of a name: its value follows.
    Name,
    /// The end of a name in the header of a table.
    Column,
    /// An authorization scheme: its token follows.
    Scheme,
    /// The scheme of a client's secret.
    Basic,
    /// The option of curl that takes a client's secret.
    User,
    /// The name of a cookie that keeps a session.
    Cookie,
    /// A private key in PEM.
    Pem,
    /// A key of a known shape begins as many bytes before.
    Shape(usize),
}

struct Literal {
    /// In small letters where case does not count.
    text: &'static [u8],
    /// Where in it the window begins by which it is found, which may reach beyond its end.
    window: usize,
    /// What it may mean.
    what: What,
    /// What is left of the window: compared at once, because there are many.
    word: Word,
}

/// The part of a literal that lies in its window, as bytes of a number.
struct Word {
    /// Bits that make capital letters small.
    small: u32,
    /// Bits that count.
    mask: u32,
    is: u32,
}

const fn lit(literal: &'static str, window: usize, what: What) -> Literal {
    let text = literal.as_bytes();
    let mut word = Word {
        small: 0,
        mask: 0,
        is: 0,
    };
    let mut nth = 0;
    while nth < WINDOW && window + nth < text.len() {
        let byte = text[window + nth];
        if is_folded(what) && byte.is_ascii_lowercase() {
            word.small |= 0x20 << (8 * nth);
        }
        word.mask |= 0xff << (8 * nth);
        word.is |= (byte as u32) << (8 * nth);
        nth += 1;
    }
    Literal {
        text,
        window,
        what,
        word,
    }
}

const fn shape(literal: &'static str, window: usize) -> Literal {
    lit(literal, window, What::Shape(0))
}

/// A bucket holds those whose windows share most bytes, because four bytes of one bucket may come from four literals; buckets
/// and windows were searched for those that let the fewest places of logs, base64, English and JavaScript through.
#[rustfmt::skip]
static LITERALS: &[&[Literal]] = &[
    &[
        lit(".local.", 3, What::Shape(2)), shape("Fe26.2", 1), shape("ya29.", 1), shape("FQoGZX", 2), shape("FwoGZX", 2),
        shape("GOCSPX-", 2),
    ],
    &[
        lit("samlresponse", 1, What::Name), lit("bearer", 2, What::Scheme), lit("samlrequest", 1, What::Name),
        lit("verifier", 4, What::Name), lit("assertion", 1, What::Name), lit("authorization", 7, What::Name),
    ],
    &[
        shape("rk_live_", 2), shape("sk_live_", 2), shape("glc_", 0), shape("glimt-", 0), shape("1//0", 0),
        lit("ZXcw", 0, What::Base64), lit("ZXlB", 0, What::Base64), lit("ZXlK", 0, What::Base64), lit("ZXdv", 0, What::Base64),
    ],
    &[
        shape("lin_api_", 4), shape("sbp_", 0), shape("api_org_", 0), shape("dckr_", 1), shape("ghr_", 0), shape("npm_", 0),
        shape("ghp_", 0), shape("gho_", 0), shape("ghs_", 0), shape("ghu_", 0), shape("ntn_", 0), shape("shpss_", 2),
        lit("auth0_compat", 2, What::Cookie), lit("keycloak_identity", 5, What::Cookie), lit("_oauth2_proxy", 4, What::Cookie),
    ],
    &[
        shape("00D", 0), lit("0.A", 0, What::Shape(0)), lit("1.A", 0, What::Shape(0)),
        shape("ory_", 1), shape("hf_", 0), lit("eyJ", 0, What::Jose), shape("ops_eyJ", 4),
    ],
    &[
        lit("ewk", 0, What::Jose), lit("ew0", 0, What::Jose), lit("ewo", 0, What::Jose), lit("eyA", 0, What::Jose),
        shape("pypi-", 0), lit(" -u ", 0, What::User),
    ],
    &[
        shape("SG.", 0), lit("7Q~", 0, What::Shape(3)), lit("6Q~", 0, What::Shape(3)), lit("5Q~", 0, What::Shape(3)),
        lit("4Q~", 0, What::Shape(3)), lit("1Q~", 0, What::Shape(3)), lit("0Q~", 0, What::Shape(3)),
        lit("9Q~", 0, What::Shape(3)), lit("8Q~", 0, What::Shape(3)), lit("3Q~", 0, What::Shape(3)),
        lit("2Q~", 0, What::Shape(3)),
    ],
    &[
        shape("glagent-", 0), shape("shpca_", 1), shape("shpat_", 1), shape("shppa_", 1), shape("glsa_", 0), shape("hvs.", 0),
        shape("hvb.", 0), shape("glptt-", 0), shape("gldt-", 0), shape("gloas-", 0), shape("glpat-", 0), shape("glwt-", 0),
        shape("glffct-", 0), shape("glft-", 0), shape("glsoat-", 0),
    ],
    &[
        shape("dor_v1_", 3), shape("doo_v1_", 3), lit(".public.", 4, What::Shape(2)), shape("EAAM", 0), shape("EAAC", 0),
        shape("IQoJb3", 1), shape("AQ.Ab8RN6", 1), shape("sl.u.", 1), shape("dop_v1_", 3),
    ],
    &[
        shape("glcbt-", 0), lit("Wlhs", 0, What::Base64), shape("sk_prod_", 0), shape("sk_test_", 0), shape("rk_test_", 0),
        shape("rk_prod_", 0), shape("glrtr-", 0), shape("glrt-", 0), shape("sk-ant-", 0), shape("sk-proj-", 0),
    ],
    &[
        shape("ABIA", 0), shape("AKIA", 0), lit("basic ", 2, What::Basic), shape("github_pat_", 5), shape("ASIA", 0),
        shape("ACCA", 0), shape("sq0atp-", 0), shape("AIza", 0), shape("sk-svcacct-", 3),
    ],
    &[
        shape("sb_secret_", 3), lit("api_key", 2, What::Name), lit("apikey", 1, What::Name), lit("api-key", 2, What::Name),
        lit("secret", 0, What::Name),
        lit("idx", 0, What::Cookie),
    ],
    &[
        shape("HRKU-AA", 3), lit("QmVhcmVy", 0, What::Base64), shape("s%3A", 0), shape("ATCTT3", 0), shape("ATATT3", 0),
        shape("PHNhb", 0),
        lit("auth0", 2, What::Cookie), lit("estsauth", 5, What::Cookie),
    ],
    &[
        lit("-----BEGIN ", 2, What::Pem), shape("PD94b", 0), shape("AMf-vB", 2), lit("--user ", 0, What::User),
        shape("CfDJ8", 1), lit("sess", 0, What::Cookie), lit("sid", 0, What::Cookie), lit("estsauthpersistent", 7, What::Cookie),
    ],
    &[
        shape("dapi", 0), shape("xoxp-", 0), shape("xoxa-", 0), shape("xapp-", 0), shape("xoxe", 0), shape("xoxo-", 0),
        shape("xoxs-", 0), shape("xoxr-", 0), shape("xoxb-", 0), lit("dpop", 1, What::Scheme),
    ],
    &[
        lit("token", 2, What::Name), lit("token", 2, What::Column), shape("5Aep861", 1), lit("code", 1, What::Name), lit("tokenvalue", 3, What::Name),
        lit("iplanetdirectorypro", 3, What::Cookie),
    ],
];

const fn is_folded(what: What) -> bool {
    matches!(
        what,
        What::Name | What::Column | What::Scheme | What::Basic | What::Cookie
    )
}

/// Whether that byte may follow a literal, where anything can come of it: most words that end like a name are told by that.
const fn may_follow(what: What, literal: &[u8], byte: u8) -> bool {
    // The first byte of an escape, of a colour, a line break, and of characters that are no ASCII, as those without width are.
    let is_written_otherwise = matches!(
        byte,
        b'%' | b'&' | b'=' | b'\\' | b'\n' | b'\r' | b'\t' | b' ' | ESCAPE | 0x80..
    );
    match what {
        // Quotes, brackets, blanks, a separator.
        What::Name => {
            is_written_otherwise
                || matches!(
                    byte,
                    b'"' | b'\''
                        | b'`'
                        | b':'
                        | b'<'
                        | b'>'
                        | b']'
                        | b')'
                        | b'*'
                        | b'^'
                        | b'['
                        | b'|'
                        | b'('
                        | b'?'
                )
        }
        What::Scheme => is_written_otherwise || byte == b'+',
        // Behind `{"` comes a letter, behind `{` and a blank comes another, or a quote: what is left of it in base64.
        What::Jose if literal[2] == b'J' => {
            is_written_otherwise || byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
        }
        What::Jose => is_written_otherwise || matches!(byte, b'i' | b'g' | b'J' | b'K' | b'N'),
        // `sid` ends a name, `sess` is longer than the window.
        What::Cookie => byte == b'=',
        What::Column => matches!(byte, b',' | b';'),
        // Keys are long words.
        What::Shape(_) => is_written_otherwise || super::is_word(byte),
        _ => true,
    }
}

/// What the filter looks for.
pub static TABLES: Tables = tables();

const fn tables() -> Tables {
    let mut tables = Tables::EMPTY;
    let mut bucket = 0;
    while bucket < LITERALS.len() {
        let mut nth = 0;
        while nth < LITERALS[bucket].len() {
            let Literal {
                text: literal,
                window,
                what,
                ..
            } = &LITERALS[bucket][nth];
            // Three bytes of it lie in its window.
            tables.add_start([
                literal[*window],
                literal[*window + 1],
                literal[*window + 2],
                0,
            ]);
            let mut at = 0;
            while at < WINDOW {
                let mut byte = 0;
                while byte < 256 {
                    let is = match *window + at {
                        inside if inside < literal.len() => {
                            is_same(byte as u8, literal[inside], *what)
                        }
                        end if end == literal.len() => may_follow(*what, literal, byte as u8),
                        _ => true,
                    };
                    if is {
                        tables.add(at, byte as u8, bucket);
                    }
                    byte += 1;
                }
                at += 1;
            }
            nth += 1;
        }
        bucket += 1;
    }
    tables
}

const fn is_same(byte: u8, of_literal: u8, what: What) -> bool {
    byte == of_literal || is_folded(what) && byte.to_ascii_lowercase() == of_literal
}

/// What stands at a place where a window was found.
pub fn look(view: &View<'_>, at: usize) -> Option<Found> {
    let mut window = [0; WINDOW];
    for (nth, byte) in window.iter_mut().enumerate() {
        *byte = view.at(at + nth).unwrap_or_default();
    }
    let word = u32::from_le_bytes(window);
    let mut buckets = TABLES.buckets(window);
    while buckets != 0 {
        let bucket = buckets.trailing_zeros() as usize;
        buckets &= buckets - 1;
        for literal in LITERALS[bucket] {
            let Word { small, mask, is } = literal.word;
            if (word | small) & mask != is {
                continue;
            }
            let Literal {
                text: literal,
                window,
                what,
                ..
            } = literal;
            let Some(start) = at.checked_sub(*window) else {
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
        What::Jose => jose::read(view, at)
            .or_else(|| base64::object(view, at))
            .or_else(|| judge::like_jose(view, at)),
        What::Base64 => base64::token(view, at),
        What::Name => judge::named(view, end),
        What::Column => judge::column(view, end),
        What::Scheme => judge::after_scheme(view, end),
        What::Basic => judge::basic(view, end - 1),
        What::User => judge::user_option(view, end),
        What::Cookie => cookie::session(view, end),
        What::Pem => judge::private_key(view, at),
        What::Shape(before) => judge::shaped(view, at.checked_sub(before)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_lets_every_literal_through_in_every_case_that_counts() {
        for literal in LITERALS.iter().flat_map(|bucket| bucket.iter()) {
            let follows =
                (b' '..=0x7f).filter(|byte| may_follow(literal.what, literal.text, *byte));
            let small = literal.text.to_vec();
            let written = match is_folded(literal.what) {
                true => vec![small.to_ascii_uppercase(), small],
                false => vec![small],
            };
            for (text, byte) in written
                .iter()
                .flat_map(|text| follows.clone().map(move |byte| (text, byte)))
            {
                let text = [text, &[byte; WINDOW][..]].concat();
                assert!(
                    TABLES.is_at(&text, literal.window),
                    "{}",
                    String::from_utf8_lossy(&text)
                );
            }
        }
    }
}
