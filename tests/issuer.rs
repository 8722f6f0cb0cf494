//! What is shown before keys are fetched is what a browser then asks for, to the letter, whatever an issuer looks like.
//!
//! `url` reads addresses as browsers do (the WHATWG's standard), and stands for one here.

use claimscope::issuer::{Address, Errand, Step, metadata_addresses, named};
use proptest::prelude::*;
use proptest::sample::select;
use url::Url;

/// What addresses are made of, and what tries to look like it.
const PIECES: &[&str] = &[
    "https://",
    "http://",
    "HTTPS://",
    "javascript:",
    "data:",
    "//",
    "/",
    "\\",
    "@",
    ":",
    "::",
    ".",
    "..",
    "%2e",
    "%2E%2e",
    "%",
    "%zz",
    "?",
    "#",
    "&",
    "=",
    "[::1]",
    "[",
    "]",
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "0177.0.0.1",
    "2130706433",
    "localhost",
    "op.example",
    "OP.Example",
    "xn--bcher-kva.example",
    "bücher.example",
    "op.example.",
    "1.2.3.4.5",
    "0",
    "443",
    "80",
    "08080",
    "65536",
    "realms",
    "a b",
    "\t",
    "\n",
    "\u{200b}",
    "'",
    "\"",
    "<",
    "{tenantid}",
    "~",
    "!$()*,;",
    "/.well-known/",
    "sts.windows.net",
    "é",
    "\u{202e}",
    "0x",
    "a-",
    "-a",
    "_",
];

fn holds(address: &Address) -> Result<(), TestCaseError> {
    let text = address.as_str();
    let url = Url::parse(text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    prop_assert_eq!(url.as_str(), text);
    let host = url.host_str().unwrap_or_default();
    let is_local = matches!(host, "localhost" | "127.0.0.1");
    prop_assert!(url.scheme() == "https" || is_local && url.scheme() == "http");
    prop_assert!(url.username().is_empty() && url.password().is_none() && url.fragment().is_none());
    prop_assert_eq!(address.origin(), url.origin().ascii_serialization());
    prop_assert_eq!(address.host().split(':').next(), Some(host));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_address_is_written_as_a_browser_writes_it(
        pieces in prop::collection::vec(select(PIECES), 0..6),
        begins in any::<bool>(),
    ) {
        let beginning = if begins { "https://" } else { "" };
        let text = [beginning, &pieces.concat()].concat();
        if let Ok(address) = named(&text) {
            holds(&address)?;
        }
        for address in metadata_addresses(&text, Some(&text)).unwrap_or_default() {
            holds(&address)?;
            prop_assert!(address.as_str().contains("/.well-known/"));
        }
    }

    #[test]
    fn no_answer_is_too_odd(text in any::<String>(), issuer in select(&["https://op.example", "https://login.microsoftonline.com/common/v2.0"][..])) {
        for errand in [Errand::of_issuer(issuer), Errand::of_token("jku", issuer), Errand::of_token("x5u", issuer)] {
            let is_over = errand.is_ok_and(|errand| matches!(errand.came(Ok(text.clone())), Step::Failed(_)));
            prop_assert!(is_over, "nothing random is metadata or keys");
        }
    }
}

/// The law above would hold for want of a case.
#[test]
fn addresses_of_every_kind_are_asked() {
    for text in [
        "https://op.example",
        "HTTPS://OP.Example:443/realms",
        "https://xn--bcher-kva.example/~!$()*,;",
        "http://localhost:3000",
        "https://127.0.0.1/",
        "https://op.example/a%2Fb",
    ] {
        let address = named(text).map(|address| holds(&address).is_ok());
        assert_eq!(address, Ok(true), "{text}");
    }
}
