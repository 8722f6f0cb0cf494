//! `imprecise-number`: a number that JavaScript and most other readers would round.

use super::common::{MOST, walk};
use crate::lint::{Breach, Check, Example, Input, Report, Rule, TokenUnderLint};
use crate::oauth::claims::{self, Shown};
use crate::prose;
use crate::spec::rfc;

/// A number is too long to be read exactly.
pub static RULE: Rule = Rule {
    name: "imprecise-number",
    breach: Breach::HardlyMeant,
    summary: summary!("a number is too long to be read exactly"),
    explain: prose!(
        "JavaScript and many other languages read every JSON number into 64 bits of floating point, which hold whole numbers up to 9007199254740991 and some 17 digits. Longer ones are rounded without a word: two users can become one. Write long identifiers as strings."
    ),
    spec: &[rfc(8259, "6")],
    check: Check::Token(check),
    examples: examples![
        Example {
            shows: "an identifier as a number",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"user_id":100002348117421473}"#
            },
            finds: Some("9007199254740991")
        },
        Example {
            shows: "within an object",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"a":{"b":[1,9007199254740992]}}"#
            },
            finds: Some("9007199254740991")
        },
        Example {
            shows: "too many digits",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"ratio":3.141592653589793238462643}"#
            },
            finds: Some("17 digits")
        },
        Example {
            shows: "too large",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"n":1E400}"#
            },
            finds: Some("infinite")
        },
        Example {
            shows: "the largest that is safe",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"n":9007199254740991,"m":-9007199254740991}"#
            },
            finds: None
        },
        Example {
            shows: "a time with a fraction",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"n":1767225600.123456}"#
            },
            finds: None
        },
        Example {
            shows: "zeros at the end",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"n":0.1000000000000000000000}"#
            },
            finds: None
        },
        Example {
            shows: "the same as a string",
            input: Input::Jwt {
                header: r#"{"alg":"RS256","kid":"k1"}"#,
                claims: r#"{"user_id":"100002348117421473"}"#
            },
            finds: None
        },
    ],
};

fn check(seen: &TokenUnderLint<'_>, report: &mut Report) {
    let mut found = 0;
    for (object, place) in seen.objects() {
        for member in &object.members {
            let name = member.name.as_str();
            let mut trouble = None;
            walk(name, &member.value, &mut |_, json| {
                trouble = trouble.or_else(|| json.as_number().and_then(lost));
            });
            if let Some(trouble) = trouble.filter(|_| found < MOST && !is_time(name)) {
                found += 1;
                report.add(Some(place(name.to_owned())), trouble);
            }
        }
    }
}

/// The times have a rule of their own.
fn is_time(name: &str) -> bool {
    (claims::REGISTERED.iter()).any(|row| row.name == name && row.shown == Shown::Time)
}

/// What a reader with 64-bit floating point loses of a number.
fn lost(number: &str) -> Option<&'static str> {
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent),
        None => (number, "0"),
    };
    let digits = mantissa.trim_start_matches('-');
    // 309 digits before the point are more than a double can count; an exponent beyond that range is either infinite or 0.
    let exponent = exponent
        .trim_start_matches('+')
        .parse::<i32>()
        .unwrap_or(i32::MAX);
    let is_zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
    if !is_zero && exponent > 308 {
        return Some(
            "Holds a number that is infinite or an error to most readers. Write it as a string.",
        );
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if exponent == 0 && fraction.trim_matches('0').is_empty() {
        let largest = "9007199254740991";
        let is_beyond =
            whole.len() > largest.len() || (whole.len() == largest.len() && whole > largest);
        return is_beyond.then_some("Holds a whole number beyond 9007199254740991, which JavaScript and many others round: the last digits change. Write it as a string.");
    }
    let significant = match whole.trim_start_matches('0') {
        "" => fraction.trim_matches('0').len(),
        whole => whole.len() + fraction.trim_end_matches('0').len(),
    };
    (significant > 17).then_some("Holds a number of more than 17 digits, which most readers round. Write it as a string, or shorter.")
}
