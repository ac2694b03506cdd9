//! Where? A commune, then how far around it. Can be skipped, and changed from anywhere.

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{Bascule, Recherche, Titre, afficher, h2, p, suite, ul, vif},
        donnees::{Base, Charge, Donnees},
        etat::{Trace, use_etat},
        text,
        trouver::{self, Cible, N_LIGNES},
    },
    domain::{Commune, Echelle, Lieu, casse::minuscules},
    geo,
};

/// The screen of the place.
#[component]
pub fn LieuPage() -> impl IntoView {
    let etat = use_etat();
    let passer = move |_| etat.leave(Place::Accueil, |it| it.lieu = None);
    vue! {
        <Titre texte=text::LIEU_TITRE/>
        {p("chapeau", text::LIEU_AIDE)}
        <CommuneRecherche/>
        {vif(move || etat.commune().map(|commune| afficher(commune, |it| match it {
            Some(commune) => vue! { <Autour commune=(*commune).clone()/> },
            None => ().into_any(),
        })))}
        {vif(move || etat.choix().lieu.is_none().then(|| vue! {
            <p><button type="button" class="bouton lieu__passer" on:click=passer>{text::LIEU_PASSER}</button></p>
        }))}
        {vif(move || etat.choix().lieu.map(|_| {
            // Back to what one was doing.
            let place = if etat.choix().is_empty() { Place::Accueil } else { Place::Liste };
            suite(|| false, place, Signal::derive(|| text::LIEU_VALIDER.to_owned()))
        }))}
    }
}

/// The box of communes: the larger ones first, then all of them once a letter is typed.
#[component]
fn CommuneRecherche() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let chercher = Callback::new(move |texte: String| trouver::communes(donnees, &texte, N_LIGNES));
    let on_choix =
        Callback::new(move |it: Cible| etat.change(Trace::Nouvelle, |choix| it.put(choix)));
    let principales = move || donnees.communes("principales");
    vue! {
        {vif(move || afficher(principales(), |_| ().into_any()))}
        <Recherche
            id="commune"
            label=text::LIEU_CHAMP
            exemple=text::LIEU_EXEMPLE
            rien=text::LIEU_RIEN
            chercher
            on_choix
        />
    }
}

/// How far around the commune chosen, and what that covers.
#[component]
fn Autour(commune: Commune) -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let base = donnees.pret();
    let echelles = Echelle::RAYONS
        .into_iter()
        .map(Echelle::Rayon)
        .chain([Echelle::Zone, Echelle::Departement, Echelle::Region, Echelle::France])
        .filter(|it| *it != Echelle::Zone || commune.zone_emploi.is_some())
        .map(|it| (it, scale_detail(&base, &commune, it)))
        .collect::<Vec<_>>();
    let nom = commune.nom.clone();
    vue! {
        <section class="autour">
            {h2(format!("{nom} : {}", minuscules(text::LIEU_ECHELLE)))}
            {ul("choix choix--cote", echelles.into_iter().map(|(echelle, detail)| {
                    let actif = Signal::derive(move || {
                        etat.choix().lieu.is_some_and(|it| it.echelle == echelle)
                    });
                    let tap = move |()| etat.change(Trace::Meme, |it| {
                        if let Some(lieu) = &mut it.lieu {
                            lieu.echelle = echelle;
                        }
                    });
                    vue! {
                        <li>
                            <Bascule texte=text::echelle(echelle) detail actif on_tap=Callback::new(tap)/>
                        </li>
                    }
                }).collect_view())}
            {p("aide", text::LIEU_ZONE_AIDE)}
            <p class="autour__compte" role="status">{vif(move || covered(donnees, &base, &commune))}</p>
        </section>
    }
}

/// The name of what a scale covers, when it has one.
fn scale_detail(base: &Base, commune: &Commune, echelle: Echelle) -> String {
    let catalogue = &base.catalogue;
    let departement = catalogue.find_departement(commune.code.departement());
    let name = match echelle {
        Echelle::Zone => commune
            .zone_emploi
            .and_then(|it| catalogue.zones.get(usize::from(it)))
            .map(|it| it.nom.clone()),
        Echelle::Departement => departement.map(|it| it.nom.clone()),
        Echelle::Region => {
            departement.and_then(|it| catalogue.find_region(&it.region)).map(|it| it.nom.clone())
        }
        Echelle::Rayon(_) | Echelle::Trajet(..) | Echelle::France => None,
    };
    name.unwrap_or_default()
}

/// How many communes a radius reaches, and over which départements. The départements that the
/// circle touches are loaded for it, and no other.
fn covered(donnees: Donnees, base: &Base, commune: &Commune) -> String {
    let lieu = use_etat().choix().lieu;
    let (Some(Lieu { echelle: Echelle::Rayon(km), .. }), Some(centre)) = (lieu, commune.position)
    else {
        return String::new();
    };
    let km = f64::from(km);
    let mut n_communes = 0;
    let mut noms = Vec::new();
    for code in geo::departements_within(&base.catalogue.departements, centre, km) {
        let Charge::Pret(communes) = donnees.departement(code) else {
            return text::CHARGEMENT.to_owned();
        };
        let liste = communes.liste.iter().map(|it| &it.commune);
        let n = liste
            .filter(|it| it.position.is_some_and(|at| geo::distance_km(centre, at) <= km))
            .count();
        if n > 0 {
            n_communes += n;
            noms.extend(base.catalogue.find_departement(code).map(|it| it.nom.clone()));
        }
    }
    text::lieu_compte(n_communes, &noms)
}
