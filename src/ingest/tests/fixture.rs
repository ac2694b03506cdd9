//! A whole set of sources, small enough to read: three métiers, five communes, four certifications.
//! Names and shapes are those of the real files; contents are invented.

use std::{fs, io::Write as _, path::Path};

use cinq_cles::ingest::{
    IngestError,
    compile::{self, Choix, Instantane},
    lecture::Sources,
    rapport::{Genre, Rapport},
};
use flate2::{Compression, write::GzEncoder};
use tempfile::TempDir;

pub const METIERS: &str = "rome/unix_referentiel_code_rome_v460_utf8.csv";
pub const APPELLATIONS: &str = "rome/unix_referentiel_appellation_v460_utf8.csv";
pub const COMPETENCES: &str = "rome/unix_referentiel_competence_v460_utf8.csv";
pub const COHERENCE: &str = "rome/unix_coherence_item_v460_utf8.csv";
pub const RIASEC: &str = "rome/unix_referentiel_code_rome_riasec_v460_utf8.csv";
pub const INTERETS: &str = "rome/unix_centre_interet_v460_utf8.csv";
pub const MOBILITES: &str = "rome/unix_rubrique_mobilite_v460_utf8.csv";
pub const CERTIF_INFO: &str = "formations/certif_info_2024-06.csv";
pub const COMMUNES: &str = "geo/communes.json";
pub const LA_POSTE: &str = "geo/laposte_hexasmal_2019.csv";
pub const ZONES: &str = "geo/communes_zones_emploi_2020.csv";

