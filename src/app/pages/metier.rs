//! Key métier: a name as one says it, or a walk through the domaines.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Puces, Recherche, Suite, Titre, afficher, div, h2, lien_metier, p, pli, ul, vif,
        },
        donnees::Donnees,
        etat::use_etat,
        text,
        trouver::{self, Cible, N_LIGNES},
    },
    domain::MetierId,
    matching::Cle,
};

/// The screen of the key métier.
#[component]
pub fn CleMetier() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let chercher = Callback::new(move |texte: String| trouver::metiers(donnees, &texte, N_LIGNES));
    let on_choix = Callback::new(move |it: Cible| etat.leave(Place::Liste, |choix| it.put(choix)));
    vue! {
        <Titre texte=text::cle_titre(Cle::Metier)/>
        {p("chapeau", text::METIER_AIDE)}
        <Puces/>
        {vif(move || afficher(donnees.titres(), |_| ().into_any()))}
        <Recherche
            id="metier"
            label=text::METIER_CHAMP
            exemple=text::METIER_EXEMPLE
            rien=text::METIER_RIEN
            chercher
            on_choix
        />
        {h2(text::METIER_DOMAINES)}
        <Domaines/>
        <Suite/>
    }
}

/// ROME's tree, folded: 14 grands domaines, 110 domaines, the métiers.
#[component]
pub fn Domaines() -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let grands = base.catalogue.grands_domaines.clone();
    grands
        .into_iter()
        .map(|grand| {
            let letter = grand.code.clone();
            pli(grand.nom, move || vue! { <Domaine prefix=letter.clone() next=3/> })
        })
        .collect_view()
}

/// What is under a node of ROME's tree: domaines under a letter, métiers under a domaine. Built
/// when it is unfolded: 1 584 links at once would be slow on a small phone.
#[component]
fn Domaine(
    /// Code of the node.
    prefix: String,
    /// Length of the codes below it.
    next: usize,
) -> AnyView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let catalogue = &base.catalogue;
    if next == 3 {
        let below = catalogue.domaines.iter().filter(|it| it.code.starts_with(&prefix));
        return below
            .map(|domaine| {
                let code = domaine.code.clone();
                let dedans = move || vue! { <Domaine prefix=code.clone() next=5/> };
                div("pli--dedans", pli(domaine.nom.clone(), dedans))
            })
            .collect_view()
            .into_any();
    }
    let metiers: Vec<MetierId> =
        catalogue.ids().filter(|it| catalogue.metier(*it).code.domaine() == prefix).collect();
    vue! {
        {ul("liens", metiers.into_iter().map(|id| {
                lien_metier(etat, catalogue.metier(id), Vec::new())
            }).collect_view())}
    }
}
