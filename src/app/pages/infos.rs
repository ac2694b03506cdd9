//! Pages about the site itself: where the facts come from, what this is.

use leptos::prelude::*;

use crate::app::{
    components::{Titre, afficher, h2, p, span, ul, vif},
    donnees::Donnees,
    text,
};

/// Where the facts come from, as the manifest says it.
#[component]
pub fn Sources() -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let manifest = &base.manifest;
    vue! {
        <Titre texte=text::SOURCES_TITRE/>
        {p("chapeau", text::SOURCES_AIDE)}
        {p("", text::edition(&manifest.construit_le, &manifest.rome))}
        {ul("sources", manifest.sources.iter().map(|it| vue! {
                <li class="carte">
                    <h2 class="carte__nom">{it.nom.clone()}</h2>
                    {p("", it.producteur.clone())}
                    <dl class="faits">
                        <dt>{text::SOURCES_MILLESIME}</dt>
                        <dd>{it.millesime.clone()}</dd>
                        <dt>{text::SOURCES_LICENCE}</dt>
                        <dd>{it.licence.clone()}</dd>
                        <dt>{text::SOURCES_USAGE}</dt>
                        <dd>{it.usage.clone()}</dd>
                    </dl>
                    <a class="lien" href=it.page.clone() target="_blank" rel="noopener noreferrer">
                        {text::SOURCES_PAGE}
                        {span("hors-ecran", format!(" : {} ({})", it.nom, text::NOUVEL_ONGLET))}
                    </a>
                </li>
            }).collect_view())}
    }
}

/// What this is, and what it does not do.
#[component]
pub fn Apropos() -> impl IntoView {
    parties(text::APROPOS_TITRE, 0)
}

/// How métiers are ranked.
#[component]
pub fn Pourquoi() -> impl IntoView {
    parties(text::LISTE_POURQUOI, 1)
}

/// A page of words, by its place among those of the snapshot.
fn parties(titre: &'static str, page: usize) -> AnyView {
    let donnees: Donnees = expect_context();
    vue! {
        <Titre texte=titre/>
        {vif(move || afficher(donnees.gestes(), |pages| {
            let mut lines = pages[page].split('\n');
            let sections = std::iter::from_fn(|| Some((lines.next()?, lines.next()?)));
            sections.map(|(titre, paragraphe)| vue! {
                <section>
                    {h2(titre)}
                    {p("", paragraphe)}
                </section>
            }).collect_view().into_any()
        }))}
    }
}