/// Every file, with its text.
pub const FILES: &[(&str, &str)] = &[
    (
        "rome/unix_grand_domaine_v460_utf8.csv",
        r#""code_grand_domaine","libelle_grand_domaine"
"A","Champs et bois"
"B","Arts"
"#,
    ),
    (
        "rome/unix_domaine_professionnel_v460_utf8.csv",
        r#""code_domaine_professionnel","libelle_domaine_professionnel"
"A11","Engins"
"B12","Terre et céramique"
"#,
    ),
    (
        METIERS,
        r#""code_rome","code_fiche_metier","code_ogr","libelle_rome","transition_eco","transition_num","transition_demo","emploi_reglemente","emploi_cadre","code_rome_parent"
"A1101","11","6","Conducteur / Conductrice de tracteur","Emploi Blanc","","","","","A1101"
"A1102","12","7","Bûcheron / Bûcheronne","Emploi Vert","N","N","O","N","A1101"
"B1201","13","8","Potier / Potière","","","","N","O","B1201"
"#,
    ),
    (
        RIASEC,
        r#""code_rome","riasec_majeur","riasec_mineur"
"A1101","R",""
"A1102","R","C"
"B1201","A","R"
"#,
    ),
    (
        APPELLATIONS,
        r#""code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","transition_eco","transition_num","transition_demo","emploi_reglemente","emploi_cadre","classification","origine","code_rome_parent","peu_usite"
"1","Tractoriste","Tractoriste","A1101","","","","","","SYNONYME","","A1101","N"
"2","Conducteur / Conductrice de tracteur","","A1101","","","","","","PRINCIPALE","","A1101","N"
"3","Bûcheron / Bûcheronne","","A1102","","","","","","PRINCIPALE","","A1101","N"
"4","Potier / Potière","","B1201","","","","","","PRINCIPALE","","B1201","N"
"5","Faïencier / Faïencière","","B1201","","","","","","SYNONYME","","B1201","O"
"#,
    ),
    (
        COMPETENCES,
        r#""code_ogr","nature","libelle_competence","definition","code_ogr_macro_comp","code_macro_comp","cat_comp","sous_cat_comp","transition_eco","transition_num","libelle_heterogeneite","libelle_origine"
"100","Compétence","Atteler une remorque","","300","","Savoir-faire","Technique","","N","",""
"101","Compétence","Abattre un arbre","","301","","Savoir-faire","Technique","","N","",""
"300","Macro-compétence","Conduire un véhicule","","","3J101","Savoir-faire","Technique","","","",""
"301","Macro-compétence","Entretenir une forêt","","","3C101","Savoir-faire","Technique","","","",""
"400","Macro-compétence","Avoir l'esprit d'équipe","","","6D101","Savoir-être professionnel","Transverse","","","",""
"#,
    ),
    (
        "rome/unix_referentiel_macro_competence_riasec_v460_utf8.csv",
        r#""code_ogr","riasec_majeur","riasec_mineur"
"300","R",""
"301","R","I"
"400","",""
"#,
    ),
    (
        "rome/unix_referentiel_savoir_v460_utf8.csv",
        r#""code_ogr_savoir","libelle_savoir","categorie_savoir","sous_categorie_savoir","transition_eco","transition_num"
"500","Mécanique des engins","Techniques","","",""
"501","Essences de bois","Produits","","",""
"#,
    ),
    (
        "rome/unix_referentiel_contexte_travail_v460_utf8.csv",
        r#""code_ogr","libelle_cont_travail","code_type_cont_trav","libelle_type_cont_trav"
"600","Travail en extérieur","1","Conditions"
"#,
    ),
    (
        COHERENCE,
        r#""code_rome","code_ogr","coeur_metier"
"A1101","100","Principale"
"A1101","400",""
"A1101","500","Principale"
"A1101","600",""
"A1102","101","Émergente"
"A1102","301",""
"A1102","501",""
"B1201","400",""
"#,
    ),
    (
        INTERETS,
        r#""code_centre_interet","libelle_centre_interet","definition_centre_interet"
"1","J'aime la nature","Une définition sur,

deux lignes, au moins."
"2","J'aime les arts","Une autre."
"#,
    ),
    (
        "rome/unix_arborescence_centre_interet_v460_utf8.csv",
        r#""code_centre_interet","libelle_centre_interet","code_ogr_rome","code_rome","libelle_rome","principal"
"1","x","6","A1101","x","oui"
"1","x","7","A1102","x","oui"
"2","x","8","B1201","x","oui"
"2","x","6","A1101","x","non"
"#,
    ),
    (
        "rome/unix_secteur_activite_v460_utf8.csv",
        r#""code_sect_activite","libelle_sect_activite","definition_sect_activite"
"79","Agriculture",""
"87","Artisanat d'art",""
"#,
    ),
    (
        "rome/unix_sous_secteur_activite_v460_utf8.csv",
        r#""code_ss_sect_activite","libelle_ss_sect_activite","definition_ss_sect_activite","code_sect_activite"
"114","Sylviculture","","79"
"#,
    ),
    (
        "rome/unix_arborescence_secteur_activite_v460_utf8.csv",
        r#""code_sect_activite","libelle_sect_activite","code_ss_sect_activite","libelle_ss_sect_activite","code_ogr_rome","code_rome","libelle_rome","principal"
"79","x","114","x","7","A1102","x","non"
"79","x","","","7","A1102","x","oui"
"79","x","","","6","A1101","x","oui"
"87","x","","","8","B1201","x","oui"
"79","x","","","8","B1201","x","non"
"#,
    ),
    (
        MOBILITES,
        r#""code_rome","code_rome_cible","numero_ordre"
"A1101","B1201","2"
"A1101","A1102","1"
"A1102","A1101","1"
"#,
    ),
    (
        "rome/unix_texte_v460_utf8.csv",
        r#""code_rome","code_compo_bloc","libelle_type_texte","position_phrase","libelle_texte"
"A1101","3","definition","1","Une définition."
"A1101","3","acces_metier","2","On y entre aussi sans diplôme, mais avec une expérience."
"A1101","3","acces_metier","1","Un CAP à Bac+2 est attendu."
"B1201","3","acces_metier","1","On y entre sans diplôme."
"#,
    ),
    ("rome/version.txt", "Numero de version : 60\n\nDate de publication : 18/09/2025\n"),
    (
        COMMUNES,
        r#"[{"code":"18033","nom":"Bourges","zone":"metro","departement":"18","region":"24","type":"commune-actuelle","codesPostaux":["18000"],"population":64186},
{"code":"18279","nom":"Vierzon","zone":"metro","departement":"18","region":"24","type":"commune-actuelle","codesPostaux":["18100"],"population":25310},
{"code":"18300","nom":"Le Neuf","zone":"metro","departement":"18","region":"24","type":"commune-actuelle","codesPostaux":["18110","18100"],"population":12,"anciensCodes":["18301","18302"]},
{"code":"18301","nom":"Ancien","zone":"metro","departement":"18","region":"24","type":"commune-deleguee","chefLieu":"18300"},
{"code":"75056","nom":"Paris","zone":"metro","departement":"75","region":"11","type":"commune-actuelle","codesPostaux":["75001"],"population":2103778},
{"code":"75101","nom":"Paris 1er Arrondissement","zone":"metro","commune":"75056","departement":"75","region":"11","type":"arrondissement-municipal","codesPostaux":["75001"],"population":15475},
{"code":"98901","nom":"Île de Clipperton","zone":"com","departement":"989","region":"989","type":"commune-actuelle"}]
"#,
    ),
    (
        "geo/departements.json",
        r#"[{"code":"18","region":"24","chefLieu":"18033","nom":"Cher","typeLiaison":2,"zone":"metro"},
{"code":"75","region":"11","chefLieu":"75056","nom":"Paris","typeLiaison":0,"zone":"metro"},
{"code":"989","region":"989","chefLieu":"98901","nom":"Île de Clipperton","typeLiaison":0,"zone":"com"}]
"#,
    ),
    (
        "geo/regions.json",
        r#"[{"code":"11","chefLieu":"75056","nom":"Île-de-France","typeLiaison":1,"zone":"metro"},
{"code":"24","chefLieu":"45234","nom":"Centre-Val de Loire","typeLiaison":2,"zone":"metro"},
{"code":"989","chefLieu":"98901","nom":"Île de Clipperton","typeLiaison":0,"zone":"com"}]
"#,
    ),
    (
        LA_POSTE,
        "Code_commune_INSEE;Nom_commune;Code_postal;Libelle_acheminement;Ligne_5;coordonnees_gps
18033;BOURGES;18000;BOURGES;;47.0749572, 2.40417137
18279;VIERZON;18100;VIERZON;;47.2344166, 2.0707421
18301;ANCIEN;18110;ANCIEN;;47.1000, 2.2000
18302;DISPARU;18110;DISPARU;;47.3000, 2.4000
75101;PARIS 01;75001;PARIS;;48.8626304, 2.3362934
98901;CLIPPERTON;98799;CLIPPERTON;;
",
    ),
    (
        "geo/communes_plus_20000hab_2025.csv",
        r#""","code_insee","nom_standard","nom_sans_pronom","nom_a","nom_de","nom_sans_accent","nom_standard_majuscule","typecom","typecom_texte","reg_code","reg_nom","dep_code","dep_nom","canton_code","canton_nom","epci_code","epci_nom","academie_code","academie_nom","code_postal","codes_postaux","zone_emploi","code_insee_centre_zone_emploi","code_unite_urbaine","nom_unite_urbaine","taille_unite_urbaine","type_commune_unite_urbaine","statut_commune_unite_urbaine","population","superficie_hectare","superficie_km2","densite","altitude_moyenne","altitude_minimale","altitude_maximale","latitude_mairie","longitude_mairie","latitude_centre","longitude_centre","grille_densite","grille_densite_texte","niveau_equipements_services","niveau_equipements_services_texte","gentile","url_wikipedia","url_villedereve"
,"75056",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,48.857,2.351,,,,,,,,,
"#,
    ),
    (
        ZONES,
        "codgeo,libgeo,ze_2020,codze2020,libze2020
18033,Bourges,2401 - Bourges,2401,Bourges
18279,Vierzon,2410 - Vierzon,2410,Vierzon
18301,Ancien,2401 - Bourges,2401,Bourges
75056,Paris,1109 - Paris,1109,Paris
,,,,
",
    ),
    (
        CERTIF_INFO,
        r"Code_Diplome;Libelle_Diplome;Libelle_Type_Diplome;Code_Niveau_Europeen;Date_MaJ;Code_FormaCode;Libelle_FormaCode;Code_Rome_1;Code_Rome_2;Code_Rome_3;Code_Rome_4;Code_Rome_5;Code_Nsf;Code_RNCP;Code_RS;Code_Scolarité;valideur;certificateur;Annee_Premiere_Session;Annee_Derniere_Session;Code_Ancien_Diplome;Intitulé_Ancien_Diplome;Code_Ancien_RNCP;Code_Ancien_Scolarité;`Options`;Etat;Etat_Libelle;Etat_Ancien_Diplome;Etat_Ancien_Diplome_Libelle;accessibilite_fi;accessibilite_ca;accessibilite_fc;accessibilite_cp;accessibilite_vae;accessibilite_ind;code_type_diplome;codeIdeo2
82703;CAP agent agricole;Certificat d'aptitude professionnelle;3;28/06/2024;;;A1101;;;;;;37537;;50022137;;;;;;;;;;0;x;;;1;1;1;1;1;1;;
82704;BTS des champs;Brevet de technicien supérieur;5;28/06/2024;;;A1101;A1100;;;;;;;;;;;2027;;;;;;0;x;;;1;1;1;1;1;1;;
82705;Préparation au concours;Formation;;28/06/2024;;;;;;;;;;;;;;;;;;;;;4;x;;;1;1;1;1;1;1;;
82706;Certificat santÃ© du bétail;Certificat;;28/06/2024;;;B1201;;;;;;;;;;;;;;;;;;0;x;;;2;2;2;2;2;2;;
",
    ),
    (
        "marche/rome_naf_embauches_lbb.csv",
        "rome_id,rome_label,naf_id,naf_label,hirings
A1101,x,0111Z,Champs,161
A1101,x,0121Z,\"Vignes, et vergers\",95
B1201,x,2341Z,Poterie,2
",
    ),
];

