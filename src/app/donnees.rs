//! The snapshot as the app sees it: each file asked once, kept, and asked again on demand.

use std::sync::Arc;

use js_sys::JsString;
use leptos::{prelude::*, task::spawn_local};

use super::panne::Panne;
use crate::{
    domain::{
        Annonces, Appellations, Catalogue, Commune, Echelle, Fiche, Formation, FormationCode,
        Formations, Lieu, MetierId,
    },
    geo::{Portee, Reglages},
    matching::Lecteur,
    platform::fetch,
    search::{Index, documents},
    snapshot::{
        self, Manifest, Role, SnapshotError,
        decode::{self, CommuneLue},
        format::{Constats, MANIFEST, NIVEAUX},
    },
};

/// Where the files are, from the base of the page.
const DOSSIER: &str = "snapshot/";

/// Something on its way.
#[derive(Clone, Debug, Default)]
pub enum Charge<T> {
    /// Not here yet.
    #[default]
    EnCours,
    /// Here.
    Pret(T),
    /// Did not come, or was refused.
    Panne(Panne),
}

impl<T> Charge<T> {
    /// Something made of it, once it is here.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Charge<U> {
        match self {
            Self::EnCours => Charge::EnCours,
            Self::Panne(panne) => Charge::Panne(panne),
            Self::Pret(it) => Charge::Pret(make(it)),
        }
    }

    /// Both, once both are here.
    pub fn and<U>(self, other: Charge<U>) -> Charge<(T, U)> {
        match (self, other) {
            (Self::Pret(it), Charge::Pret(other)) => Charge::Pret((it, other)),
            (Self::Panne(panne), _) | (_, Charge::Panne(panne)) => Charge::Panne(panne),
            _ => Charge::EnCours,
        }
    }

    /// All of them, once all are here. Each is asked, even when one before it is missing.
    pub fn toutes(charges: &mut dyn Iterator<Item = Self>) -> Charge<Vec<T>> {
        let mut here = Vec::new();
        let mut missing = None;
        for it in charges {
            match it {
                Self::Pret(it) => here.push(it),
                Self::EnCours => missing = missing.or(Some(Charge::EnCours)),
                Self::Panne(panne) => missing = Some(Charge::Panne(panne)),
            }
        }
        missing.unwrap_or(Charge::Pret(here))
    }
}

/// What every page needs: the manifest and the core.
#[derive(Clone, Debug)]
pub struct Base {
    /// What the snapshot is.
    pub manifest: Manifest,
    /// The lists and the métiers.
    pub catalogue: Catalogue,
}

impl Base {
    /// What `echelle` reaches around `commune`.
    pub fn portee<'a>(&'a self, commune: &'a Commune, echelle: Echelle) -> Portee<'a> {
        // The manifest was refused if these constants made no sense.
        let reglages = Reglages::read(&self.manifest.trajets).unwrap_or_default();
        Portee::new(&self.catalogue, &reglages, commune, echelle)
    }
}

/// Communes, and a search among them. Found things are rows of the list.
#[derive(Debug)]
pub struct Communes {
    /// By code.
    pub liste: Vec<CommuneLue>,
    /// Their names and postcodes.
    pub index: Index,
}

/// Titles of métiers, and a search among them. Found things are places in the catalogue.
#[derive(Debug)]
pub struct Titres {
    /// For each métier.
    pub appellations: Appellations,
    /// Of all of them.
    pub index: Index,
}

/// Certifications of every level, and a search among them. Found things are rows.
#[derive(Debug)]
pub struct Certifications {
    /// By level as in [`NIVEAUX`], then by name.
    pub liste: Vec<Formation>,
    /// Their names.
    pub index: Index,
}

