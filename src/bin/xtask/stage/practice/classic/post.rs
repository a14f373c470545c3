//! Reading a posted form.

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request as Incoming};

use super::super::record::{Field, FieldValue, SentFile};
use super::super::site::BODY_LIMIT;
use super::table::{Control, Section};
use super::view;

/// A posted form, part by part.
#[derive(Debug)]
pub(super) struct Posted {
    /// The parts in order, each with the row it belongs to.
    pub(super) fields: Vec<Field>,
    /// Whether Cancel was pressed.
    pub(super) cancelled: bool,
}

/// Reads every part; the error says why the body is no form.
pub(super) async fn read(sections: &[Section], mut incoming: Incoming) -> Result<Posted, String> {
    DefaultBodyLimit::max(BODY_LIMIT).apply(&mut incoming);
    let mut parts = Multipart::from_request(incoming, &())
        .await
        .map_err(|error| error.body_text())?;
    let mut posted = Posted {
        fields: Vec::new(),
        cancelled: false,
    };
    while let Some(part) = parts
        .next_field()
        .await
        .map_err(|error| error.body_text())?
    {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| error.body_text())?;
        posted.cancelled |= name.ends_with(":cancel");
        let value = match file {
            Some(file) => FieldValue::File(SentFile::new(&file, &bytes)),
            None => FieldValue::Text(String::from_utf8_lossy(&bytes).into_owned()),
        };
        posted.fields.push(Field {
            label: label_of(sections, &name).to_owned(),
            name,
            value,
        });
    }
    Ok(posted)
}

/// The row whose value is posted under `name`. Of a dual list only the hidden field counts: what
/// the two visible lists post is which options were highlighted.
fn label_of(sections: &[Section], name: &str) -> &'static str {
    sections
        .iter()
        .flat_map(|section| &section.rows)
        .find(|row| match row.control {
            Control::Duel(duel) => view::truth_name(duel) == name,
            _ => row.name == name,
        })
        .map_or("", |row| row.key)
}
