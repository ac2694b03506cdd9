//! Files of this site. No other origin is ever asked.

use gloo_net::http::Request;

use super::Coupure;

/// The bytes of a file of this site, by its path from the base of the page.
pub async fn bytes(chemin: &str) -> Result<Vec<u8>, Coupure> {
    let answer = Request::get(chemin).send().await.map_err(|_| Coupure::SansReponse)?;
    if !answer.ok() {
        return Err(Coupure::Statut(answer.status()));
    }
    answer.binary().await.map_err(|_| Coupure::SansReponse)
}
