//! Openings around the place: for one métier on its page, for all of them on a page of their own.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Titre, a, afficher, carte_annonce, h2, li, lieu_choisi, menu, p, section, statut, ul,
            vif, voir_plus,
        },
        donnees::{Charge, Donnees},
        etat::{Etat, use_etat},
        ouvertures::{Ouvertures, ouvertures, pour},
        text,
    },
    domain::{MetierId, Nature},
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
        {vif(move || liste(etat, donnees, filtre(), PAR_PAGE))}
    }
}

/// On the page of a métier.
#[component]
pub fn PresDeToi(id: MetierId) -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let found = vif(move || liste(etat, donnees, pour(id), SUR_LA_FICHE));
    section(vec![h2(text::FICHE_PRES), found])
}

fn liste(etat: Etat, donnees: Donnees, filtre: Filtre, n: usize) -> AnyView {
    let Some(commune) = etat.commune() else {
        return vue! {
            {p("aide", text::OFFRES_OU)}
            {p("", a("bouton", etat.lien(Place::Lieu), text::LIEU_TITRE))}
        };
    };
    afficher(commune, |commune| match commune {
        None => p("", text::OFFRES_RIEN),
        Some(commune) => {
            match (ouvertures(etat, donnees, &commune, &filtre), donnees.annonces("france")) {
                (Charge::Pret(it), Charge::Pret(france)) => cartes(etat, it, &france.reperes, n),
                (Charge::Panne(panne), _) | (_, Charge::Panne(panne)) => {
                    afficher(Charge::<()>::Panne(panne), |()| ().into_any())
                }
                _ => afficher(Charge::<()>::EnCours, |()| ().into_any()),
            }
        }
    })
}

fn cartes(etat: Etat, found: Ouvertures, reperes: &crate::domain::Reperes, n: usize) -> AnyView {
    let total = found.liste.len();
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
    let page = n == PAR_PAGE;
    let plus = if page { usize::from(etat.vue().plus) } else { 0 };
    let shown = (n * (1 + plus)).min(total);
    let all = found.liste.iter().take(shown);
    let cartes = all.map(|(it, distance)| li("", carte_annonce(it, reperes, distance.clone())));
    vue! {
        {statut("liste__compte", text::n_ouvertures(total))}
        {found.elargi.map(|it| p("annonce", text::ouvertures_elargies(it)))}
        {ul("liste", cartes.collect::<Vec<_>>())}
        {(shown < total).then(|| if page {
            voir_plus(etat, shown, total)
        } else {
            p("", a("bouton", etat.lien(Place::Offres), text::OFFRES_TITRE))
        })}
    }
}
