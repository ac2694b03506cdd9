//! Hiring in each family of métiers: in a bassin, else wider and wider, saying so.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Releve,
    table::{Dit, Mention, Phrases, words},
};
use crate::{
    constat::{self, Constat, Seuils, Zone},
    ingest::{
        IngestError,
        geo::Geo,
        marche::{
            bmo::{Bmo, Projets},
            tensions::Lieu,
        },
    },
    snapshot::format::{Marche, Textes},
};

/// Key of the file of the whole country, among those of the départements.
pub const FRANCE: &str = "france";

/// A place told of.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its row among those of the file: narrow places first.
    pub rang: u16,
    /// What it is.
    pub lieu: Lieu,
    /// How a sentence names it.
    pub nom: String,
}

impl Place {
    /// As the grammar takes it.
    pub fn zone(&self) -> Zone<'_> {
        if self.lieu == Lieu::France { Zone::France } else { Zone::Partie(&self.nom) }
    }

    /// A sentence about it.
    pub fn dit(&self, constat: Constat, source: &'static str, periode: &str) -> Dit {
        let mention = Mention { source, zone: self.nom.clone(), periode: periode.to_owned() };
        Dit { rang: self.rang, constat, mention }
    }
}

/// The places of a file: bassins, then wider and wider.
#[derive(Clone, Debug)]
pub struct Places {
    /// Code of each bassin, with its place.
    pub bassins: Vec<(u16, Place)>,
    /// The others, the narrowest first.
    pub larges: Vec<Place>,
}

impl Places {
    /// Those of a département; of a région or of France when it names one.
    pub fn of(lieu: &Lieu, geo: &Geo, bmo: &Bmo, noms: &BTreeMap<String, String>) -> Self {
        let mut all: Vec<(Lieu, String)> = Vec::new();
        let region = match lieu {
            Lieu::Departement(code) => {
                let inside = geo.communes.values().filter(|it| it.departement == *code);
                let codes: BTreeSet<&String> = inside.filter_map(|it| it.bassin.as_ref()).collect();
                // The two files of bassins do not give the islands of the north the same code.
                let here = |it: &&String| {
                    bmo.bassins.get(*it).is_some_and(|it| it.departements.contains(code))
                };
                let named =
                    codes.into_iter().filter(here).filter_map(|it| Some((it, noms.get(it)?)));
                all.extend(named.map(|it| (Lieu::Bassin(it.0.clone()), it.1.clone())));
                let (nom, region) =
                    geo.territoires.departements.get(code).cloned().unwrap_or_default();
                all.push((lieu.clone(), nom));
                Some(region)
            }
            Lieu::Region(code) => Some(code.clone()),
            _ => None,
        };
        if let Some((code, nom)) = region.and_then(|it| geo.territoires.regions.get_key_value(&it))
        {
            all.push((Lieu::Region(code.clone()), nom.clone()));
        }
        all.push((Lieu::France, "France".to_owned()));
        let places = (0..).zip(all).map(|(rang, (lieu, nom))| Place { rang, lieu, nom });
        let (mut bassins, mut larges) = (Vec::new(), Vec::new());
        for it in places {
            match &it.lieu {
                Lieu::Bassin(code) => bassins.push((code.parse().unwrap_or_default(), it)),
                _ => larges.push(it),
            }
        }
        Self { bassins, larges }
    }

    /// Each place to tell of, from itself to the whole country: the widest of the file first, then
    /// its bassins.
    fn chains(&self) -> impl Iterator<Item = Vec<&Place>> {
        let wide = || self.larges.iter();
        let bassins =
            self.bassins.iter().map(move |it| [&it.1].into_iter().chain(wide()).collect());
        [wide().collect()].into_iter().chain(bassins)
    }

    /// Their names, in order.
    pub fn noms(&self) -> Vec<&str> {
        self.bassins.iter().map(|it| &it.1).chain(&self.larges).map(|it| it.nom.as_str()).collect()
    }
}

/// Quartiles of hires foreseen, by scale.
#[derive(Clone, Copy, Debug, Default)]
pub struct Echelles([Seuils; 4]);

impl Echelles {
    /// From every figure published for a family that has a link.
    pub fn of(projets: &BTreeMap<(Lieu, String), Projets>, liens: &BTreeSet<&String>) -> Self {
        let mut figures: [Vec<u32>; 4] = Default::default();
        for ((lieu, fap), it) in projets {
            if it.prevus > 0 && liens.contains(fap) {
                figures[scale(lieu)].push(it.prevus);
            }
        }
        Self(figures.map(Seuils::of))
    }

    /// Those of the scale of a place.
    pub fn at(&self, lieu: &Lieu) -> Seuils {
        self.0[scale(lieu)]
    }
}

