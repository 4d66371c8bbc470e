//! The shipped rule sets go together as their papers say: the two defaults, and the Norwegian one with each overlay of BTI.

use crate::overlays::base_of;
use synlig::Engine;
use synlig_rules::{ALL, DEFAULT, DEFAULT_SWEDEN, get};

/// The engine of shipped rule sets by id, and the ids that its decisions name.
fn compose<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let texts: Vec<&str> =
        ids.into_iter().map(|id| get(id).unwrap_or_else(|| panic!("{id} is shipped")).json).collect();
    let engine = Engine::from_json(texts).unwrap_or_else(|error| panic!("{error}"));
    let decision: serde_json::Value =
        serde_json::from_str(&engine.decide_json(r#"{ "as_of": "2026-03-02" }"#).unwrap()).unwrap();
    let rules = decision["synlig"]["rules"].as_array().unwrap();
    rules.iter().map(|rules| rules["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_default_of_each_country_goes_together() {
    assert_eq!(compose(DEFAULT.iter().copied()), DEFAULT);
    assert_eq!(compose(DEFAULT_SWEDEN.iter().copied()), DEFAULT_SWEDEN);
    assert_eq!(compose(["no-kommune-readiness"]), ["no-kommune-readiness"]);
}

#[test]
fn each_overlay_takes_the_place_of_bti_in_the_default() {
    let mut count = 0;
    for overlay in ALL.iter().filter(|shipped| base_of(shipped).is_some()) {
        let ids = compose(DEFAULT.iter().copied().chain([overlay.id]));
        assert!(ids.iter().any(|id| id == overlay.id) && !ids.iter().any(|id| id == "no-bti"), "{ids:?}");
        count += 1;
    }
    assert_eq!(count, 8);
}

#[test]
fn rule_sets_of_two_countries_do_not_go_together() {
    let texts = ["no-modellkommune", "se-anmalan"].map(|id| get(id).unwrap().json);
    assert_eq!(Engine::from_json(texts).unwrap_err().code().as_str(), "compose.country");
}
