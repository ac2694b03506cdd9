//! Openings around the place: for one métier on its page, for all of them on a page of their own.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Titre, a, afficher, carte_annonce, h2, li, lieu_choisi, menu, p, section, statut, ul,
            vif, voir_plus,
        },
        donnees::Donnees,
        etat::{Etat, use_etat},
        ouvertures::{Ouvertures, ouvertures, pour},
        text,
    },
    domain::{MetierId, Nature, Reperes},
    matching::Cle,
    opportunites::Filtre,
};

/// How many openings at a time.
const PAR_PAGE: usize = 10;
/// How many on the page of a métier.
const SUR_LA_FICHE: usize = 3;

/// The page: what one looks for, then openings.
#[component]
pub fn OffresPage() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let nature = move || etat.vue().nature.checked_sub(1).map(usize::from);
    let filtre = move || Filtre {
        nature: nature().and_then(|it| Nature::TOUTES.get(it).copied()),
        ..Filtre::default()
    };
    let choisir = Callback::new(move |it: Option<usize>| {
        let nature = it.and_then(|it| u8::try_from(it + 1).ok()).unwrap_or(0);
        etat.show(|vue| (vue.nature, vue.plus) = (nature, 0));
    });
    let noms = text::NATURES.map(str::to_owned).to_vec();
    vue! {
        <Titre texte=text::OFFRES_TITRE/>
        {lieu_choisi(etat)}
        {menu("nature", text::OFFRES_NATURE, text::PEU_IMPORTE, noms, Signal::derive(nature), choisir)}
        {vif(move || liste(etat, donnees, filtre(), true))}
    }
}

/// On the page of a métier.
#[component]
pub fn PresDeToi(id: MetierId) -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let found = vif(move || liste(etat, donnees, pour(id), false));
    section(vec![h2(text::FICHE_PRES), found])
}

/// Openings around the place: some of them on the page of a métier, all of them page after page on
/// their own.
fn liste(etat: Etat, donnees: Donnees, filtre: Filtre, entiere: bool) -> AnyView {
    let Some(commune) = etat.commune() else {
        return vue! {
            {p("aide", text::OFFRES_OU)}
            {p("", a("bouton", etat.lien(Place::Lieu), text::LIEU_TITRE))}
        };
    };
    let n = if entiere { PAR_PAGE * (1 + usize::from(etat.vue().plus)) } else { SUR_LA_FICHE };
    afficher(commune, |commune| match commune {
        None => p("", text::OFFRES_RIEN),
        Some(commune) => {
            let found = ouvertures(etat, donnees, &commune, &filtre, n);
            afficher(found.and(donnees.annonces("france")), |(found, france)| {
                cartes(etat, found, &france.reperes, entiere)
            })
        }
    })
}

fn cartes(etat: Etat, found: Ouvertures, reperes: &Reperes, entiere: bool) -> AnyView {
    let Ouvertures { premieres, total, elargi } = found;
    if total == 0 {
        return vue! {
            {statut("", text::OFFRES_RIEN)}
            {p("versions", vec![
                a("bouton", etat.lien(Place::Liste), text::OFFRES_PROCHES),
                a("bouton", etat.lien(Place::Cle(Cle::Formation)), text::OFFRES_FORMATION),
            ])}
            {p("aide", text::FICHE_PARLER)}
        };
    }
    let shown = premieres.len();
    let cartes = premieres.into_iter().map(|(it, km)| li("", carte_annonce(&it, reperes, km)));
    vue! {
        {statut("liste__compte", text::n_ouvertures(total))}
        {elargi.map(|it| p("annonce", text::ouvertures_elargies(it)))}
        {ul("liste", cartes.collect::<Vec<_>>())}
        {(shown < total).then(|| if entiere {
            voir_plus(etat, shown, total)
        } else {
            p("", a("bouton", etat.lien(Place::Offres), text::OFFRES_TITRE))
        })}
    }
}
