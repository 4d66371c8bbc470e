//! Any text as an expression: what can be read prints as something that reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use synlig::expr::parse;

fuzz_target!(|text: &str| {
    if let Ok(expression) = parse(text) {
        let printed = expression.to_string();
        let again = parse(&printed).expect("what is printed can be read");
        assert_eq!(again.to_string(), printed);
    }
});
