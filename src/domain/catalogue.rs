//! Everything the five keys choose from, in one value: the core of a snapshot, decoded.

use super::{
    CompetenceCode, Departement, InteretCode, Metier, Region, RomeCode, SecteurCode, Zone,
};

/// The national lists and the 1 584 métiers. Lists are ordered by code, and an `…Id` is a place
/// in its list: valid in the catalogue that gave it, and in no other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// 14 in ROME 4.0.
    pub grands_domaines: Vec<GrandDomaine>,
    /// 110 in ROME 4.0.
    pub domaines: Vec<Domaine>,
    /// 35 secteurs, then 40 sous-secteurs, in ROME 4.0.
    pub secteurs: Vec<Secteur>,
    /// 30 in ROME 4.0.
    pub interets: Vec<Interet>,
    /// 32 families of compétences.
    pub enjeux: Vec<Enjeu>,
    /// 491 macro-compétences and 16 savoir-être in ROME 4.0.
    pub competences: Vec<Competence>,
    /// How people say what they can do ("souder"), with the compétences meant, the first first.
    pub mots_competences: Vec<(String, Vec<CompetenceId>)>,
    /// 179 in ROME 4.0.
    pub contextes: Vec<Contexte>,
    /// By ROME code.
    pub metiers: Vec<Metier>,
    /// Régions, by code.
    pub regions: Vec<Region>,
    /// Départements, by code.
    pub departements: Vec<Departement>,
    /// Zones d'emploi, by code.
    pub zones: Vec<Zone>,
    /// What travel times go around, as whole numbers: see `geo::Carte::read`.
    pub obstacles: Vec<i32>,
    /// Made by [`Catalogue::indexed`].
    pub index: Index,
}

/// Look-up tables of a [`Catalogue`]: sorted lists, which weigh less in the app than hash maps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    by_rome: Vec<MetierId>,
    by_parent: Vec<MetierId>,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(pub u16);

        impl $id {
            /// The place in the list.
            pub fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}
ids!(
    /// Place of a métier in [`Catalogue::metiers`].
    MetierId,
    /// Place of a secteur or sous-secteur in [`Catalogue::secteurs`].
    SecteurId,
    /// Place of a centre d'intérêt in [`Catalogue::interets`].
    InteretId,
    /// Place of a compétence in [`Catalogue::competences`].
    CompetenceId,
    /// Place of a contexte in [`Catalogue::contextes`].
    ContexteId,
);

/// One of the 14 letters of ROME.
#[derive(Clone, Debug, PartialEq)]
pub struct GrandDomaine {
    /// `"D"`.
    pub code: String,
    /// Its name.
    pub nom: String,
}

/// A domaine professionnel.
#[derive(Clone, Debug, PartialEq)]
pub struct Domaine {
    /// `"D11"`.
    pub code: String,
    /// Its name.
    pub nom: String,
}

/// A secteur d'activité, or one of its sous-secteurs.
#[derive(Clone, Debug, PartialEq)]
pub struct Secteur {
    /// Its code.
    pub code: SecteurCode,
    /// Its name.
    pub nom: String,
    /// The secteur it is a part of; `None` for a secteur.
    pub parent: Option<SecteurId>,
}

/// A centre d'intérêt.
#[derive(Clone, Debug, PartialEq)]
pub struct Interet {
    /// Its code.
    pub code: InteretCode,
    /// ROME's own name ("J'aime le travail manuel").
    pub nom: String,
}

/// A family of compétences (« enjeu » of ROME's tree).
#[derive(Clone, Debug, PartialEq)]
pub struct Enjeu {
    /// `"3E"`.
    pub code: String,
    /// In plain words, ours.
    pub nom: String,
}

/// A macro-compétence or a savoir-être.
#[derive(Clone, Debug, PartialEq)]
pub struct Competence {
    /// Its code.
    pub code: CompetenceCode,
    /// Its name, as ROME words it.
    pub nom: String,
    /// Place of its family in [`Catalogue::enjeux`].
    pub enjeu: u16,
    /// A savoir-être (one of 16), not a savoir-faire.
    pub savoir_etre: bool,
    /// Holland's letters, the major first; empty when ROME gives none.
    pub riasec: String,
}

/// A contexte de travail.
#[derive(Clone, Debug, PartialEq)]
pub struct Contexte {
    /// Its `code_ogr`.
    pub code: u32,
    /// Its name.
    pub nom: String,
    /// What it is about ("Horaires et durée du travail").
    pub genre: String,
    /// Its name in plain words, ours ("debout longtemps").
    pub mots: String,
}

impl Catalogue {
    /// Builds the look-up tables. To be called once the lists are complete.
    #[must_use]
    pub fn indexed(mut self) -> Self {
        let mut by_rome: Vec<MetierId> = self.ids().collect();
        let mut by_parent = by_rome.clone();
        by_rome.sort_unstable_by_key(|it| self.metier(*it).code);
        by_parent.sort_unstable_by_key(|it| (self.metier(*it).parent, *it));
        self.index = Index { by_rome, by_parent };
        self
    }

    /// Every métier, by ROME code.
    pub fn ids(&self) -> impl Iterator<Item = MetierId> + use<> {
        (0..u16::try_from(self.metiers.len()).expect("fewer than 65 536 métiers")).map(MetierId)
    }

    /// The métier at `id`. Panics on an id of another catalogue.
    pub fn metier(&self, id: MetierId) -> &Metier {
        &self.metiers[id.index()]
    }

    /// The métier with that code, if this snapshot has it.
    pub fn find_metier(&self, code: RomeCode) -> Option<MetierId> {
        let by_rome = &self.index.by_rome;
        by_rome.binary_search_by_key(&code, |it| self.metier(*it).code).ok().map(|it| by_rome[it])
    }

    /// The métiers that descend from a ROME v3 code, by code; empty for an unknown one.
    pub fn metiers_of_parent(&self, parent: RomeCode) -> &[MetierId] {
        let by_parent = &self.index.by_parent;
        let start = by_parent.partition_point(|it| self.metier(*it).parent < parent);
        let end = by_parent.partition_point(|it| self.metier(*it).parent <= parent);
        &by_parent[start..end]
    }

    /// The compétence with that code, if this snapshot has it.
    pub fn find_competence(&self, code: CompetenceCode) -> Option<CompetenceId> {
        position(&self.competences, |it| it.code == code).map(CompetenceId)
    }

    /// The centre d'intérêt with that code, if this snapshot has it.
    pub fn find_interet(&self, code: InteretCode) -> Option<InteretId> {
        position(&self.interets, |it| it.code == code).map(InteretId)
    }

    /// The secteur or sous-secteur with that code, if this snapshot has it.
    pub fn find_secteur(&self, code: SecteurCode) -> Option<SecteurId> {
        position(&self.secteurs, |it| it.code == code).map(SecteurId)
    }

    /// The département with that code, if this snapshot has it.
    pub fn find_departement(&self, code: &str) -> Option<&Departement> {
        self.departements.iter().find(|it| it.code == code)
    }

    /// The région with that code, if this snapshot has it.
    pub fn find_region(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|it| it.code == code)
    }

    /// The domaine professionnel of a métier.
    pub fn domaine_of(&self, code: RomeCode) -> Option<&Domaine> {
        self.domaines.iter().find(|it| it.code == code.domaine())
    }
}

fn position<T>(list: &[T], is: impl Fn(&T) -> bool) -> Option<u16> {
    list.iter().position(is).and_then(|it| u16::try_from(it).ok())
}
