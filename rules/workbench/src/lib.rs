//! The rule author's tools, as a library: what the command `synlig` does, other programs can do.

pub mod library;
pub mod scenario;