fn scale(lieu: &Lieu) -> usize {
    match lieu {
        Lieu::France => 0,
        Lieu::Region(_) => 1,
        Lieu::Departement(_) => 2,
        Lieu::Bassin(_) => 3,
    }
}

impl Releve<'_> {
    /// The file of these places: every family, at the narrowest of the wide places, then in each
    /// bassin.
    pub fn emploi(&self, codes: &BTreeSet<&str>, places: &Places) -> Result<Marche, IngestError> {
        let chains: Vec<Vec<&Place>> = places.chains().collect();
        let said: Vec<Vec<Dit>> = chains
            .iter()
            .flat_map(|chain| codes.iter().map(|it| self.embauches(it, chain)))
            .collect();
        let noms = places.noms();
        let phrases = Phrases::new(said.iter().flatten(), noms.len())?;
        let mut source = String::new();
        if !self.bmo.annee.is_empty() {
            source += &words("bmo", &self.bmo.annee);
        }
        if !self.tensions.categories.is_empty() {
            source += &words("tensions", &self.tensions.annee);
        }
        Ok(Marche {
            source,
            constats: said.iter().map(|it| phrases.rows(it)).collect(),
            lieux: Textes::join(&noms),
            debuts: phrases.debuts(),
            bassins: places.bassins.iter().map(|it| it.0).collect(),
            ..phrases.colonnes
        })
    }

    /// What is said of hiring in a family, at the first place of the chain, else at a wider one.
    fn embauches(&self, famille: &str, chain: &[&Place]) -> Vec<Dit> {
        let mut said = self.projets(famille, chain);
        said.extend(self.tension(famille, chain));
        if let Some(place) = chain
            .iter()
            .find(|it| self.penurie.familles.contains(&(it.lieu.clone(), famille.to_owned())))
        {
            let mois = &self.penurie.mois;
            said.push(place.dit(constat::penurie(mois, place.zone()), "penurie", mois));
        }
        said
    }

    /// Hires foreseen; where there is no number, that is said, then the wider place that has one.
    fn projets(&self, famille: &str, chain: &[&Place]) -> Vec<Dit> {
        let [here, wider @ ..] = chain else { return Vec::new() };
        if !self.bmo.liens.contains_key(famille) {
            return Vec::new();
        }
        let own = self.projets_at(famille, here);
        if !own.is_empty() {
            return own;
        }
        let known = self.bmo.of_famille(&here.lieu, famille);
        let annee = &self.bmo.annee;
        let none = constat::sans_projets(known.is_some(), annee, here.zone());
        let mut said = vec![here.dit(none, "bmo", annee)];
        let told = wider.iter().map(|it| self.projets_at(famille, it)).find(|it| !it.is_empty());
        said.extend(told.into_iter().flatten());
        said
    }

    fn projets_at(&self, famille: &str, place: &Place) -> Vec<Dit> {
        let annee = &self.bmo.annee;
        let known = self.bmo.of_famille(&place.lieu, famille);
        let Some(known) = known.filter(|it| it.prevus > 0) else { return Vec::new() };
        let zone = place.zone();
        let seuils = self.echelles.at(&place.lieu);
        let said = [
            Some(constat::projets(known.prevus, known.is_complete(), seuils, annee, zone)),
            known.difficiles().map(|it| constat::difficiles(it, zone)),
            known.saison().and_then(|it| constat::saison(it, zone)),
        ];
        said.into_iter().flatten().map(|it| place.dit(it, "bmo", annee)).collect()
    }

    /// The tension: of the département when it has one, else that is said, then the wider place's.
    /// The source has nothing smaller than a département.
    fn tension(&self, famille: &str, chain: &[&Place]) -> Vec<Dit> {
        if self.tensions.categories.is_empty() {
            return Vec::new();
        }
        let chain: Vec<&&Place> =
            chain.iter().filter(|it| !matches!(it.lieu, Lieu::Bassin(_))).collect();
        let [here, wider @ ..] = chain.as_slice() else { return Vec::new() };
        let at = |place: &Place| {
            let found = self.tensions.categories.get(&(place.lieu.clone(), famille.to_owned()));
            let said = found.and_then(|it| constat::tension(*it, place.zone()));
            said.map(|it| place.dit(it, "tensions", &self.tensions.annee))
        };
        if let Some(own) = at(here) {
            return vec![own];
        }
        let none = constat::sans_tension(here.zone());
        let mut said = vec![here.dit(none, "tensions", &self.tensions.annee)];
        let told = wider.iter().find_map(|it| at(it));
        // Nowhere: said of the whole country too.
        let nowhere = || {
            let last = wider.last()?;
            let none = constat::sans_tension(last.zone());
            Some(last.dit(none, "tensions", &self.tensions.annee))
        };
        said.extend(told.or_else(nowhere));
        said
    }
}
