//! One métier: what one does, what it is like, how to get there, what is near.

use leptos::prelude::*;

use super::{accueil::Issues, competences::BasculeCompetence, offres::PresDeToi};
use crate::{
    app::{
        adresse::Place,
        components::{
            Puces, Titre, a, afficher, bouton, compte, constats, h2, h3, li, lien_metier, mentions,
            p, pli, raisons, section, span, ul, vif,
        },
        donnees::{Charge, Donnees},
        etat::{Etat, use_etat},
        text,
    },
    domain::{Competence, CompetenceId, Fiche, Formation, MetierId, Poids, RomeCode},
    matching::{
        Cle, DABORD, Demande, Passerelle, Voeu, acquis, autrement, exige, passerelles, vecu,
    },
    platform::page,
    snapshot::format::NIVEAUX,
};

/// Where the diplomas are in the page.
const FORMATIONS: &str = "formations";

/// The page of a métier, by the code in its address.
#[component]
pub fn FichePage(
    /// Which: it may not be in this snapshot.
    code: RomeCode,
) -> AnyView {
    let base = expect_context::<Donnees>().pret();
    match base.catalogue.find_metier(code) {
        Some(id) => vue! { <FicheMetier id/> },
        None => vue! {
            <Titre texte=text::FICHE_INCONNU/>
            {p("chapeau", text::INCONNUE_AIDE)}
            <Issues/>
        },
    }
}

#[component]
fn FicheMetier(id: MetierId) -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let base = donnees.pret();
    let metier = base.catalogue.metier(id).clone();
    let domaine = metier.code.domaine().to_owned();
    let code = metier.code;
    let detail = move || {
        let found = donnees.fiches(&domaine);
        afficher(found.map(|it| it.iter().find(|it| it.code == code).cloned()), |fiche| match fiche
        {
            Some(fiche) => vue! { <Gestes fiche/> },
            None => ().into_any(),
        })
    };
    let secteurs = base.catalogue.secteurs.clone();
    let interets = base.catalogue.interets.clone();
    vue! {
        <article class="fiche">
            <Titre texte=metier.nom.clone()/>
            {p("fiche__phrase", metier.phrase.clone())}
            <ul class="fiche__marques">
                {exige(&metier).map(|it| li("", text::exige(it)))}
                {text::transition(metier.transition_eco).map(|it| li("", it))}
            </ul>
            <Puces/>
            <Pourquoi id/>
            {detail}
            <Contextes id/>
            {section(vec![h2(text::FICHE_FAUT), p("", text::acces(metier.acces))])}
            <Travail id/>
            <Diplomes id/>
            <PresDeToi id/>
            {section(vec![
                h2(text::FICHE_SECTEURS),
                mots(metier.secteurs.iter().map(|it| secteurs[it.index()].nom.clone())),
                h2(text::FICHE_INTERETS),
                mots(metier.interets_principaux.iter().chain(&metier.interets).map(|it| interets[it.index()].nom.clone())),
            ])}
            <Proches id/>
            <Titres id/>
            <section class="fiche__partie fiche__suite">
                {h2(text::FICHE_ET_APRES)}
                {p("", text::FICHE_PARLER)}
                {a("bouton", etat.lien(Place::Liste), text::LISTE_TITRE)}
            </section>
            {p("source", text::FICHE_SOURCE)}
        </article>
    }
}

/// Where the person stands: the reasons of the list, and the basket against the métier.
#[component]
fn Pourquoi(id: MetierId) -> impl IntoView {
    let etat = use_etat();
    let base = expect_context::<Donnees>().pret();
    let listed = {
        let base = base.clone();
        move || match etat.classement(&base) {
            Charge::Pret(it) => {
                let listed = it.propositions.iter().find(|it| it.metier == id);
                listed.map(|it| etat.explain(&base, it))
            }
            _ => None,
        }
    };
    let bilan = {
        let base = base.clone();
        move || {
            let mut panier = Vec::new();
            etat.demander(&base, &mut |it| panier = acquis(it.choix, it.catalogue));
            let nom = |it: CompetenceId| base.catalogue.competences[it.index()].nom.clone();
            let (mut have, mut lack) = (Vec::new(), Vec::new());
            for it in &base.catalogue.metier(id).competences {
                if panier.contains(&it.competence) {
                    have.push(nom(it.competence));
                } else if it.principale {
                    lack.push(nom(it.competence));
                }
            }
            (!panier.is_empty()).then_some((have, lack))
        }
    };
    section(vec![
        h2(text::FICHE_TOI),
        vif(move || listed().map(|it| raisons(&base.catalogue, &it.pour, &it.contre))),
        vif(move || match bilan() {
            Some((have, lack)) => vec![
                liste(text::FICHE_AS, have),
                liste(text::FICHE_MANQUE, lack),
                p("", bouton("lien", text::FICHE_APPRENDRE, || page::reveal(FORMATIONS))),
            ],
            None => vec![p(
                "",
                a("lien", etat.lien(Place::Cle(Cle::Competences)), text::FICHE_TOI_AIDE),
            )],
        }),
        vue! { <Vecu id/> },
    ])
}

