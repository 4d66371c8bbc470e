//! How long the engine takes: loading, deciding, explaining, asking. `cargo bench -p synlig-tests`

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use synlig::{Case, Data, Engine, Language};
use synlig_tests::sample;

fn engine(criterion: &mut Criterion) {
    let engine = sample::engine();
    let text = sample::CASE;
    let case = Case::from_json(text).expect("the sample case is right");
    let decision = engine.decide(&case).expect("the sample case can be decided");
    criterion.bench_function("load the shipped default", |b| {
        b.iter(|| Engine::from_json(black_box(sample::rules())));
    });
    criterion.bench_function("read a case", |b| b.iter(|| Case::from_json(black_box(text))));
    criterion.bench_function("decide, typed", |b| b.iter(|| engine.decide(black_box(&case))));
    let (mut typed, mut outcomes) = (sample::typed(&engine), engine.outcomes());
    criterion.bench_function("outcomes, typed", |b| {
        b.iter(|| engine.work_out(black_box(&mut typed), &mut outcomes));
    });
    criterion.bench_function("outcomes, JSON text to JSON text", |b| {
        b.iter(|| engine.work_out_json(black_box(text), &mut outcomes).map(|()| outcomes.to_json()));
    });
    let (columns, codes) = sample::columns(&engine, 16_384);
    let batch = engine.batch(case.as_of(), &columns).expect("the engine has these facts");
    let data: Vec<Data<'_>> = codes.iter().map(|codes| Data::Codes(codes)).collect();
    criterion.bench_function("outcomes of 16,384 cases in columns", |b| b.iter(|| batch.decide(black_box(&data))));
    criterion.bench_function("decide, JSON text to JSON text", |b| b.iter(|| engine.decide_json(black_box(text))));
    criterion.bench_function("questions", |b| b.iter(|| engine.questions(black_box(&case))));
    criterion.bench_function("explain", |b| b.iter(|| engine.explain(black_box(&decision), Language::Nb)));
}

criterion_group!(benches, engine);
criterion_main!(benches);
