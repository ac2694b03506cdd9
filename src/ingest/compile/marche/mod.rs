//! What is said of each family of métiers: in all France, then how hard it is to hire in each
//! place.

mod carte;
mod coin;
mod emploi;
mod noms;
mod table;

use std::{cmp::Reverse, collections::BTreeSet};

use self::{
    emploi::{Echelles, FRANCE, Places},
    table::{Dit, Mention, Phrases, words},
};
use super::{Files, ranks};
use crate::{
    constat::{self, Sujet},
    domain::RomeCode,
    ingest::{
        IngestError,
        geo::Geo,
        marche::{
            bmo::Bmo,
            chomage::Chomage,
            groupes::Groupes,
            penurie::Penurie,
            portraits::Portraits,
            tensions::{Lieu, Tensions},
        },
        rome::Rome,
    },
    snapshot::format::{Coeur, Marche, Role, Textes},
};

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
    pub(super) bmo: &'a Bmo,
    pub(super) penurie: &'a Penurie,
    pub(super) chomage: &'a Chomage,
    /// Bounds of « peu » and « beaucoup ».
    echelles: Echelles,
}

impl<'a> Releve<'a> {
    /// Takes what was read.
    pub(super) fn new(
        (portraits, groupes, tensions): (&'a Portraits, &'a Groupes, &'a Tensions),
        (bmo, penurie, chomage): (&'a Bmo, &'a Penurie, &'a Chomage),
    ) -> Self {
        let echelles = Echelles::of(&bmo.projets, &bmo.liens.values().collect());
        Self { portraits, groupes, tensions, bmo, penurie, chomage, echelles }
    }
}

impl Releve<'_> {
    /// Writes the files; says whether there was anything to write.
    pub(super) fn write(
        &self,
        rome: &Rome,
        geo: &Geo,
        kept: &BTreeSet<String>,
        core: &Coeur,
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
        let in_france: Vec<Vec<Dit>> = codes.iter().map(|it| self.portrait(it)).collect();
        let phrases = Phrases::new(in_france.iter().flatten(), 0)?;
        let marche = Marche {
            familles: Textes::join(noms.map(|it| constat::groupe(it))),
            metiers: by_metier
                .iter()
                .map(|it| it.iter().filter_map(|it| rows.get(it).copied()).collect())
                .collect(),
            codes: Textes::join(&codes),
            constats: in_france.iter().map(|it| phrases.rows(it)).collect(),
            source: words("portraits", &format!("France, {}", self.groupes.femmes.annee)),
            ..phrases.colonnes
        };
        files.push(Role::Marche, "", &marche)?;
        let bassins = noms::noms(&self.bmo.bassins, &geo.communes, &geo.territoires.departements);
        let mut regions: BTreeSet<&String> = BTreeSet::new();
        for code in kept {
            let Some((_, region)) = geo.territoires.departements.get(code) else { continue };
            regions.extend((!region.is_empty()).then_some(region));
            let places = Places::of(&Lieu::Departement(code.clone()), geo, self.bmo, &bassins);
            files.push(Role::Emploi, code, &self.emploi(&codes, &places)?)?;
        }
        for code in regions {
            let places = Places::of(&Lieu::Region(code.clone()), geo, self.bmo, &bassins);
            files.push(Role::Emploi, &format!("R{code}"), &self.emploi(&codes, &places)?)?;
        }
        let places = Places::of(&Lieu::France, geo, self.bmo, &bassins);
        files.push(Role::Emploi, FRANCE, &self.emploi(&codes, &places)?)?;
        let metiers = coin::metiers(rome, &core.metiers, &by_metier, &self.groupes.noms)?;
        let n_secteurs = core.secteurs.code.len();
        for code in kept {
            let places = Places::of(&Lieu::Departement(code.clone()), geo, self.bmo, &bassins);
            let coin = self.coin(&places, &metiers, n_secteurs)?;
            // Nothing is published of the overseas collectivities.
            if coin.constats.iter().all(|it| !it.is_empty()) {
                files.push(Role::Coin, code, &coin)?;
            }
        }
        if !self.tensions.categories.is_empty() {
            files.push(Role::Carte, "", &self.carte(geo, &codes))?;
        }
        Ok(true)
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
            (groupes.jeunes(famille).map(part(Sujet::Jeunes)), &groupes.ages.annee),
            (groupes.femmes.get(famille, 0).map(constat::femmes), &groupes.femmes.annee),
            (groupes.employeur(famille).and_then(|it| constat::employeurs(it.0, it.1)), &undated),
        ];
        let mention = |periode: &String| Mention {
            source: "portraits",
            zone: "France".to_owned(),
            periode: periode.clone(),
        };
        said.into_iter()
            .filter_map(|(it, annee)| Some(Dit { rang: 0, constat: it?, mention: mention(annee) }))
            .collect()
    }
}
