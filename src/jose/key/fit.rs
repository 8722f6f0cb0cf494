//! Whether a key may be used with an algorithm: type, curve, size, and what the key says of its own use.
//!
//! WebCrypto looks at type and curve alone; `alg`, `use`, `key_ops` and sizes are for whoever calls it (RFC 7517 §4, RFC 7518,
//! RFC 8725 §3.1).

use super::{Curve, Key, Material};
use crate::jose::alg::{Algorithm, KeyType, Use};
use crate::jose::enc::content_encryption;
use crate::spec::{Clause, rfc};
use crate::text::shortened;

/// Why a key may not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// A sentence without its full stop, in which the key is “it”.
    pub text: String,
    /// What demands it.
    pub spec: Clause,
    /// Whether a signature can be computed all the same: the key is too short, or is meant for something else.
    pub is_possible: bool,
}

/// Fewer bits of RSA are refused (RFC 7518 §3.3, §4.2).
pub const LEAST_RSA: usize = 2048;

/// Everything that speaks against the use of a key with an algorithm, to verify or decrypt; nothing where it fits.
pub fn fits(key: &Key, alg: &Algorithm) -> Vec<Misfit> {
    let mut misfits = Vec::new();
    let mut say = |text: String, spec: Clause, is_possible: bool| {
        misfits.push(Misfit {
            text,
            spec,
            is_possible,
        });
    };
    let title = key.title();
    let wanted = |what: &str| format!("it is {}, and {} takes {what}", article(&title), alg.name);
    let is_curve = |curves: &[Curve]| key.material.curve().is_some_and(|c| curves.contains(&c));
    match (alg.key, &key.material) {
        (KeyType::Nothing, _) => {
            say(format!("{} takes no key", alg.name), alg.spec, false);
        }
        (KeyType::Rsa, Material::Rsa { .. }) => {
            let bits = key.material.bits();
            if bits < LEAST_RSA {
                let text = format!(
                    "it has {bits} bits, and {} demands {LEAST_RSA} or more",
                    alg.name
                );
                say(text, alg.spec, true);
            }
        }
        (KeyType::Rsa, _) => say(wanted("a key of type RSA"), alg.spec, false),
        (KeyType::Curves(curves), material) if !is_curve(curves) => {
            let names: Vec<&str> = curves.iter().map(|curve| curve.name()).collect();
            let _ = material;
            say(
                wanted(&["a key on ", &names.join(" or ")].concat()),
                alg.spec,
                false,
            );
        }
        (KeyType::Curves(_), _) => {}
        (KeyType::Own, Material::Akp { alg: of_key, .. }) if *of_key == alg.name => {}
        (KeyType::Own, _) => say(wanted("a key of its own (type AKP)"), alg.spec, false),
        (KeyType::Secret { least }, Material::Oct(k)) => {
            if k.len() < least {
                let (bits, least) = (k.len() * 8, least * 8);
                let text = format!(
                    "it has {bits} bits, and {} demands {least} or more",
                    alg.name
                );
                say(text, rfc(7518, "3.2"), true);
            }
        }
        (KeyType::SecretOf(octets), Material::Oct(k)) => {
            if k.len() != octets {
                let (bits, exact) = (k.len() * 8, octets * 8);
                let text = format!("it has {bits} bits, and {} demands {exact}", alg.name);
                say(text, alg.spec, false);
            }
        }
        (KeyType::Secret { .. } | KeyType::SecretOf(_), _) => {
            say(wanted("a secret (type oct)"), alg.spec, false);
        }
    }
    if let Some(of_key) = key
        .alg
        .as_deref()
        .filter(|of_key| !is_same_alg(of_key, alg))
    {
        let text = format!("its alg is {}, not {}", shortened(of_key, 40), alg.name);
        say(text, rfc(7517, "4.4"), true);
    }
    let (use_, ops): (&str, &[&str]) = match alg.used_for {
        Use::KeyManagement => (
            "enc",
            &[
                "decrypt",
                "unwrapKey",
                "deriveKey",
                "deriveBits",
                "encrypt",
                "wrapKey",
            ],
        ),
        _ => ("sig", &["verify", "sign"]),
    };
    if let Some(other) = key.used_for.as_deref().filter(|of_key| *of_key != use_) {
        let text = format!("its use is {}, not {use_}", shortened(other, 40));
        say(text, rfc(7517, "4.2"), true);
    }
    if let Some(of_key) = &key.key_ops
        && !of_key.iter().any(|op| ops.contains(&op.as_str()))
    {
        let text = format!("its key_ops do not list {}", ops[0]);
        say(text, rfc(7517, "4.3"), true);
    }
    misfits
}

/// `EdDSA` is what `Ed25519` and `Ed448` were called before (RFC 9864 §2.2).
fn is_same_alg(of_key: &str, alg: &Algorithm) -> bool {
    let is_old = |name: &str| name == "EdDSA";
    let is_edwards = |name: &str| matches!(name, "EdDSA" | "Ed25519" | "Ed448");
    // A key that is used directly is one for a content encryption (RFC 7520 §5.6).
    let is_of_content = alg.name == "dir" && content_encryption(of_key).is_some();
    of_key == alg.name
        || is_of_content
        || is_edwards(of_key) && is_edwards(alg.name) && (is_old(of_key) || is_old(alg.name))
}

fn article(title: &str) -> String {
    match title.starts_with("secret") {
        true => ["a ", title].concat(),
        false => ["of type ", title].concat(),
    }
}
