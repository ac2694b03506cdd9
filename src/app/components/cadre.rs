//! What surrounds every page: the name and the place above, the way on below.

use leptos::prelude::*;

use super::{
    Icone, IconeVue, Trousseau,
    balises::{a, bouton, p, span},
    vif,
};
use crate::{
    app::{
        adresse::Place,
        donnees::{Charge, Donnees},
        etat::{Etat, use_etat},
        text,
    },
    domain::casse::minuscules,
    matching::Cle,
    platform::page,
};

/// The name of the site, and the place, which can be changed from anywhere.
#[component]
pub fn Entete() -> impl IntoView {
    let etat = use_etat();
    vue! {
        <header class="entete">
            <a class="entete__nom" href=etat.lien(Place::Accueil)>
                <Trousseau/>
                {text::NOM}
            </a>
            <a class="entete__lieu" href=etat.lien(Place::Lieu)>
                <IconeVue icone=Icone::Lieu/>
                {span("entete__lieu-nom", vif(nom_du_lieu))}
                {span("hors-ecran", format!(" : {}", minuscules(text::LIEU_CHANGER)))}
            </a>
        </header>
    }
}

/// The name of a key for the style sheet.
pub fn teinte(cle: Cle) -> &'static str {
    crate::app::adresse::segment(cle)
}

/// The place chosen, in a few words.
pub fn nom_du_lieu() -> String {
    let etat = use_etat();
    let Some(lieu) = etat.choix().lieu else { return text::LIEU_PARTOUT.to_owned() };
    match etat.commune() {
        Some(Charge::Pret(Some(commune))) => text::lieu(&commune.nom, lieu.echelle),
        // The snapshot does not hold it: it is said apart.
        Some(Charge::Pret(None)) => text::LIEU_PARTOUT.to_owned(),
        _ => text::echelle(lieu.echelle),
    }
}

/// The place chosen and the way to change it, at the head of a page about it.
pub fn lieu_choisi(etat: Etat) -> AnyView {
    let changer = a("lien", etat.lien(Place::Lieu), text::LIEU_CHANGER);
    p("chapeau", vec![vif(nom_du_lieu), " ".into_any(), changer])
}

/// Shows some more of a list.
pub fn voir_plus(etat: Etat, shown: usize, total: usize) -> AnyView {
    let words =
        vec![text::VOIR_PLUS.into_any(), vue! { <small>{text::montres(shown, total)}</small> }];
    bouton("bouton liste__plus", words, move || etat.show(|it| it.plus = it.plus.saturating_add(1)))
}

/// The foot of every page.
#[component]
pub fn Pied() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let perime = move || match donnees.base() {
        Charge::Pret(base) => page::today() > base.manifest.valable_jusqu_au,
        _ => false,
    };
    let edition = move || match donnees.base() {
        Charge::Pret(base) => text::edition(&base.manifest.construit_le, &base.manifest.rome),
        _ => String::new(),
    };
    vue! {
        <footer class="pied">
            {vif(move || perime().then(|| p("pied__alerte", text::PERIME)))}
            {p("", vif(edition))}
            <nav class="pied__liens" aria-label=text::APROPOS_TITRE>
                {a("", etat.lien(Place::Sources), text::SOURCES_TITRE)}
                {a("", etat.lien(Place::Apropos), text::APROPOS_LIEN)}
            </nav>
        </footer>
    }
}

/// The way on, at the bottom of the screen of a key, within reach of the thumb: the list, and how
/// many métiers it holds.
#[component]
pub fn Suite() -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let vide = move || {
        let choix = etat.choix();
        choix.is_empty() && !choix.has_souhaits()
    };
    let compte = move || match etat.classement(&base) {
        Charge::Pret(classement) => text::voir_metiers(classement.propositions.len()),
        _ => text::voir_metiers(0),
    };
    suite(vide, Place::Liste, Signal::derive(compte))
}

/// A way on, under the thumb.
pub fn suite(
    vide: impl Fn() -> bool + Send + Sync + 'static,
    place: Place,
    mots: Signal<String>,
) -> AnyView {
    vue! {
        <div class="suite" class:suite--vide=Signal::derive(vide)>
            <a class="bouton bouton--fort suite__bouton" href=use_etat().lien(place)>
                <span aria-live="polite">{mots}</span>
                <IconeVue icone=Icone::Fleche/>
            </a>
        </div>
    }
}
