//! The portraits, ranked: what a counsellor would be glad to see, and what would embarrass.

use std::{collections::BTreeSet, fmt::Write as _};

use serde::Deserialize;

use super::{
    Reglages, embarque,
    profil::{Atelier, Lu, Profil},
};
use crate::{domain::RomeCode, ingest::classer};

const FICHIERS: [(&str, &str); 8] = [
    ("interets", include_str!("interets.toml")),
    ("competences", include_str!("competences.toml")),
    ("formation", include_str!("formation.toml")),
    ("contraintes", include_str!("contraintes.toml")),
    ("mixtes", include_str!("mixtes.toml")),
    ("accueil", include_str!("accueil.toml")),
    ("accueil_neuf", include_str!("accueil_neuf.toml")),
    ("accueil_dernier", include_str!("accueil_dernier.toml")),
];

#[derive(Deserialize)]
struct Fichier {
    cas: Vec<Cas>,
}

/// A portrait: see LISEZMOI.md.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cas {
    id: String,
    qui: String,
    #[serde(default)]
    reserve: bool,
    #[serde(default)]
    faible: bool,
    #[serde(default)]
    drapeaux: Vec<String>,
    bienvenus: Vec<String>,
    genants: Vec<String>,
    profil: Profil,
}

fn codes(list: &[String]) -> Vec<RomeCode> {
    let code = |it: &String| it.get(..5).and_then(|it| it.parse().ok());
    list.iter().map(|it| code(it).unwrap_or_else(|| panic!("{it:?} begins with no code"))).collect()
}

fn all() -> Vec<Cas> {
    FICHIERS.into_iter().flat_map(|(name, text)| read(name, text)).collect()
}

fn read(name: &str, text: &str) -> Vec<Cas> {
    toml::from_str::<Fichier>(text).unwrap_or_else(|it| panic!("{name}.toml: {it}")).cas
}

fn atelier() -> Atelier {
    classer::open(&embarque::folder()).expect("the embedded snapshot is in public/")
}

/// How well one portrait is answered.
struct Mesure {
    ndcg: f64,
    /// Welcome ones among the first ten, and how many there could be.
    dix: (usize, usize),
    genants: Vec<RomeCode>,
    premiers: Vec<RomeCode>,
}

fn measure(cas: &Cas, atelier: &Atelier, reglages: &Reglages) -> Mesure {
    measure_read(cas, &atelier.read(&cas.profil), atelier, reglages)
}

fn measure_read(cas: &Cas, lu: &Lu<'_>, atelier: &Atelier, reglages: &Reglages) -> Mesure {
    let classement = atelier.rank(lu, reglages);
    let ranked: Vec<RomeCode> =
        classement.propositions.iter().map(|it| atelier.catalogue.metier(it.metier).code).collect();
    let welcome: BTreeSet<RomeCode> = codes(&cas.bienvenus).into_iter().collect();
    let embarrassing: BTreeSet<RomeCode> = codes(&cas.genants).into_iter().collect();
    let gain = |at: usize| 1.0 / f64::from(u32::try_from(at + 2).unwrap()).log2();
    let places = ranked.iter().take(20).enumerate().filter(|it| welcome.contains(it.1));
    let got: f64 = places.map(|it| gain(it.0)).sum();
    let ideal: f64 = (0..welcome.len().min(20)).map(gain).sum();
    let ten = &ranked[..ranked.len().min(10)];
    Mesure {
        ndcg: if ideal > 0.0 { got / ideal } else { 1.0 },
        dix: (ten.iter().filter(|it| welcome.contains(it)).count(), welcome.len().min(10)),
        genants: ten.iter().copied().filter(|it| embarrassing.contains(it)).collect(),
        premiers: ranked.into_iter().take(20).collect(),
    }
}

/// Means over portraits that have welcome métiers.
#[derive(Default)]
struct Bilan {
    n: usize,
    ndcg: f64,
    sept_sur_dix: usize,
    moitie: usize,
    genants: usize,
}

impl Bilan {
    fn of(
        cas: &[Cas],
        atelier: &Atelier,
        reglages: &Reglages,
        kept: impl Fn(&Cas) -> bool,
    ) -> Self {
        let mut it = Self::default();
        for cas in cas.iter().filter(|it| kept(it)) {
            let found = measure(cas, atelier, reglages);
            it.genants += usize::from(!found.genants.is_empty());
            it.n += 1;
            it.ndcg += found.ndcg;
            let (got, of) = found.dix;
            it.sept_sur_dix += usize::from(got * 10 >= of * 7);
            it.moitie += usize::from(got * 2 >= of);
        }
        it.ndcg /= f64::from(u32::try_from(it.n.max(1)).unwrap());
        it
    }

    fn line(&self, name: &str) -> String {
        let Self { n, ndcg, sept_sur_dix, moitie, genants } = self;
        format!(
            "{name}: {n} portraits, nDCG@20 {ndcg:.3}, 7 of the first ten welcome in \
             {sept_sur_dix}, 5 in {moitie}, an embarrassing one in {genants}"
        )
    }
}

#[test]
fn portraits_are_well_formed() {
    let cas = all();
    let catalogue = embarque::catalogue();
    assert!(cas.len() >= 40);
    let ids: BTreeSet<&str> = cas.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), cas.len(), "an id is there twice");
    for it in &cas {
        assert!(it.qui.len() > 20, "{}: no portrait", it.id);
        for code in codes(&it.bienvenus).into_iter().chain(codes(&it.genants)) {
            assert!(catalogue.find_metier(code).is_some(), "{}: {code}", it.id);
        }
    }
    let reserve = cas.iter().filter(|it| it.reserve).count();
    assert!(reserve * 4 >= cas.len(), "a fourth at least is held out");
}

