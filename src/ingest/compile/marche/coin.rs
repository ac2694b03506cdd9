//! « Mon coin »: a département and its bassins in at most ten sentences, then the métiers that
//! recruit most there.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Releve,
    emploi::{Place, Places},
    table::{Dit, Phrases},
};
use crate::{
    constat,
    ingest::{IngestError, compile::rank, marche::bmo::Projets, rome::Rome},
    search::fold,
    snapshot::format::{Coin, Metiers, Textes},
};

/// How many families are named among those that recruit most.
const EN_TETE: usize = 3;
/// How many métiers a list holds.
const LISTE: usize = 8;
/// How many métiers a sector holds.
const SECTEUR: usize = 6;

/// What each list is, in the order of the file.
const TITRES: [&str; 3] =
    ["Ça recrute, sans diplôme", "Ça recrute, avec un CAP", "Ça recrute, avec un bac"];

/// Métiers by family, ready to be listed.
pub struct Metier {
    rang: u16,
    famille: String,
    /// Which of [`TITRES`], if any.
    liste: Option<usize>,
    secteurs: Vec<u16>,
    /// The obvious before the obscure: words that it shares with the name of its family, whether
    /// its ROME code is that of its parent, hires, titles.
    courant: (usize, bool, u8, u8),
    /// The most common of its family: the figure of a family says little of its other métiers.
    typique: bool,
}

/// The métiers of the core that stand for their first family: those that its name tells of; where
/// it tells of none, those whose ROME code is that of their parent.
pub fn metiers(
    rome: &Rome,
    columns: &Metiers,
    familles: &[Vec<&str>],
    noms: &BTreeMap<String, String>,
) -> Result<Vec<Metier>, IngestError> {
    let notoriete = columns.notoriete.as_bytes();
    let shared =
        |nom: &str, famille: &str| shared_words(nom, noms.get(famille).map_or("", String::as_str));
    let firsts = rome.metiers.values().zip(familles);
    let firsts = firsts.filter_map(|it| Some((it.0, *it.1.first()?)));
    let told: BTreeSet<&str> =
        firsts.filter(|it| shared(&it.0.nom, it.1) > 0).map(|it| it.1).collect();
    let mut out = Vec::new();
    for (row, (code, metier)) in rome.metiers.iter().enumerate() {
        let Some(famille) = familles.get(row).and_then(|it| it.first()) else { continue };
        let rang = rank(row, "métiers")?;
        let marked = |rows: &[u16]| rows.binary_search(&rang).is_ok();
        let rangs = &columns.rangs;
        let open = marked(&rangs.sans_diplome) && !marked(&rangs.experience);
        let liste = match columns.niveau_min.get(row) {
            _ if open => Some(0),
            Some(3) => Some(1),
            Some(4) => Some(2),
            _ => None,
        };
        // A profession that the law closes is not one that one simply enters.
        let liste = liste.filter(|_| !marked(&rangs.reglemente) || !open);
        let digit = notoriete.get(row).map_or(0, |it| it.saturating_sub(b'0'));
        let shared = shared(&metier.nom, famille);
        let typical = *code == metier.parent;
        let stands = if told.contains(famille) { shared > 0 } else { typical };
        if !stands {
            continue;
        }
        out.push(Metier {
            rang,
            famille: (*famille).to_owned(),
            liste,
            secteurs: columns.secteurs.get(row).cloned().unwrap_or_default(),
            courant: (
                shared,
                typical,
                columns.embauches.get(row).copied().unwrap_or_default(),
                digit,
            ),
            typique: false,
        });
    }
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, it) in out.iter().enumerate() {
        let known = first.entry(it.famille.clone()).or_insert(at);
        if it.courant > out[*known].courant {
            *known = at;
        }
    }
    for at in first.into_values() {
        out[at].typique = true;
    }
    Ok(out)
}

/// How many words of a métier a family says too, by their first letters.
fn shared_words(metier: &str, famille: &str) -> usize {
    const LETTRES: usize = 5;
    let famille = fold(famille);
    let same = |a: &str| {
        a.len() >= LETTRES && famille.split(' ').any(|b| b.get(..LETTRES) == a.get(..LETTRES))
    };
    // One of the two genders is enough.
    let nom = metier.split(" / ").next().unwrap_or_default();
    fold(nom).split(' ').filter(|it| same(it)).count()
}

/// A métier of a list, and why it is there.
type Rangee = (u16, Dit);

