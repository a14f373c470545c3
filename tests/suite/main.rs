//! Every native test in one binary.

mod aftermath;
mod application_assignment;
mod assignment;
mod certificate;
mod certificate_facts;
mod certificate_given;
mod certificate_made;
#[cfg(feature = "cli")]
mod command_line;
mod config;
mod coverage;
mod docs;
mod explain;
mod fill;
mod form;
mod golden;
mod hand_over;
mod inspect;
mod journey;
mod jws;
mod jwt;
mod key;
mod material;
mod mutated_configs;
mod mutations;
mod on_the_way;
mod org;
mod other_forms;
mod page;
mod pem;
mod preflight;
mod preset;
mod properties;
mod random;
mod refusals;
mod repo;
mod report;
mod rules;
mod saved;
#[cfg(feature = "schema")]
mod schema;
mod scope;
mod simulated;
mod sizes;
mod token;
mod undo;