/// A few words, side by side.
fn mots(noms: impl Iterator<Item = String>) -> AnyView {
    ul("mots", noms.map(|it| li("", it)).collect::<Vec<_>>())
}

/// A list under a small title: five, then the rest folded. Nothing when it is empty.
fn liste(titre: &'static str, noms: Vec<String>) -> AnyView {
    const DABORD: usize = 6;
    let n = noms.len();
    let lines = |noms: &[String]| {
        ul("points", noms.iter().map(|it| li("", it.clone())).collect::<Vec<_>>())
    };
    if n == 0 {
        return ().into_any();
    }
    let first = lines(&noms[..n.min(DABORD)]);
    let mut parts = vec![h3(compte(titre, n)), first];
    if n > DABORD {
        parts.push(pli(text::FICHE_DETAILS, move || lines(&noms[DABORD..])));
    }
    parts.into_any()
}

/// What one does, and what one has to know.
#[component]
fn Gestes(fiche: Fiche) -> impl IntoView {
    let principales = fiche.competences.iter().filter(|it| it.poids != Poids::Autre);
    let mut gestes: Vec<String> = principales.map(|it| it.nom.clone()).collect();
    gestes.extend(
        fiche.competences.iter().filter(|it| it.poids == Poids::Autre).map(|it| it.nom.clone()),
    );
    let savoirs: Vec<String> = fiche.savoirs.iter().map(|it| it.nom.clone()).collect();
    section(vec![
        h2(text::FICHE_FAIT),
        liste(text::FICHE_GESTES, gestes),
        liste(text::FICHE_SAVOIRS, savoirs),
    ])
}

/// Where, when and with whom one works.
#[component]
fn Contextes(id: MetierId) -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let mut by_genre: Vec<(String, Vec<String>)> = Vec::new();
    let contextes = &base.catalogue.contextes;
    let ids = base.catalogue.metier(id).contextes.iter();
    let mut listed: Vec<_> = ids.map(|it| &contextes[it.index()]).collect();
    listed.sort_by(|a, b| a.genre.cmp(&b.genre));
    for contexte in listed {
        if by_genre.last().is_none_or(|it| it.0 != contexte.genre) {
            by_genre.push((contexte.genre.clone(), Vec::new()));
        }
        let (_, noms) = by_genre.last_mut().expect("just pushed if it was empty");
        noms.push(contexte.mots.clone());
    }
    let mut parts = vec![h2(text::FICHE_COMMENT)];
    if by_genre.is_empty() {
        parts.push(p("", text::INCONNU));
    }
    for (genre, noms) in by_genre {
        parts.push(h3(text::contexte_genre(&genre).to_owned()));
        parts.push(mots(noms.into_iter()));
    }
    section(parts)
}

/// Hiring here, pay, contracts and hours: what is said of the family of the métier, each figure
/// with its source on demand. Nothing where the snapshot has none of it, or before it comes.
#[component]
fn Travail(id: MetierId) -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    vif(move || {
        let [emploi, marche] = donnees.travail(etat.choix().lieu)?;
        let familles = marche.metiers.get(id.index())?;
        let famille = usize::from(*familles.first()?);
        let groupes: Vec<&str> = marche.familles.rows().collect();
        let mut groupe = (*groupes.get(famille)?).to_owned();
        if familles.len() > 1 {
            groupe += text::FICHE_TRAVAIL_GROUPES;
        }
        let commune = match etat.commune() {
            Some(Charge::Pret(it)) => it,
            _ => None,
        };
        let bassin = commune.as_ref().map_or(0, |it| emploi.bassin(it));
        let here = emploi.constats.get(famille + bassin * groupes.len())?;
        let there = marche.constats.get(famille)?;
        Some(section(vec![
            h2(text::FICHE_TRAVAIL),
            p("", groupe),
            ul("points", constats(&emploi, here)),
            ul("points", constats(&marche, there)),
            mentions([(&*emploi, here.as_slice()), (&*marche, there.as_slice())]),
        ]))
    })
}

