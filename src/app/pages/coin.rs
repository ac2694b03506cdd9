//! « Mon coin »: the place chosen in ten sentences, and the métiers that recruit most there.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{
            Titre, a, afficher, constats, h2, lien_metier, lieu_choisi, mentions, p, section, ul,
            vif,
        },
        donnees::Donnees,
        etat::{Etat, use_etat},
        text,
    },
    domain::{Catalogue, Commune, MetierId},
    snapshot::format::Constats,
};

/// The page.
#[component]
pub fn Coin() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let base = donnees.pret();
    vue! {
        <Titre texte=text::COIN_TITRE/>
        {lieu_choisi(etat)}
        {vif(move || match etat.commune() {
            None => p("aide", text::COIN_OU),
            Some(commune) => {
                let base = base.clone();
                afficher(commune, move |commune| match commune {
                    None => p("", text::COIN_RIEN),
                    Some(commune) => afficher(donnees.coin(commune.code.departement()), move |it| {
                        coin(etat, &base.catalogue, &it, &commune)
                    }),
                })
            }
        })}
        {p("versions", vec![
            a("bouton", etat.lien(Place::Offres), text::OFFRES_TITRE),
            a("bouton", etat.lien(Place::Liste), text::LISTE_TITRE),
        ])}
    }
}

fn coin(etat: Etat, catalogue: &Catalogue, file: &Constats, commune: &Commune) -> AnyView {
    // The département, then its bassins: the nearest that is told of.
    let place = file.bassin(commune);
    let noms: Vec<&str> = file.lieux.rows().collect();
    let titres: Vec<&str> = file.titres.rows().collect();
    let Some((nom, rows)) = noms.get(place).zip(file.constats.get(place)) else {
        return p("", text::COIN_RIEN);
    };
    let phrases: Vec<&str> = file.phrases.rows().collect();
    let liste = |(rank, titre): (usize, &&str)| {
        let at = place * titres.len() + rank;
        let (metiers, raisons) = file.listes.get(at).zip(file.raisons.get(at))?;
        let ligne = |(id, raison): (&u16, &u16)| {
            let metier = catalogue.metiers.get(MetierId(*id).index())?;
            let raison = phrases.get(usize::from(*raison)).copied().unwrap_or_default();
            Some(lien_metier(etat, metier, vec![raison.to_owned()]))
        };
        (!metiers.is_empty()).then(|| {
            vue! {
                {h2((*titre).to_owned())}
                {ul("liens liens--phrases", metiers.iter().zip(raisons).filter_map(ligne).collect::<Vec<_>>())}
            }
        })
    };
    vue! {
        {section(vec![h2((*nom).to_owned()), ul("points", constats(file, rows))])}
        {titres.iter().enumerate().filter_map(liste).collect_view()}
        {p("aide", text::COIN_GROUPES)}
        {mentions([(file, rows.as_slice())])}
    }
}
