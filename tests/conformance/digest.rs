//! The digest against a canonicalisation of its own, in another language: `digest.py`.

use crate::folder;
use std::path::Path;
use std::process::Command;

#[test]
fn digests_as_python_works_them_out() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/digest.py");
    let output = Command::new("python3").arg(script).arg(folder::cases()).output().expect("python3 is there");
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", said(&output.stdout), said(&output.stderr));
}

#[test]
fn spelling_and_order_do_not_matter_and_everything_else_does() {
    let digest = |name: &str| {
        let text = std::fs::read_to_string(folder::cases().join(name).join("decision.json")).unwrap();
        let decision: serde_json::Value = serde_json::from_str(&text).unwrap();
        decision["synlig"]["digest"].as_str().unwrap().to_owned()
    };
    // Keys in another order, and characters as escapes.
    assert_eq!(digest("digest-key-order"), digest("digest-escapes-are-one"));
    // Rule sets in another order.
    assert_eq!(digest("compose"), digest("compose-in-another-order"));
    let different = ["overlay", "overlay-base-alone", "overlay-of-overlay", "overlay-serves-for-its-base"].map(digest);
    for (index, one) in different.iter().enumerate() {
        assert!(!different[..index].contains(one));
    }
}