/// The diplomas that prepare for the family of the métier, by level.
#[component]
fn Diplomes(id: MetierId) -> impl IntoView {
    let donnees: Donnees = expect_context();
    vue! {
        <section class="fiche__partie">
            {h2(text::FICHE_FORMATIONS)}
            <p class="aide fiche__formations" id=FORMATIONS>{text::FICHE_FORMATIONS_AIDE}</p>
            {vif(move || afficher(donnees.niveaux(), |lists| {
                let mut found: Vec<(u8, Vec<Formation>)> = lists.iter().zip(NIVEAUX).map(|(list, niveau)| {
                    let leads = list.liste.iter().filter(|it| it.metiers.contains(&id) && it.derniere_session.is_none());
                    (niveau, leads.cloned().collect())
                }).filter(|(_, leads): &(u8, Vec<Formation>)| !leads.is_empty()).collect();
                // The level that Certif Info does not give goes last, whatever order files came in.
                found.sort_unstable_by_key(|(niveau, _)| if *niveau == 0 { 9 } else { *niveau });
                if found.is_empty() {
                    return p("", text::FICHE_FORMATIONS_RIEN);
                }
                found.into_iter().map(|(niveau, leads)| {
                    let nom = crate::domain::Niveau::new(niveau).map_or(text::NIVEAU_INCONNU, text::niveau);
                    pli(compte(nom, leads.len()), move || {
                        let line = |it: &Formation| {
                            let nom = it.nom.clone().into_any();
                            li("", vec![nom, " ".into_any(), span("detail", text::voies(it.voies))])
                        };
                        ul("points", leads.iter().map(line).collect::<Vec<_>>())
                    })
                }).collect_view().into_any()
            }))}
            {p("source", text::FICHE_FORMATIONS_SOURCE)}
        </section>
    }
}

/// Métiers nearby, what one has for each, and the same métier with something changed.
#[component]
fn Proches(id: MetierId) -> impl IntoView {
    let etat = use_etat();
    let proches = move || liens_proches(etat, |demande| passerelles(id, demande));
    let autres = move || {
        let groupe = |voeu: Voeu| {
            let liens = liens_proches(etat, |demande| autrement(id, voeu, demande));
            (!liens.is_empty())
                .then(|| vec![h3(text::voeu(voeu)), ul("liens liens--phrases", liens)])
        };
        let groupes: Vec<AnyView> = Voeu::TOUS.into_iter().filter_map(groupe).flatten().collect();
        if groupes.is_empty() { p("", text::FICHE_AUTREMENT_RIEN) } else { groupes.into_any() }
    };
    section(vec![
        h2(text::FICHE_PROCHES),
        ul("liens liens--phrases", vif(proches)),
        pli(text::FICHE_AUTREMENT, move || vif(autres)),
    ])
}

/// Links to the métiers that `find` gives, each with how much of it one has.
fn liens_proches(etat: Etat, find: impl Fn(Demande<'_>) -> Vec<Passerelle>) -> Vec<AnyView> {
    let base = expect_context::<Donnees>().pret();
    let catalogue = &base.catalogue;
    let (mut panier, mut found) = (false, Vec::new());
    etat.demander(&base, &mut |demande| {
        panier = !acquis(demande.choix, catalogue).is_empty();
        found = find(demande);
    });
    let lien = |it: Passerelle| {
        let metier = catalogue.metier(it.metier);
        let points = text::passerelle(it.acquis.len(), it.a_apprendre.len(), panier);
        lien_metier(etat, metier, vec![metier.phrase.clone(), points])
    };
    found.into_iter().map(lien).collect()
}

/// What one learns by doing the métier, to be ticked by one who did it.
#[component]
fn Vecu(id: MetierId) -> impl IntoView {
    let base = expect_context::<Donnees>().pret();
    let inside = move || {
        let competences = vecu(id, &base.catalogue).into_iter().take(DABORD);
        let competence = |it: CompetenceId| base.catalogue.competences[it.index()].clone();
        let bascule =
            |it: Competence| vue! { <li><BasculeCompetence code=it.code nom=it.nom/></li> };
        let lines = competences.map(competence).map(bascule);
        vec![p("aide", text::FICHE_VECU_AIDE), ul("choix", lines.collect::<Vec<_>>())]
    };
    pli(text::FICHE_VECU, inside)
}

/// The other titles of the métier.
#[component]
fn Titres(id: MetierId) -> impl IntoView {
    let donnees: Donnees = expect_context();
    section(vec![vif(move || {
        afficher(donnees.titres(), |titres| {
            let noms = titres.appellations.by_metier[id.index()].iter().skip(1);
            liste(text::FICHE_AUTRES_NOMS, noms.map(|it| it.nom.clone()).collect())
        })
    })])
}
