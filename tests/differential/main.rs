//! The engine against the oracle, on random rule sets and on the shipped ones.

mod composed;
mod every_day;
mod random;
mod reach;
mod shipped;
