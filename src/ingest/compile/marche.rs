//! What is said of each family of métiers: in all France, then how hard it is to hire in each
//! département.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Files, ranks};
use crate::{
    constat::{self, Constat, Sujet, Zone},
    domain::RomeCode,
    ingest::{
        IngestError,
        geo::Territoires,
        marche::{
            groupes::Groupes,
            portraits::Portraits,
            tensions::{Lieu, Tensions},
        },
        registre,
        rome::Rome,
    },
    snapshot::format::{FORMAT, Marche, Role, Textes},
};

/// Key of the file of the whole country, among those of the départements.
const FRANCE: &str = "france";

/// The table of diplomas tells no period.
const SANS_PERIODE: &str = "année non précisée";

/// The fourth character of a FAP code tells the qualification: which family of a métier goes
/// first. Qualified workers and employees, then technicians, the less qualified, the independent,
/// cadres; for a métier of cadres, those first.
const QUALIFICATIONS: [&str; 2] = ["4678209", "9467820"];

/// Everything read of the labour market.
pub(super) struct Releve<'a> {
    pub(super) portraits: &'a Portraits,
    pub(super) groupes: &'a Groupes,
    pub(super) tensions: &'a Tensions,
}

/// Where a sentence is from: source, zone, period.
type Mention = (&'static str, String, String);

/// A sentence with where it is from.
type Dit = (Constat, Mention);

impl Releve<'_> {
    /// Writes the files; says whether there was anything to write.
    pub(super) fn write(
        &self,
        rome: &Rome,
        territoires: &Territoires,
        kept: &BTreeSet<String>,
        files: &mut Files,
    ) -> Result<bool, IngestError> {
        let by_metier: Vec<Vec<&str>> =
            rome.metiers.values().map(|it| self.familles(it.parent, it.cadre)).collect();
        let codes: BTreeSet<&str> = by_metier.iter().flatten().copied().collect();
        if codes.is_empty() {
            return Ok(false);
        }
        let rows = ranks(codes.iter().copied(), "familles de métiers")?;
        let noms = codes.iter().filter_map(|it| self.groupes.noms.get(*it));
        let in_france = codes.iter().map(|it| self.portrait(it)).collect();
        let marche = Marche {
            familles: Textes::join(noms.map(|it| constat::groupe(it))),
            metiers: by_metier
                .iter()
                .map(|it| it.iter().filter_map(|it| rows.get(it).copied()).collect())
                .collect(),
            codes: Textes::join(&codes),
            source: registre::citation(
                "portraits",
                &format!("France, {}", self.groupes.femmes.annee),
            ),
            ..table(in_france)?
        };
        files.push(Role::Marche, "", &marche)?;
        for code in kept {
            let Some((nom, region)) = territoires.departements.get(code) else { continue };
            let region = territoires.regions.get(region).map(|it| (region.as_str(), it.as_str()));
            let here = codes.iter().map(|it| self.embauches(it, (code, nom), region));
            files.push(Role::Emploi, code, &self.emploi(here.collect())?)?;
        }
        let in_france = codes.iter().map(|it| self.in_france(it));
        files.push(Role::Emploi, FRANCE, &self.emploi(in_france.collect())?)?;
        Ok(true)
    }

    /// Sentences on hiring name their place.
    fn emploi(&self, said: Vec<Vec<Dit>>) -> Result<Marche, IngestError> {
        let source = registre::citation("tensions", &self.tensions.annee);
        Ok(Marche { source, ..table(said)? })
    }

    /// The families of a ROME v3 code that have a name, the one to show first: by qualification,
    /// then the one with more people at work.
    fn familles(&self, parent: RomeCode, cadre: bool) -> Vec<&str> {
        let order = QUALIFICATIONS[usize::from(cadre)];
        let of = self.portraits.familles.get(&parent).into_iter().flatten().map(String::as_str);
        let mut codes: Vec<&str> = of.filter(|it| self.groupes.noms.contains_key(*it)).collect();
        codes.sort_by_key(|code| {
            let place = code.chars().nth(3).and_then(|it| order.find(it));
            let n = self.tensions.emplois.get(*code).copied().unwrap_or_default();
            (place.unwrap_or(order.len()), Reverse(n), *code)
        });
        codes
    }

    /// What the portraits say of a family. A figure that is not published says nothing.
    fn portrait(&self, famille: &str) -> Vec<Dit> {
        let (groupes, portraits) = (self.groupes, self.portraits);
        let contrats = &groupes.contrats;
        let horaires = &portraits.horaires;
        let after_bac = portraits.diplomes.get(famille, 3).zip(portraits.diplomes.get(famille, 4));
        let undated = SANS_PERIODE.to_owned();
        let part = |sujet: Sujet| move |it: f32| constat::part(sujet, it);
        let said = [
            (groupes.salaires.get(famille, 0).map(constat::salaire), &groupes.salaires.annee),
            (contrats.get(famille, 0).map(part(Sujet::Cdi)), &contrats.annee),
            (contrats.get(famille, 1).map(part(Sujet::Cdd)), &contrats.annee),
            (
                groupes.temps_partiel.get(famille, 0).map(part(Sujet::TempsPartiel)),
                &groupes.temps_partiel.annee,
            ),
            (horaires.get(famille, 2).map(part(Sujet::Nuit)), &horaires.annee),
            (horaires.get(famille, 0).map(part(Sujet::Samedi)), &horaires.annee),
            (horaires.get(famille, 1).map(part(Sujet::Dimanche)), &horaires.annee),
            (after_bac.map(|it| constat::part(Sujet::ApresBac, 100.0 * (it.0 + it.1))), &undated),
            (groupes.femmes.get(famille, 0).map(constat::femmes), &groupes.femmes.annee),
        ];
        said.into_iter()
            .filter_map(|(it, annee)| {
                Some((it?, ("portraits", "France".to_owned(), annee.clone())))
            })
            .collect()
    }

    fn category(&self, lieu: Lieu, famille: &str) -> Option<u8> {
        self.tensions.categories.get(&(lieu, famille.to_owned())).copied()
    }

    fn tension(&self, zone: &str, said: Constat) -> Dit {
        (said, ("tensions", zone.to_owned(), self.tensions.annee.clone()))
    }

    /// The tension in all France. Without the source, nothing is said.
    fn in_france(&self, famille: &str) -> Vec<Dit> {
        if self.tensions.categories.is_empty() {
            return Vec::new();
        }
        let found = self.category(Lieu::France, famille);
        let said = found.and_then(|it| constat::tension(it, Zone::France));
        vec![self.tension("France", said.unwrap_or_else(|| constat::sans_tension(Zone::France)))]
    }

    /// The tension in a département; where none is published, that is said, then the région's,
    /// else that of all France.
    fn embauches(
        &self,
        famille: &str,
        (code, nom): (&str, &str),
        region: Option<(&str, &str)>,
    ) -> Vec<Dit> {
        let here = Zone::Partie(nom);
        let found = self.category(Lieu::Departement(code.to_owned()), famille);
        if let Some(said) = found.and_then(|it| constat::tension(it, here)) {
            return vec![self.tension(nom, said)];
        }
        let wider = region.and_then(|(code, nom)| {
            let found = self.category(Lieu::Region(code.to_owned()), famille)?;
            Some(vec![self.tension(nom, constat::tension(found, Zone::Partie(nom))?)])
        });
        let mut wider = wider.unwrap_or_else(|| self.in_france(famille));
        if !wider.is_empty() {
            wider.insert(0, self.tension(nom, constat::sans_tension(here)));
        }
        wider
    }
}

