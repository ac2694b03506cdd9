//! What a person waits for, to be called from a page in a browser: `.ci/bench-navigateur` builds
//! it as the app is built, and `.ci/bench-navigateur.mjs` holds the watch. Natively, nothing.

fn main() {}

#[cfg(target_family = "wasm")]
mod banc {
    use cinq_cles::{
        domain::{
            Catalogue, Choix, Commune, Contrainte, Diplome, Echelle, Formation, Formations, Moyen,
        },
        geo::{Portee, Reglages},
        matching::{
            Demande, find_vie, rank_first,
            tables::{activites_questionnaire, activites_vie, themes},
        },
        search::{Index, documents},
        snapshot::decode::{self, CommuneLue},
    };
    use js_sys::JsString;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// As the app: how many métiers come with their reasons, how many names a box shows, how many
    /// lines a group has in the box that searches everything.
    const N_EXPLIQUES: usize = 10;
    const N_LIGNES: usize = 8;
    const PAR_GROUPE: usize = 3;

    /// The widest travel time.
    const TRAJET: Echelle = Echelle::Trajet(Moyen::Voiture, 90);

    /// What the app would hold. Each file and each index is asked apart, so that it can be timed.
    #[wasm_bindgen]
    pub struct Banc {
        catalogue: Catalogue,
        appellations: cinq_cles::domain::Appellations,
        niveaux: Vec<Formations>,
        formations: Vec<Formation>,
        a_chercher: Vec<CommuneLue>,
        communes: Vec<Commune>,
        metiers: Index,
        certifications: Index,
        villes: Index,
        competences: Index,
        mondes: Index,
    }

    #[wasm_bindgen]
    impl Banc {
        /// Reads the core.
        #[wasm_bindgen(constructor)]
        pub fn new(coeur: &JsString) -> Self {
            Self {
                catalogue: decode::coeur(coeur).expect("the core is readable"),
                appellations: Default::default(),
                niveaux: Vec::new(),
                formations: Vec::new(),
                a_chercher: Vec::new(),
                communes: Vec::new(),
                metiers: Index::default(),
                certifications: Index::default(),
                villes: Index::default(),
                competences: Index::default(),
                mondes: Index::default(),
            }
        }

        /// Reads the titles of métiers.
        pub fn appellations(&mut self, contenu: &JsString) {
            let read = decode::appellations(contenu, &self.catalogue);
            self.appellations = read.expect("titles are readable");
        }

        /// Reads the certifications of one more level.
        pub fn formations(&mut self, contenu: &JsString) {
            let read = decode::formations(contenu, &self.catalogue);
            self.niveaux.push(read.expect("certifications are readable"));
        }

        /// Reads our tables of gestures.
        pub fn gestes(&self, contenu: &JsString) {
            decode::gestes(contenu).expect("our tables are readable").install();
        }

        /// Reads the communes to search.
        pub fn communes(&mut self, contenu: &JsString) {
            let read = decode::communes(contenu, &self.catalogue);
            self.a_chercher = read.expect("communes are readable");
        }

        /// Reads the communes of one more département, with their coordinates.
        pub fn departement(&mut self, contenu: &JsString) {
            let read = decode::communes(contenu, &self.catalogue).expect("communes are readable");
            self.communes.extend(read.into_iter().map(|it| it.commune));
        }

        /// Makes the search of métiers; gives how many names it holds.
        pub fn index_metiers(&mut self) -> usize {
            self.metiers = documents::index_metiers(&self.catalogue, &self.appellations);
            self.metiers.len()
        }

        /// Makes the search of certifications, of every level.
        pub fn index_formations(&mut self) -> usize {
            let expressions = documents::expressions_formations(&self.niveaux);
            self.formations = self.niveaux.iter().flat_map(|it| it.liste.iter().cloned()).collect();
            self.certifications = documents::index_formations(&self.formations, expressions);
            self.certifications.len()
        }

        /// Makes the search of communes.
        pub fn index_communes(&mut self) -> usize {
            self.villes = documents::index_communes(&self.a_chercher);
            self.villes.len()
        }

        /// Makes the searches of compétences, then of secteurs and centres d'intérêt.
        pub fn index_autres(&mut self) -> usize {
            self.competences = documents::index_competences(&self.catalogue);
            self.mondes = documents::index_mondes(&self.catalogue);
            self.competences.len() + self.mondes.len()
        }

        /// `n` addresses that use every key, each with other codes and not as many of them. They
        /// are the same each time on the same snapshot.
        pub fn adresses(&self, n: usize) -> Vec<String> {
            (0..n).map(|at| self.adresse(at)).collect()
        }

