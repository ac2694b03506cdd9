//! Key secteur: 35 worlds of work, and their parts.

use leptos::prelude::*;

use crate::{
    app::{
        components::{Bascule, Puces, Suite, Titre, p, ul},
        donnees::{Base, Donnees},
        etat::{Trace, use_etat},
        text,
    },
    domain::{Secteur, SecteurCode, SecteurId},
    matching::Cle,
};

/// The screen of the key secteur.
#[component]
pub fn CleSecteur() -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let secteurs = tree(&base);
    vue! {
        <Titre texte=text::cle_titre(Cle::Secteur)/>
        {p("chapeau", text::SECTEUR_AIDE)}
        <Puces/>
        {ul("choix", secteurs.into_iter().map(|(secteur, parts)| vue! {
                <li class="choix__groupe">
                    <BasculeSecteur secteur/>
                    {(!parts.is_empty()).then(|| vue! {
                        {ul("choix choix--dedans", parts.into_iter().map(|it| vue! { <li><BasculeSecteur secteur=it/></li> }).collect_view())}
                    })}
                </li>
            }).collect_view())}
        <Suite/>
    }
}

/// A secteur to choose, and how many métiers it holds.
#[component]
fn BasculeSecteur(
    /// Its code, its name, how many métiers.
    secteur: (SecteurCode, String, usize),
) -> impl IntoView {
    let etat = use_etat();
    let (code, nom, n) = secteur;
    let tap = move |()| {
        etat.change(Trace::Meme, |it| match it.secteurs.iter().position(|known| *known == code) {
            Some(place) => {
                it.secteurs.remove(place);
            }
            None => it.secteurs.push(code),
        });
    };
    let actif = Signal::derive(move || etat.choix().secteurs.contains(&code));
    vue! { <Bascule texte=nom detail=text::n_metiers(n) actif on_tap=Callback::new(tap)/> }
}

type Rang = (SecteurCode, String, usize);

/// The secteurs by name, each with its sous-secteurs.
fn tree(base: &Base) -> Vec<(Rang, Vec<Rang>)> {
    let catalogue = &base.catalogue;
    let mut counts = vec![0; catalogue.secteurs.len()];
    for id in catalogue.metiers.iter().flat_map(|it| &it.secteurs) {
        counts[id.index()] += 1;
    }
    let all: Vec<(SecteurId, &Secteur)> = (0..).map(SecteurId).zip(&catalogue.secteurs).collect();
    let rang = |(id, it): &(SecteurId, &Secteur)| (it.code, it.nom.clone(), counts[id.index()]);
    let sorted = |mut list: Vec<Rang>| {
        list.sort_unstable_by_key(|it| crate::search::fold(&it.1));
        list
    };
    let mut tree: Vec<(Rang, Vec<Rang>)> = all
        .iter()
        .filter(|(_, it)| it.parent.is_none())
        .map(|secteur| {
            let parts = all.iter().filter(|(_, it)| it.parent == Some(secteur.0));
            (rang(secteur), sorted(parts.map(rang).collect()))
        })
        .collect();
    tree.sort_unstable_by_key(|it| crate::search::fold(&it.0.1));
    tree
}
