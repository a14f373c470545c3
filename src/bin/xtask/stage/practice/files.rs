//! Scripts, styles, fonts and icons, straight from disk.

use std::path::{Component, Path};

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// What may be served as a file, and as what. Templates (`.html`) are not among them.
const TYPES: [(&str, &str); 9] = [
    ("css", "text/css; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("woff2", "font/woff2"),
];

/// The file `path` below `folder`, or none.
pub(super) fn serve(folder: &Path, path: &str) -> Option<Response> {
    let relative = Path::new(path);
    // Only plain names: an address never leaves the folder.
    if !relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let extension = relative.extension()?.to_str()?;
    let (_, media_type) = TYPES.iter().find(|(known, _)| *known == extension)?;
    let bytes = std::fs::read(folder.join(relative)).ok()?;
    Some(
        (
            [(CONTENT_TYPE, *media_type), (CACHE_CONTROL, "no-store")],
            bytes,
        )
            .into_response(),
    )
}
