//! Files of this site. No other origin is ever asked.

use gloo_net::http::Request;
use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::Coupure;

/// The text of a file of this site, by its path from the base of the page. It stays on the side
/// of the browser, which reads JSON better than we would.
pub async fn texte(chemin: &str) -> Result<JsString, Coupure> {
    let answer = Request::get(chemin).send().await.map_err(|_| Coupure::SansReponse)?;
    if !answer.ok() {
        return Err(Coupure::Statut(answer.status()));
    }
    let promise = Response::from(answer).text().map_err(|_| Coupure::SansReponse)?;
    let texte = JsFuture::from(promise).await.map_err(|_| Coupure::SansReponse)?;
    Ok(texte.unchecked_into())
}
