//! The web page, served from the folder the build makes.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use anyhow::Result;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use super::Frame::Page;
use super::panel::workshop;
use super::{check, check_under, doubtful};
use crate::ground::says;
use crate::stage::browser::Browser;
use crate::stage::start::Start;

async fn answer(address: Uri) -> Response {
    let path = match address.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let kind = match Path::new(path).extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match std::fs::read(Path::new("dist/www").join(path)) {
        Ok(bytes) => ([(CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Serves the web page on loopback until the test ends.
async fn serve() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let address = listener.local_addr()?;
    let site = Router::new().fallback(answer);
    tokio::spawn(async move { axum::serve(listener, site).await });
    Ok(address)
}

#[tokio::test]
async fn nothing_on_the_web_page_is_out_of_reach_for_anyone() -> Result<()> {
    let address = serve().await?;
    let browser = Browser::start(Start::headless("dist/chromium")).await?;
    browser.open(&format!("http://{address}/")).await?;
    let page = browser.page_surface().await?;
    page.find("combobox", "Start from").await?;
    check_under(&page, Page, "Check a config", "empty").await?;
    page.select("combobox", "Start from", "Resmo").await?;
    says(&page, "Asked for when it is filled in").await?;
    check(&page, Page, "a preset").await?;
    page.enter("textbox", "Config", &doubtful()).await?;
    says(&page, "errors in the config").await?;
    check(&page, Page, "findings").await?;
    workshop(&page).await?;
    browser.stop().await?;
    Ok(())
}
