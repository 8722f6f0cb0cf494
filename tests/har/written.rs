//! HARs as each program writes them, with what is told of each beside it.

use claimscope::har::{is_har, read, to_text};
use claimscope::oauth::Context;
use claimscope::text::time::Timestamp;
use std::fs;
use std::path::Path;

#[test]
fn each_gives_the_report_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/har/files");
    let update = std::env::var_os("UPDATE_HAR").is_some();
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("the files are there") {
        let path = entry.expect("a readable folder").path();
        if path.extension().is_none_or(|extension| extension != "har") {
            continue;
        }
        seen += 1;
        let name = path.display();
        let text = fs::read_to_string(&path).expect("a HAR is UTF-8");
        assert!(is_har(&text.as_bytes()[..text.len().min(4096)]), "{name}");
        let report = read(&text, &Context::at(Timestamp(1_772_355_600)))
            .unwrap_or_else(|| panic!("{name} is a HAR"));
        let told = to_text(&report);
        let beside = path.with_extension("txt");
        if update {
            fs::write(&beside, &told).expect("a writable report");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(told, expected, "{name}");
    }
    assert!(seen >= 5, "there are {seen} files");
}
