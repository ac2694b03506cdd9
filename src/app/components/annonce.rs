//! An opening as a card: what it is at a glance, its facts, and what happens after answering.

use leptos::prelude::*;

use super::balises::{li, p, span};
use crate::{
    app::text,
    domain::{Annonce, Reperes},
};

/// A card. `distance` says how far, in words.
pub fn carte_annonce(it: &Annonce, reperes: &Reperes, distance: String) -> AnyView {
    let nature = it.nature as usize;
    let ligne = |lignes: &[String]| lignes.get(nature).cloned().unwrap_or_default();
    let ou = [&it.organisation, &it.adresse, &it.nom_lieu, &distance];
    let ou: Vec<&str> = ou.into_iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let bouton = |href: &str, texte: String| {
        (!href.is_empty()).then(|| {
            let ailleurs = href.starts_with("http");
            vue! {
                <a
                    class="bouton"
                    href=href.to_owned()
                    target=ailleurs.then_some("_blank")
                    rel="noopener noreferrer"
                >
                    {texte}
                    {ailleurs.then(|| span("hors-ecran", text::NOUVEL_ONGLET))}
                </a>
            }
        })
    };
    vue! {
        <article class="carte annonce-carte" data-nature=nature.to_string()>
            {p("annonce-carte__nature", ligne(&reperes.natures))}
            <h2 class="carte__nom">{it.titre.clone()}</h2>
            {p("detail", ou.join(" · "))}
            <ul class="points">{it.faits.iter().map(|it| li("", it.clone())).collect_view()}</ul>
            {p("aide", ligne(&reperes.suites))}
            <p class="versions">
                {bouton(&it.reponse, ligne(&reperes.boutons))}
                {bouton(&it.telephone, text::TELEPHONER.to_owned())}
            </p>
        </article>
    }
}