impl Releve<'_> {
    /// The file of a département.
    pub fn coin(
        &self,
        places: &Places,
        metiers: &[Metier],
        n_secteurs: usize,
    ) -> Result<Coin, IngestError> {
        // The département first, then its bassins: those of the whole country are elsewhere.
        let here: Vec<&Place> =
            places.larges.iter().take(1).chain(places.bassins.iter().map(|it| &it.1)).collect();
        let said: Vec<Vec<Dit>> = here.iter().map(|it| self.lieu(it)).collect();
        let mut listes: Vec<Vec<Rangee>> = Vec::new();
        for place in &here {
            for titre in 0..TITRES.len() {
                let of = metiers.iter().filter(|it| it.typique && it.liste == Some(titre));
                listes.push(self.recrutent(place, of, LISTE));
            }
        }
        // Every secteur of the core, in the département.
        let mut secteurs: Vec<Vec<Rangee>> = Vec::new();
        for secteur in 0..n_secteurs {
            let secteur = rank(secteur, "secteurs")?;
            let of = metiers.iter().filter(|it| it.secteurs.contains(&secteur));
            secteurs.push(here.first().map_or_else(Vec::new, |it| self.recrutent(it, of, SECTEUR)));
        }
        let every = || listes.iter().chain(&secteurs).flatten().map(|it| &it.1);
        let phrases = Phrases::new(said.iter().flatten().chain(every()), 0)?;
        let raisons = |it: &Vec<Rangee>| {
            let said: Vec<Dit> = it.iter().map(|it| it.1.clone()).collect();
            phrases.rows(&said)
        };
        let rangs = |it: &Vec<Rangee>| it.iter().map(|it| it.0).collect();
        let table = &phrases.colonnes;
        Ok(Coin {
            format: table.format,
            lieux: Textes::join(here.iter().map(|it| &it.nom)),
            bassins: places.bassins.iter().map(|it| it.0).collect(),
            titres: Textes::join(TITRES),
            phrases: table.phrases.clone(),
            constats: said.iter().map(|it| phrases.rows(it)).collect(),
            listes: listes.iter().map(rangs).collect(),
            raisons: listes.iter().map(raisons).collect(),
            secteurs: secteurs.iter().map(rangs).collect(),
            secteurs_raisons: secteurs.iter().map(raisons).collect(),
            dessins: table.dessins.clone(),
            mention: table.mention.clone(),
            mentions: table.mentions.clone(),
            chiffres: table.chiffres.clone(),
            unites: table.unites.clone(),
            sources: table.sources.clone(),
            zones: table.zones.clone(),
            periodes: table.periodes.clone(),
        })
    }

    /// What is said of a place. What is not published is not said.
    fn lieu(&self, place: &Place) -> Vec<Dit> {
        let zone = place.zone();
        let mut said = Vec::new();
        if let Some((annee, taux)) = self.chomage.taux.get(&place.lieu) {
            let it = constat::chomage(*taux, *annee, zone);
            said.push(place.dit(it, "chomage", &annee.to_string()));
        }
        let annee = &self.bmo.annee;
        let total = self.bmo.total(&place.lieu);
        if total.prevus == 0 {
            return said;
        }
        let bmo = |it| place.dit(it, "bmo", annee);
        said.push(bmo(constat::total(total.prevus, total.is_complete(), annee, zone)));
        said.extend(total.difficiles().map(|it| bmo(constat::difficiles(it, zone))));
        said.extend(total.saison().and_then(|it| constat::saison(it, zone)).map(bmo));
        let (domaines, known) = self.domaines(place);
        let first = domaines.iter().max_by_key(|it| (it.1, Reverse(it.0)));
        if let Some((lettre, n)) = first
            && let Some(nom) = constat::domaine(lettre)
        {
            #[allow(clippy::cast_precision_loss)] // at most a few millions
            let pourcent = 100.0 * *n as f32 / known as f32;
            said.push(bmo(constat::part_domaine(nom, pourcent, zone)));
        }
        let mut familles: Vec<(&str, Projets)> =
            self.bmo.of_lieu(&place.lieu).filter(|it| it.1.prevus > 0).collect();
        familles.sort_by_key(|it| (Reverse(it.1.prevus), it.0));
        let tops = familles.iter().filter_map(|it| {
            let nom = self.bmo.noms.get(it.0)?;
            constat::en_tete(nom, it.1.prevus, it.1.is_complete(), zone)
        });
        said.extend(tops.take(EN_TETE).map(bmo));
        said
    }

    /// Published hires of each great family, and of all of them.
    fn domaines(&self, place: &Place) -> (BTreeMap<&str, u32>, u32) {
        let mut sums: BTreeMap<&str, u32> = BTreeMap::new();
        for (fap, it) in self.bmo.of_lieu(&place.lieu) {
            if let Some(lettre) = self.bmo.domaines.get(fap) {
                *sums.entry(lettre).or_default() += it.prevus;
            }
        }
        let all = sums.values().sum();
        (sums, all)
    }

    /// The métiers whose family recruits most there: one for each family, the most common.
    fn recrutent<'m>(
        &self,
        place: &Place,
        metiers: impl Iterator<Item = &'m Metier>,
        n: usize,
    ) -> Vec<Rangee> {
        let mut best: BTreeMap<&str, &Metier> = BTreeMap::new();
        for it in metiers {
            let known = best.entry(&it.famille).or_insert(it);
            // Ties go to the first code.
            if it.courant > known.courant {
                *known = it;
            }
        }
        let mut rows: Vec<(u32, &str, Rangee)> = Vec::new();
        for (famille, metier) in best {
            let Some(known) = self.bmo.of_famille(&place.lieu, famille) else { continue };
            let Some(nom) = self.groupes.noms.get(famille) else { continue };
            if known.prevus == 0 {
                continue;
            }
            let annee = &self.bmo.annee;
            let why = constat::groupe_recrute(nom, known.prevus, known.is_complete(), annee);
            rows.push((known.prevus, famille, (metier.rang, place.dit(why, "bmo", annee))));
        }
        rows.sort_by_key(|it| (Reverse(it.0), it.1.to_owned()));
        rows.into_iter().take(n).map(|it| it.2).collect()
    }
}