/// Sentences by family, each written once.
fn table(said: Vec<Vec<Dit>>) -> Result<Marche, IngestError> {
    let all: BTreeSet<&Dit> = said.iter().flatten().collect();
    let mentions: BTreeSet<&Mention> = all.iter().map(|it| &it.1).collect();
    let places: BTreeMap<&Dit, u16> = ranks(all.iter().copied(), "phrases")?;
    let sources: BTreeMap<&Mention, u16> = ranks(mentions.iter().copied(), "mentions")?;
    let constats = said.iter().map(|it| it.iter().filter_map(|it| places.get(it).copied()));
    Ok(Marche {
        format: FORMAT,
        phrases: Textes::join(all.iter().map(|it| &it.0.phrase)),
        mention: all.iter().filter_map(|it| sources.get(&it.1).copied()).collect(),
        constats: constats.map(Iterator::collect).collect(),
        chiffres: all.iter().map(|it| it.0.chiffre.map(|it| it.0)).collect(),
        unites: Textes::join(all.iter().map(|it| it.0.chiffre.map_or("", |it| it.1.name()))),
        sources: Textes::join(mentions.iter().map(|it| it.0)),
        zones: Textes::join(mentions.iter().map(|it| &it.1)),
        periodes: Textes::join(mentions.iter().map(|it| &it.2)),
        ..Marche::default()
    })
}
