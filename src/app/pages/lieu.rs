//! Where? A commune, then how far around it. Can be skipped, and changed from anywhere.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::{
        adresse::Place,
        components::{Recherche, Titre, a, afficher, bouton, h2, menu, p, statut, suite, vif},
        donnees::{Base, Charge, Donnees},
        etat::{Trace, use_etat},
        text,
        trouver::{self, Cible, N_LIGNES},
    },
    domain::{Commune, CommuneCode, Echelle, Moyen, Position, casse::minuscules},
    geo,
    platform::position,
};

/// The screen of the place.
#[component]
pub fn LieuPage() -> impl IntoView {
    let etat = use_etat();
    let passer = move || etat.leave(Place::Accueil, |it| it.lieu = None);
    vue! {
        <Titre texte=text::LIEU_TITRE/>
        {p("chapeau", text::LIEU_AIDE)}
        <CommuneRecherche/>
        <SansEcrire/>
        {vif(move || etat.commune().map(|commune| afficher(commune, |it| match it {
            Some(commune) => vue! { <Autour commune=(*commune).clone()/> },
            None => ().into_any(),
        })))}
        {vif(move || etat.choix().lieu.is_none().then(|| vue! {
            {p("", bouton("bouton lieu__passer", text::LIEU_PASSER, passer))}
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

/// Without typing: where the phone is.
#[component]
fn SansEcrire() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let base = donnees.pret();
    let ici = RwSignal::new(Demande::Inconnue);
    let choisir = move |commune: CommuneCode| {
        etat.change(Trace::Nouvelle, |it| Cible::Commune(commune).put(it));
    };
    let demander = move || {
        ici.set(Demande::Demandee);
        position::locate(move |it| ici.set(it.map_or(Demande::Refusee, Demande::Trouvee)));
    };
    let trouvee = {
        let base = base.clone();
        move |at: Position| {
            let codes = geo::departements_near(&base.catalogue.departements, at);
            let Charge::Pret(files) = donnees.departements(&codes) else {
                return text::CHARGEMENT;
            };
            let all = files.iter().flat_map(|it| &it.liste).map(|it| &it.commune);
            match geo::nearest_commune(all, at).map(|it| it.code) {
                Some(code) => {
                    // Not while the page is being drawn.
                    set_timeout(
                        move || {
                            ici.set(Demande::Inconnue);
                            choisir(code);
                        },
                        Duration::ZERO,
                    );
                    text::CHARGEMENT
                }
                None => text::POSITION_AILLEURS,
            }
        }
    };
    vue! {
        {p("", bouton("bouton", text::POSITION, demander))}
        {statut("aide", vif(move || match ici.get() {
            Demande::Inconnue => "",
            Demande::Demandee => text::CHARGEMENT,
            Demande::Refusee => text::POSITION_REFUSEE,
            Demande::Trouvee(at) => trouvee(at),
        }))}
    }
}

/// How far the phone has told where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Demande {
    Inconnue,
    Demandee,
    Refusee,
    Trouvee(Position),
}

/// How far around the commune chosen, and what that covers.
#[component]
fn Autour(commune: Commune) -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let base = donnees.pret();
    let echelles: Vec<Echelle> = Echelle::RAYONS
        .into_iter()
        .map(Echelle::Rayon)
        .chain([Echelle::Zone, Echelle::Departement, Echelle::Region, Echelle::France])
        .filter(|it| *it != Echelle::Zone || commune.zone_emploi.is_some())
        .collect();
    let named = |it: &Echelle| match scale_detail(&base, &commune, *it) {
        detail if detail.is_empty() => text::echelle(*it),
        detail => format!("{} ({detail})", text::echelle(*it)),
    };
    let noms = echelles.iter().map(named).collect();
    let nom = commune.nom.clone();
    let now = move || etat.choix().lieu.map(|it| it.echelle);
    let set = move |echelle| {
        etat.change(Trace::Meme, |it| {
            if let Some(lieu) = &mut it.lieu {
                lieu.echelle = echelle;
            }
        });
    };
    let trajet = move || match now() {
        Some(Echelle::Trajet(moyen, minutes)) => Some((moyen, minutes)),
        _ => None,
    };
    let distance = {
        let echelles = echelles.clone();
        move || echelles.iter().position(|it| now() == Some(*it))
    };
    let on_distance =
        move |rank: Option<usize>| set(rank.map_or(Echelle::Rayon(30), |it| echelles[it]));
    let moyens = Moyen::TOUS.map(|it| text::en_moyen(it).to_owned()).to_vec();
    let moyen = move || Moyen::TOUS.iter().position(|it| trajet().is_some_and(|now| now.0 == *it));
    let on_moyen = move |rank: Option<usize>| {
        let minutes = untrack(trajet).map_or(DUREE, |it| it.1);
        set(rank.map_or(Echelle::Rayon(30), |it| Echelle::Trajet(Moyen::TOUS[it], minutes)));
    };
    let durees = Echelle::DUREES.map(text::duree).to_vec();
    let duree =
        move || Echelle::DUREES.iter().position(|it| trajet().is_some_and(|now| now.1 == *it));
    let on_duree = move |rank: Option<usize>| {
        let moyen = untrack(trajet).map_or(Moyen::Transports, |it| it.0);
        set(rank.map_or(Echelle::Rayon(30), |it| Echelle::Trajet(moyen, Echelle::DUREES[it])));
    };
    vue! {
        <section class="autour">
            {h2(format!("{nom} : {}", minuscules(text::LIEU_ECHELLE)))}
            {menu("moyen", text::LIEU_MOYEN, text::PEU_IMPORTE, moyens, Signal::derive(moyen), Callback::new(on_moyen))}
            {menu("duree", text::LIEU_DUREE, text::PEU_IMPORTE, durees, Signal::derive(duree), Callback::new(on_duree))}
            {vif(move || trajet().is_some().then(|| p("aide", text::LIEU_TRAJET_AIDE)))}
            {menu("distance", text::LIEU_DISTANCE, text::PEU_IMPORTE, noms, Signal::derive(distance), Callback::new(on_distance))}
            {p("aide", text::LIEU_ZONE_AIDE)}
            <p>{a("bouton", etat.lien(Place::Coin), text::COIN_TITRE)}</p>
            <p class="autour__compte" role="status">{vif(move || covered(donnees, &base, &commune))}</p>
        </section>
    }
}

/// Minutes of travel when only the means is told.
const DUREE: u8 = 45;

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

/// How many communes a distance or a travel time reaches, and over which départements. Those that
/// it may touch are loaded for it, and no other.
fn covered(donnees: Donnees, base: &Base, commune: &Commune) -> String {
    let Some(lieu) = use_etat().choix().lieu else { return String::new() };
    if !matches!(lieu.echelle, Echelle::Rayon(_) | Echelle::Trajet(..)) {
        return String::new();
    }
    let portee = base.portee(commune, lieu.echelle);
    let codes = portee.departements();
    let Charge::Pret(files) = donnees.departements(&codes) else {
        return text::CHARGEMENT.to_owned();
    };
    let mut n_communes = 0;
    let mut noms = Vec::new();
    for (code, communes) in codes.into_iter().zip(files) {
        let n = communes.liste.iter().filter(|it| portee.holds(&it.commune)).count();
        if n > 0 {
            n_communes += n;
            noms.extend(base.catalogue.find_departement(code).map(|it| it.nom.clone()));
        }
    }
    text::lieu_compte(n_communes, &noms)
}