#[test]
fn portraits_are_answered() {
    let (cas, atelier, reglages) = (all(), atelier(), Reglages::default());
    let scored = |it: &Cas| !it.bienvenus.is_empty();
    let tuned = Bilan::of(&cas, &atelier, &reglages, |it| scored(it) && !it.reserve);
    let held_out = Bilan::of(&cas, &atelier, &reglages, |it| scored(it) && it.reserve);
    println!("{}\n{}", tuned.line("tuned"), held_out.line("held out"));
    for (name, text) in FICHIERS {
        let bilan = Bilan::of(&read(name, text), &atelier, &reglages, scored);
        println!("{}", bilan.line(name));
    }
    for it in &cas {
        let classement = atelier.rank(&atelier.read(&it.profil), &reglages);
        let flags: Vec<&str> = classement.drapeaux.iter().map(|it| it.code()).collect();
        assert_eq!(flags, it.drapeaux, "{}", it.id);
    }
    for it in cas.iter().filter(|it| scored(it)) {
        let found = measure(it, &atelier, &reglages);
        assert!(found.genants.is_empty(), "{}: {:?} embarrass", it.id, found.genants);
        // What is known to be answered badly is said so, and no longer said once it is mended.
        let met = found.dix.0 >= 4;
        assert!(met != it.faible, "{}: {} of the first ten are welcome", it.id, found.dix.0);
    }
    for (it, ndcg) in [(&tuned, 0.75), (&held_out, 0.72)] {
        assert!(it.ndcg >= ndcg, "{}", it.line("under the bar"));
        assert!(it.sept_sur_dix * 10 >= it.n * 8, "{}", it.line("under the bar"));
    }
    for (name, cut) in COUPES {
        let cut = |it: &Cas| Cas { profil: cut(&it.profil), ..it.clone() };
        let cut: Vec<Cas> =
            cas.iter().map(cut).filter(|it| it.profil != Profil::default()).collect();
        let bilan = Bilan::of(&cut, &atelier, &reglages, |it| scored(it) && says(&it.profil));
        println!("{}", bilan.line(name));
        let said: Vec<Cas> = cut.into_iter().filter(|it| says(&it.profil)).collect();
        write_portraits(name, &said, &atelier, &reglages);
    }
    write_portraits("tout", &cas, &atelier, &reglages);
}

/// Writes the lists of the tuned portraits in the folder that `PORTRAITS` names, when it does.
fn write_portraits(name: &str, cas: &[Cas], atelier: &Atelier, reglages: &Reglages) {
    if let Some(folder) = std::env::var_os("PORTRAITS") {
        let shown = cas.iter().filter(|it| !it.reserve);
        let told: String = shown.map(|it| tell(it, atelier, reglages)).collect();
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.txt")), told).unwrap();
    }
}

/// The same portraits when less is said: how much each key is worth alone.
type Coupe = fn(&Profil) -> Profil;
const COUPES: [(&str, Coupe); 4] = [
    ("centres only", |it| Profil {
        activites_aimees: Vec::new(),
        activites_rejetees: Vec::new(),
        competences_vie: Vec::new(),
        macro_competences: Vec::new(),
        diplome: None,
        ..it.clone()
    }),
    ("phrases only", |it| Profil {
        centres_interet_aimes: Vec::new(),
        centres_interet_rejetes: Vec::new(),
        macro_competences: Vec::new(),
        diplome: None,
        ..it.clone()
    }),
    ("compétences only", |it| Profil {
        centres_interet_aimes: Vec::new(),
        centres_interet_rejetes: Vec::new(),
        activites_aimees: Vec::new(),
        activites_rejetees: Vec::new(),
        competences_vie: Vec::new(),
        diplome: None,
        ..it.clone()
    }),
    ("diploma only", |it| Profil {
        centres_interet_aimes: Vec::new(),
        centres_interet_rejetes: Vec::new(),
        activites_aimees: Vec::new(),
        activites_rejetees: Vec::new(),
        competences_vie: Vec::new(),
        macro_competences: Vec::new(),
        ..it.clone()
    }),
];

fn says(it: &Profil) -> bool {
    !it.centres_interet_aimes.is_empty()
        || !it.activites_aimees.is_empty()
        || !it.competences_vie.is_empty()
        || !it.macro_competences.is_empty()
        || it.diplome.is_some()
}

/// A portrait and its list, for people who tune.
fn tell(cas: &Cas, atelier: &Atelier, reglages: &Reglages) -> String {
    let found = measure(cas, atelier, reglages);
    let nom = |code: &RomeCode| {
        let id = atelier.catalogue.find_metier(*code).unwrap();
        let nom = &atelier.catalogue.metier(id).nom;
        let welcome = cas.bienvenus.iter().any(|it| it.starts_with(code.as_str()));
        let short: String = nom.split(" / ").next().unwrap_or_default().chars().take(24).collect();
        format!("{}{code} {short}", if welcome { "*" } else { "" })
    };
    let lu = atelier.read(&cas.profil);
    let gestes: Vec<&str> = lu.choix.gestes.iter().map(|it| it.0.as_str()).collect();
    let mut out = String::new();
    writeln!(
        out,
        "{:.2} {}/{} {} [{}] {} {:?}\n     {}",
        found.ndcg,
        found.dix.0,
        found.dix.1,
        cas.id,
        gestes.join(" "),
        lu.formation.map_or("", |it| it.nom.as_str()),
        found.genants,
        found.premiers.iter().map(nom).collect::<Vec<_>>().join(", "),
    )
    .unwrap();
    out
}