        fn adresse(&self, at: usize) -> String {
            let it = &self.catalogue;
            let metiers = pick(&it.metiers, at, 1 + at % 3, |it| it.code.to_string());
            let secteurs = pick(&it.secteurs, at, 1 + at % 5, |it| it.code.to_string());
            let competences = pick(&it.competences, at, 2 + at % 9, |it| it.code.to_string());
            let aimes = pick(&it.interets, at, 1 + at % 5, |it| it.code.to_string());
            let rejetes = pick(&it.interets, at + 11, 1 + at % 3, |it| it.code.to_string());
            let vie = pick(activites_vie(), at, 1 + at % 3, |it| it.id.to_string());
            let themes_aimes = pick(themes(), at, 1 + at % 4, |it| it.id.to_string());
            let questions = pick(activites_questionnaire(), at, 2, |it| it.id.to_string());
            let sans_gestes = pick(themes(), at + 5, 1, |it| it.id.to_string());
            let diplome = pick(&self.formations, at, 1, |it| it.code.to_string());
            let interrompu = if at % 5 == 4 { ".interrompu" } else { "" };
            let contraintes = pick(&Contrainte::TOUTES, at, 3 + at % 4, |it| it.to_string());
            let mut contraintes = contraintes.split('.');
            let (plutot, eviter) = (contraintes.next(), contraintes.next());
            let (plutot, eviter) = (plutot.unwrap_or_default(), eviter.unwrap_or_default());
            let jamais = contraintes.collect::<Vec<_>>().join(".");
            let niveau = 3 + at % 6;
            format!(
                "lieu=18279.30km&metiers={metiers}&secteurs={secteurs}\
                 &diplome={diplome}{interrompu}&competences={competences}&interets={aimes}\
                 &sans={rejetes}&gestes={themes_aimes}.{vie}.{questions}&sansgestes={sans_gestes}\
                 &plutot={plutot}&eviter={eviter}&jamais={jamais}&niveaumax={niveau}"
            )
        }

        /// An address read, then the list it leads to: how many métiers are in it.
        pub fn reclasse(&self, adresse: &str) -> usize {
            let pairs = adresse.split('&').filter_map(|it| it.split_once('='));
            let (mut choix, mut ecarts) = Choix::read(pairs);
            ecarts.extend(choix.keep_known(&self.catalogue));
            assert!(ecarts.is_empty() && choix.n_cles() == 5, "an address of ours uses every key");
            let formation = match choix.diplome {
                Some(Diplome::Certification(code)) => {
                    self.formations.iter().find(|it| it.code == code)
                }
                _ => None,
            };
            let demande = Demande { catalogue: &self.catalogue, choix: &choix, formation };
            rank_first(demande, N_EXPLIQUES).propositions.len()
        }

        /// How many communes were read from the files of départements.
        pub fn n_communes(&self) -> usize {
            self.communes.len()
        }

        /// How many communes of France are within 90 min by car from one of them.
        pub fn trajets(&self, depart: usize) -> usize {
            let from = &self.communes[depart];
            let portee = Portee::new(&self.catalogue, &Reglages::default(), from, TRAJET);
            self.communes.iter().filter(|it| portee.holds(it)).count()
        }

        /// A letter typed where métiers and certifications are searched.
        pub fn cherche(&self, texte: &str) -> usize {
            let metiers = self.metiers.find(texte, N_LIGNES).hits.len();
            metiers + self.certifications.find(texte, N_LIGNES).hits.len()
        }

        /// A letter typed where a commune is searched.
        pub fn cherche_commune(&self, texte: &str) -> usize {
            self.villes.find(texte, N_LIGNES).hits.len()
        }

        /// A letter typed in the box that searches everything.
        pub fn cherche_tout(&self, texte: &str) -> usize {
            let all = [
                &self.metiers,
                &self.certifications,
                &self.competences,
                &self.mondes,
                &self.villes,
            ];
            let names = all.map(|it| it.find(texte, PAR_GROUPE).hits.len());
            names.iter().sum::<usize>() + find_vie(texte, PAR_GROUPE / 2).len()
        }
    }

    /// `n` values of `list` far from one another, from the one numbered `at` on, as an address
    /// writes them. A stride without a divisor in common with the list goes through all of it.
    fn pick<T>(list: &[T], at: usize, n: usize, code: impl Fn(&T) -> String) -> String {
        let stride = (list.len() * 5 / 8..).find(|it| gcd(*it, list.len()) == 1).unwrap_or(1);
        let codes = (0..n).map(|more| code(&list[(at * 7 + more) * stride % list.len()]));
        codes.collect::<Vec<_>>().join(".")
    }

    fn gcd(a: usize, b: usize) -> usize {
        if b == 0 { a } else { gcd(b, a % b) }
    }
}