/// A folder of sources, thrown away at the end.
pub struct Dossier {
    folder: TempDir,
}

impl Dossier {
    /// The whole set.
    pub fn new() -> Self {
        let it = Self { folder: TempDir::new().unwrap() };
        for (path, text) in FILES {
            it.write(path, text.as_bytes());
        }
        it
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).unwrap();
    }

    /// Replaces a text that must be there.
    #[track_caller]
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, text.replacen(from, to, 1).as_bytes());
    }

    pub fn append(&self, path: &str, line: &str) {
        self.write(path, format!("{}{line}\n", self.read(path)).as_bytes());
    }

    /// Puts the compressed file in place of the plain one; gives its bytes.
    pub fn gzip(&self, path: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(self.read(path).as_bytes()).unwrap();
        let bytes = encoder.finish().unwrap();
        self.remove(path);
        self.write(&format!("{path}.gz"), &bytes);
        bytes
    }

    pub fn build_with(&self, choix: &Choix) -> (Result<Instantane, IngestError>, Rapport) {
        let mut rapport = Rapport::default();
        let sources = Sources::open(self.path()).unwrap();
        let built = compile::build(&sources, choix, &mut rapport, &mut |_| {});
        (built, rapport)
    }

    pub fn build(&self) -> (Result<Instantane, IngestError>, Rapport) {
        self.build_with(&Choix::default())
    }

    /// The snapshot, and the lines of the report of that kind.
    #[track_caller]
    pub fn reported(&self, genre: Genre) -> (Instantane, Vec<String>) {
        let (built, rapport) = self.build();
        let entries = rapport.entries().iter().filter(|it| it.0 == genre);
        (built.unwrap(), entries.map(|it| it.1.to_string()).collect())
    }

    /// Once changed there, that file has one line left out, for that reason, and no other has.
    #[track_caller]
    pub fn loses_a_line(&self, file: &str, (from, to): (&str, &str), reason: &str) {
        self.replace(file, from, to);
        let (_, lines) = self.reported(Genre::LigneEcartee);
        let found = lines.iter().any(|it| it.starts_with(file) && it.contains(reason));
        assert!(found && lines.len() == 1, "{reason} : {lines:?}");
    }

    /// Why the build stopped.
    #[track_caller]
    pub fn refusal(&self) -> String {
        self.build().0.expect_err("the build should have stopped").to_string()
    }
}