/// What a file holds, once read. One type for all, so that waiting for a file compiles once.
#[derive(Clone, Debug)]
enum Donnee {
    Base(Arc<Base>),
    Titres(Arc<Titres>),
    Fiches(Arc<Vec<Fiche>>),
    Formations(Arc<Formations>),
    Communes(Arc<Communes>),
    Gestes([&'static str; 2]),
    Constats(Arc<Constats>),
    Annonces(Arc<Annonces>),
}

/// The files asked so far. One for the whole app. Reading one asks it, and tracks it: to be done
/// where a signal would be read.
#[derive(Clone, Copy)]
pub struct Donnees {
    files: StoredValue<Vec<(String, ArcRwSignal<Charge<Donnee>>)>>,
    competences: StoredValue<Option<Arc<Index>>>,
    mondes: StoredValue<Option<Arc<Index>>>,
    certifications: StoredValue<Option<Arc<Certifications>>>,
    lecteur: StoredValue<Option<Arc<Lecteur>>>,
    /// Changes when what failed is asked again: readers then ask for the new value.
    essai: RwSignal<u32>,
}

/// The base is two files: asked together, under the name of the second.
const BASE: Role = Role::Coeur;

macro_rules! only {
    ($variant:ident, $charge:expr) => {
        match $charge {
            Charge::EnCours => Charge::EnCours,
            Charge::Panne(panne) => Charge::Panne(panne),
            Charge::Pret(Donnee::$variant(it)) => Charge::Pret(it),
            Charge::Pret(_) => unreachable!("a role is always read as the same thing"),
        }
    };
}

impl Donnees {
    /// Starts with the base.
    pub fn new() -> Self {
        let donnees = Self {
            files: StoredValue::default(),
            competences: StoredValue::default(),
            mondes: StoredValue::default(),
            certifications: StoredValue::default(),
            lecteur: StoredValue::default(),
            essai: RwSignal::new(0),
        };
        untrack(|| donnees.base());
        donnees
    }

    /// The manifest and the core.
    pub fn base(self) -> Charge<Arc<Base>> {
        only!(Base, self.file(BASE, ""))
    }

    /// The base, on pages that are only shown once it is here.
    pub fn pret(self) -> Arc<Base> {
        match untrack(|| self.base()) {
            Charge::Pret(base) => base,
            _ => unreachable!("pages are built once the base is here"),
        }
    }

    /// The titles of métiers, ready to be searched.
    pub fn titres(self) -> Charge<Arc<Titres>> {
        only!(Titres, self.file(Role::Appellations, ""))
    }

    /// A search among compétences; made from the base. Found things are places in the catalogue.
    pub fn competences(self) -> Arc<Index> {
        if let Some(index) = self.competences.get_value() {
            return index;
        }
        let index = Arc::new(documents::index_competences(&self.pret().catalogue));
        self.competences.set_value(Some(index.clone()));
        index
    }

    /// A search among secteurs, then centres d'intérêt; made from the base. Found things are
    /// places among the former, then the latter.
    pub fn mondes(self) -> Arc<Index> {
        if let Some(index) = self.mondes.get_value() {
            return index;
        }
        let index = Arc::new(documents::index_mondes(&self.pret().catalogue));
        self.mondes.set_value(Some(index.clone()));
        index
    }

    /// The details of the métiers of a domaine.
    pub fn fiches(self, domaine: &str) -> Charge<Arc<Vec<Fiche>>> {
        only!(Fiches, self.file(Role::Fiches, domaine))
    }

    /// The certifications of a level (`0` when none is given).
    pub fn formations(self, niveau: u8) -> Charge<Arc<Formations>> {
        only!(Formations, self.file(Role::Formations, &niveau.to_string()))
    }

    /// All of them, ready to be searched: a diploma is one among all, whatever its level.
    pub fn certifications(self) -> Charge<Arc<Certifications>> {
        if let Some(known) = self.certifications.get_value() {
            return Charge::Pret(known);
        }
        self.niveaux().map(|levels| {
            let levels = || levels.iter().map(|it| &**it);
            let expressions = documents::expressions_formations(levels());
            let liste: Vec<Formation> = levels().flat_map(|it| it.liste.iter().cloned()).collect();
            let index = documents::index_formations(&liste, expressions);
            let certifications = Arc::new(Certifications { liste, index });
            self.certifications.set_value(Some(certifications.clone()));
            certifications
        })
    }

    /// The certifications of every level, in the order of [`NIVEAUX`].
    pub fn niveaux(self) -> Charge<Vec<Arc<Formations>>> {
        Charge::toutes(&mut NIVEAUX.into_iter().map(|it| self.formations(it)))
    }

    /// The certification with that code, looked for level after level.
    pub fn find_formation(self, code: FormationCode) -> Charge<Option<Arc<Formation>>> {
        for niveau in NIVEAUX {
            match self.formations(niveau) {
                Charge::EnCours => return Charge::EnCours,
                Charge::Panne(panne) => return Charge::Panne(panne),
                Charge::Pret(list) => {
                    if let Some(found) = list.liste.iter().find(|it| it.code == code) {
                        return Charge::Pret(Some(Arc::new(found.clone())));
                    }
                }
            }
        }
        Charge::Pret(None)
    }

    /// Communes to search by name: the larger ones (`principales`), or `toutes`.
    pub fn communes(self, cle: &str) -> Charge<Arc<Communes>> {
        only!(Communes, self.file(Role::Communes, cle))
    }

    /// The communes of a département, with their coordinates.
    pub fn departement(self, code: &str) -> Charge<Arc<Communes>> {
        only!(Communes, self.file(Role::Departement, code))
    }

    /// The communes of several of them, in the same order.
    pub fn departements(self, codes: &[&str]) -> Charge<Vec<Arc<Communes>>> {
        Charge::toutes(&mut codes.iter().map(|it| self.departement(it)))
    }

    /// The openings of a département, or what all share (`france`); none in a snapshot without.
    pub fn annonces(self, cle: &str) -> Charge<Arc<Annonces>> {
        if self.pret().manifest.find(Role::Offres, cle).is_none() {
            return Charge::Pret(Arc::default());
        }
        only!(Annonces, self.file(Role::Offres, cle))
    }

    /// Our tables of things one does, likes or asks for: they are read by `matching`, once they are
    /// here. And the texts of our pages of words: what this site is, how métiers are ranked.
    pub fn gestes(self) -> Charge<[&'static str; 2]> {
        only!(Gestes, self.file(Role::Gestes, ""))
    }

    /// What reads free words, from our tables and the everyday names of métiers.
    pub fn lecteur(self) -> Charge<Arc<Lecteur>> {
        if let Some(known) = self.lecteur.get_value() {
            return Charge::Pret(known);
        }
        self.gestes().and(self.titres()).map(|(_, titres)| {
            let catalogue = &self.pret().catalogue;
            let codes =
                |it: &Vec<MetierId>| it.iter().map(|it| catalogue.metier(*it).code).collect();
            let said = titres.appellations.expressions.iter();
            let lecteur = Lecteur::new(said.map(|(text, it)| (text.as_str(), codes(it))));
            let lecteur = Arc::new(lecteur);
            self.lecteur.set_value(Some(lecteur.clone()));
            lecteur
        })
    }

    /// What is said of families of métiers: of hiring in the département of `lieu`, or in France
    /// where there is none; then the rest, in France. `None` until both are here.
    pub fn travail(self, lieu: Option<Lieu>) -> Option<[Arc<Constats>; 2]> {
        let base = self.pret();
        let departement = lieu.as_ref().map_or("", |it| it.commune.departement());
        let here = base.manifest.find(Role::Emploi, departement);
        let cle = here.map_or("france", |it| &it.cle);
        match (self.file(Role::Marche, ""), self.file(Role::Emploi, cle)) {
            (Charge::Pret(Donnee::Constats(marche)), Charge::Pret(Donnee::Constats(emploi))) => {
                Some([emploi, marche])
            }
            _ => None,
        }
    }

    /// A département and its bassins, in sentences; nothing in a snapshot without.
    pub fn coin(self, departement: &str) -> Charge<Arc<Constats>> {
        if self.pret().manifest.find(Role::Coin, departement).is_none() {
            return Charge::Pret(Arc::default());
        }
        only!(Constats, self.file(Role::Coin, departement))
    }

    /// Forgets what did not come, so that it is asked again where it is needed.
    pub fn retry(self) {
        let failed =
            |it: &ArcRwSignal<Charge<Donnee>>| matches!(it.get_untracked(), Charge::Panne(_));
        self.files.update_value(|it| it.retain(|it| !failed(&it.1)));
        self.essai.update(|it| *it += 1);
    }

    fn file(self, role: Role, cle: &str) -> Charge<Donnee> {
        self.essai.track();
        let name = format!("{role}/{cle}");
        if let Some(known) =
            self.files.with_value(|it| it.iter().find(|it| it.0 == name).map(|it| it.1.clone()))
        {
            return known.get();
        }
        let signal = ArcRwSignal::new(Charge::EnCours);
        self.files.update_value(|it| {
            it.push((name, signal.clone()));
        });
        let (base, cle) = ((role != BASE).then(|| self.pret()), cle.to_owned());
        let asked = signal.clone();
        spawn_local(async move {
            let read = match base {
                None => load_base().await,
                Some(base) => load(&base, role, &cle).await,
            };
            asked.set(match read {
                Ok(it) => Charge::Pret(it),
                Err(panne) => Charge::Panne(panne),
            });
        });
        signal.get()
    }
}

async fn load_base() -> Result<Donnee, Panne> {
    let chemin = format!("{DOSSIER}{MANIFEST}");
    let contenu = fetch::texte(&chemin).await.map_err(Panne::Coupure)?;
    let manifest = decode::manifest(&contenu).map_err(|error| Panne::Refus(chemin, error))?;
    let (chemin, contenu) = open(&manifest, Role::Coeur, "").await?;
    let catalogue = decode::coeur(&contenu).map_err(|error| Panne::Refus(chemin, error))?;
    Ok(Donnee::Base(Arc::new(Base { manifest, catalogue })))
}

async fn load(base: &Base, role: Role, cle: &str) -> Result<Donnee, Panne> {
    let (chemin, contenu) = open(&base.manifest, role, cle).await?;
    read(base, role, &contenu).map_err(|error| Panne::Refus(chemin, error))
}

fn read(base: &Base, role: Role, contenu: &JsString) -> snapshot::Result<Donnee> {
    let catalogue = &base.catalogue;
    Ok(match role {
        Role::Coeur => unreachable!("the core is read with the manifest"),
        Role::Parcours | Role::Lieux | Role::Aides | Role::Carte => {
            unreachable!("no page asks for it yet")
        }
        Role::Appellations => {
            let appellations = decode::appellations(contenu, catalogue)?;
            let index = documents::index_metiers(catalogue, &appellations);
            Donnee::Titres(Arc::new(Titres { appellations, index }))
        }
        Role::Fiches => Donnee::Fiches(Arc::new(decode::fiches(contenu, catalogue)?)),
        Role::Formations => Donnee::Formations(Arc::new(decode::formations(contenu, catalogue)?)),
        Role::Gestes => {
            let (tables, pages) = decode::gestes(contenu)?;
            tables.install();
            Donnee::Gestes(pages)
        }
        Role::Marche | Role::Emploi | Role::Coin => {
            Donnee::Constats(Arc::new(decode::marche(contenu)?))
        }
        Role::Offres => Donnee::Annonces(Arc::new(decode::annonces(contenu, catalogue)?)),
        Role::Communes | Role::Departement => {
            let liste = decode::communes(contenu, catalogue)?;
            // The communes of a département are looked up by code, not by name.
            let named = if role == Role::Communes { liste.as_slice() } else { &[] };
            let index = documents::index_communes(named);
            Donnee::Communes(Arc::new(Communes { liste, index }))
        }
    })
}

/// The path and the content of a file of the snapshot.
async fn open(manifest: &Manifest, role: Role, cle: &str) -> Result<(String, JsString), Panne> {
    let Some(file) = manifest.find(role, cle) else {
        let missing = Box::new(SnapshotError::Missing { file: format!("{role} {cle}") });
        return Err(Panne::Refus(MANIFEST.to_owned(), missing));
    };
    let contenu = fetch::texte(&format!("{DOSSIER}{}", file.chemin)).await;
    Ok((file.chemin.clone(), contenu.map_err(Panne::Coupure)?))
}
