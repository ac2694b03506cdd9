//! Openings around the place: for one métier on its page, for all of them on a page of their own.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Titre, a, afficher, carte_annonce, h2, li, lieu_choisi, menu, p, pli, section, statut,
            ul, vif, voir_plus,
        },
        donnees::{Charge, Donnees},
        etat::{Etat, use_etat},
        ouvertures::{Ouvertures, ouvertures, pour},
        text,
    },
    domain::{MetierId, Nature, Niveau},
    matching::Cle,
    opportunites::Filtre,
};

/// How many openings at a time.
const PAR_PAGE: usize = 10;
/// How many on the page of a métier.
const SUR_LA_FICHE: usize = 3;
/// Days within which an opening starts, as they are offered.
const DEBUTS: [u16; 3] = [30, 90, 180];

/// The page: filters, then openings.
#[component]
pub fn OffresPage() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let rang = move |at: usize| etat.vue().filtres[at].checked_sub(1).map(usize::from);
    let filtre = move || Filtre {
        metier: None,
        nature: rang(0).and_then(|it| Nature::TOUTES.get(it).copied()),
        contrat: rang(1).and_then(|it| u8::try_from(it + 1).ok()),
        niveau_max: rang(2).and_then(|it| u8::try_from(it + 2).ok()),
        debut_max: rang(3).and_then(|it| DEBUTS.get(it).copied()),
    };
    let choisir = move |at: usize| {
        Callback::new(move |it: Option<usize>| {
            let it = it.and_then(|it| u8::try_from(it + 1).ok()).unwrap_or(0);
            etat.show(|vue| {
                vue.filtres[at] = it;
                vue.plus = 0;
            });
        })
    };
    let question = move |at: usize, id, question, mots: Vec<String>| {
        let held = Signal::derive(move || rang(at));
        menu(id, question, text::PEU_IMPORTE, mots, held, choisir(at))
    };
    let niveaux = || {
        let named = Niveau::TOUS.map(|it| text::niveau(it).to_owned());
        std::iter::once(text::FORMATION_AUCUN.to_owned()).chain(named).collect()
    };
    vue! {
        <Titre texte=text::OFFRES_TITRE/>
        {lieu_choisi(etat)}
        {pli(text::OFFRES_TRIER, move || afficher(donnees.annonces("france"), |it| {
            let contrats = it.reperes.contrats.iter().skip(1).cloned().collect();
            vec![
                question(0, "nature", text::OFFRES_NATURE, text::NATURES.map(str::to_owned).to_vec()),
                question(1, "contrat", text::OFFRES_CONTRAT, contrats),
                question(2, "niveau", text::OFFRES_NIVEAU, niveaux()),
                question(3, "debut", text::OFFRES_DEBUT, DEBUTS.map(text::dans_jours).to_vec()),
            ].into_any()
        }))}
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
