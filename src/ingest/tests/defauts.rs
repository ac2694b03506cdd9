//! What is wrong in a source is named with its place; what is left of it still makes a snapshot.

use cinq_cles::ingest::{compile::Choix, rapport::Genre};

use crate::fixture::{
    APPELLATIONS, CERTIF_INFO, COHERENCE, COMMUNES, COMPETENCES, Dossier, INTERETS, LA_POSTE,
    METIERS, MOBILITES, RIASEC, ZONES,
};

/// One line, added at the end of `file`, is left out with exactly that message; the rest is kept.
#[track_caller]
fn check_left_out(file: &str, line: &str, message: &str) {
    let dossier = Dossier::new();
    let number = dossier.read(file).lines().count() + 1;
    dossier.append(file, line);
    let (_, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines, [format!("{file}:{number}: {message}")]);
}

#[test]
fn the_set_itself_has_one_link_to_a_group_and_nothing_else() {
    let (built, rapport) = Dossier::new().build();
    assert!(built.is_ok());
    let entries: Vec<String> =
        rapport.entries().iter().map(|(genre, it)| format!("{genre:?} {it}")).collect();
    assert_eq!(
        entries,
        [
            "Reparation formations/certif_info_2024-06.csv:5: colonne Libelle_Diplome : valeur \
         \"Certificat santÃ© du bétail\" : lettre UTF-8 lue comme du Latin-1",
            "ValeurEcartee formations/certif_info_2024-06.csv:3: colonne Code_Rome_2 : valeur \
         \"A1100\" : attendu un code ROME dont descend un métier : lien écarté",
        ]
    );
}

#[test]
fn a_bad_value_is_named_with_its_file_line_and_column() {
    check_left_out(
        METIERS,
        r#""a1103","1","9","Muletier / Muletière","","","","","","A1101""#,
        "colonne code_rome : valeur \"a1103\" : attendu un code ROME : une lettre de A à N et \
         quatre chiffres",
    );
    check_left_out(
        METIERS,
        r#""A1103","1","9","Muletier / Muletière","","","","peut-être","","A1101""#,
        "colonne emploi_reglemente : valeur \"peut-être\" : attendu l'une de ces valeurs : \"O\", \
         \"N\", \"\"",
    );
    check_left_out(
        LA_POSTE,
        "18999;X;18100;X;;48.1",
        "colonne coordonnees_gps : valeur \"48.1\" : attendu une latitude et une longitude, comme \
         « 47.22, 2.07 »",
    );
    check_left_out(
        LA_POSTE,
        "18999;X;18100;X;;98.1, 2.0",
        "colonne coordonnees_gps : valeur \"98.1, 2.0\" : attendu une latitude et une longitude, \
         comme « 47.22, 2.07 »",
    );
    check_left_out(
        ZONES,
        "1801,X,x,2401,Bourges",
        "colonne codgeo : valeur \"1801\" : attendu un code Insee, cinq caractères",
    );
    check_left_out(
        MOBILITES,
        r#""B1201","A1101","premier""#,
        "colonne numero_ordre : valeur \"premier\" : attendu un nombre entier, 1 pour le plus \
         proche",
    );
}

#[test]
fn a_code_met_twice_is_named_with_the_line_of_the_first() {
    check_left_out(
        METIERS,
        r#""A1101","11","6","Autre nom","","","","","","A1101""#,
        "colonne code_rome : valeur \"A1101\" : code déjà présent à la ligne 2",
    );
    check_left_out(
        COHERENCE,
        r#""A1101","100","""#,
        "colonne code_ogr : valeur \"100\" : code déjà présent à la ligne 2",
    );
    check_left_out(
        COMPETENCES,
        r#""300","Compétence","x","","301","","Savoir-faire","","","","","""#,
        "colonne code_ogr : valeur \"300\" : code déjà présent à la ligne 4",
    );
}

#[test]
fn a_reference_to_nothing_is_named() {
    check_left_out(
        APPELLATIONS,
        r#""9","Fantôme","","A1199","","","","","","SYNONYME","","A1101","N""#,
        "colonne code_rome : valeur \"A1199\" : attendu un code de métier présent dans \
         unix_referentiel_code_rome",
    );
    check_left_out(
        COMPETENCES,
        r#""102","Compétence","x","","999","","Savoir-faire","","","","","""#,
        "colonne code_ogr_macro_comp : valeur \"999\" : attendu le code d'une macro-compétence de \
         cette table",
    );
    check_left_out(
        COHERENCE,
        r#""A1101","999","""#,
        "colonne code_ogr : valeur \"999\" : attendu le code d'une compétence, d'un savoir ou d'un \
         contexte connu",
    );
    check_left_out(
        "rome/unix_arborescence_secteur_activite_v460_utf8.csv",
        r#""87","x","114","x","8","B1201","x","non""#,
        "colonne code_ss_sect_activite : valeur \"114\" : attendu un code de \
         unix_sous_secteur_activite, sous ce secteur",
    );
    check_left_out(
        MOBILITES,
        r#""B1201","B1201","1""#,
        "colonne code_rome_cible : valeur \"B1201\" : attendu un autre métier",
    );
}

#[test]
fn a_line_of_the_wrong_width_is_left_out() {
    check_left_out(
        COHERENCE,
        r#""A1101","101""#,
        "valeur \"2 valeurs\" : 3 valeurs attendues, comme l'en-tête",
    );
}

#[test]
fn a_file_in_another_encoding_is_refused_with_the_line_of_the_first_bad_byte() {
    let dossier = Dossier::new();
    let latin1: Vec<u8> = dossier
        .read(METIERS)
        .chars()
        .map(|it| u8::try_from(u32::from(it)).expect("the fixture is in Latin-1"))
        .collect();
    dossier.write(METIERS, &latin1);
    let refusal = dossier.refusal();
    assert!(refusal.starts_with(&format!("{METIERS}:3: octet 0xFB :")), "{refusal}");
    assert!(refusal.contains("UTF-8"), "{refusal}");

    let utf16 = [0xFF, 0xFE].into_iter().chain(b"\"code\"".iter().flat_map(|it| [*it, 0]));
    dossier.write(METIERS, &utf16.collect::<Vec<u8>>());
    assert!(dossier.refusal().starts_with(&format!("{METIERS}:1: octet 0xFF :")));
}

#[test]
fn a_truncated_gzip_is_refused() {
    let dossier = Dossier::new();
    let bytes = dossier.gzip(COHERENCE);
    assert!(dossier.build().0.is_ok(), "the whole file is read");
    for kept in [bytes.len() - 1, bytes.len() / 2, 12, 0] {
        dossier.write(&format!("{COHERENCE}.gz"), &bytes[..kept]);
        let refusal = dossier.refusal();
        assert!(
            refusal.starts_with(&format!("{COHERENCE}.gz : fichier compressé tronqué ou abîmé")),
            "{kept} bytes: {refusal}"
        );
    }
    let mut damaged = bytes.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xFF;
    dossier.write(&format!("{COHERENCE}.gz"), &damaged);
    assert!(dossier.refusal().starts_with(&format!("{COHERENCE}.gz : fichier compressé")));
}

#[test]
fn a_missing_file_is_refused_by_its_expected_name() {
    for (path, _) in crate::fixture::FILES
        .iter()
        .filter(|it| !matches!(it.0, "rome/version.txt" | "marche/rome_naf_embauches_lbb.csv"))
    {
        let dossier = Dossier::new();
        dossier.remove(path);
        let refusal = dossier.refusal();
        let folder = path.split('/').next().unwrap();
        assert!(refusal.starts_with(folder), "{path}: {refusal}");
        assert!(refusal.contains("fichier manquant"), "{path}: {refusal}");
    }
}

#[test]
fn two_versions_of_a_file_are_refused() {
    let dossier = Dossier::new();
    dossier.write("rome/unix_referentiel_code_rome_v461_utf8.csv", b"x");
    assert_eq!(
        dossier.refusal(),
        format!(
            "rome/unix_referentiel_code_rome_v*_utf8.csv : un seul fichier attendu, trouvés \
             {METIERS}, rome/unix_referentiel_code_rome_v461_utf8.csv ; gardez celui à lire"
        )
    );
}

#[test]
fn an_unknown_column_is_reported_and_a_missing_one_is_refused() {
    let dossier = Dossier::new();
    dossier.replace(COHERENCE, "\"coeur_metier\"\n", "\"coeur_metier\",\"nouveau\"\n");
    let text = dossier.read(COHERENCE);
    let mut lines = text.lines();
    let header = lines.next().unwrap().to_owned();
    let wider: Vec<String> = lines.map(|it| format!("{it},\"x\"\n")).collect();
    dossier.write(COHERENCE, format!("{header}\n{}", wider.concat()).as_bytes());
    let (_, lines) = dossier.reported(Genre::ColonneInconnue);
    assert_eq!(
        lines,
        [format!(
            "{COHERENCE}:1: valeur \"nouveau\" : colonne que ce programme ne connaît pas, non lue"
        )]
    );

    dossier.replace(COHERENCE, "\"coeur_metier\"", "\"coeur\"");
    assert_eq!(
        dossier.refusal(),
        format!(
            "{COHERENCE}:1: colonne(s) manquante(s) : coeur_metier ; colonnes trouvées : \
             code_rome, code_ogr, coeur, nouveau"
        )
    );
    dossier.replace(COHERENCE, "\"coeur\"", "\"code_ogr\"");
    assert!(dossier.refusal().contains("colonne code_ogr présente deux fois"));
}

#[test]
fn a_quote_that_is_never_closed_does_not_swallow_the_rest_in_silence() {
    let dossier = Dossier::new();
    dossier.replace(CERTIF_INFO, ";CAP agent", ";\"CAP agent");
    let refusal = dossier.refusal();
    assert_eq!(refusal, format!("{CERTIF_INFO}:2: guillemet ouvert et jamais refermé"));

    let dossier = Dossier::new();
    dossier.replace(METIERS, "Bûcheronne\"", "Bûcheronne");
    let (_, rapport) = dossier.build();
    assert!(rapport.n_faults() > 0 || dossier.build().0.is_err());
}

#[test]
fn a_value_of_several_lines_is_one_record() {
    let dossier = Dossier::new();
    dossier.append(INTERETS, "\"x\",\"Mal numéroté\",\"\"");
    let (_, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with(&format!("{INTERETS}:6: colonne code_centre_interet")));
}

#[test]
fn a_table_without_a_usable_line_is_refused() {
    let dossier = Dossier::new();
    let header = dossier.read(MOBILITES).lines().next().unwrap().to_owned();
    dossier.write(MOBILITES, header.as_bytes());
    assert_eq!(dossier.refusal(), format!("{MOBILITES} : aucune ligne utilisable"));
    dossier.write(MOBILITES, b"");
    assert!(dossier.refusal().contains("colonne(s) manquante(s)"));
}

#[test]
fn a_json_that_is_cut_is_refused_and_a_bad_object_is_left_out() {
    let dossier = Dossier::new();
    let text = dossier.read(COMMUNES);
    dossier.write(COMMUNES, &text.as_bytes()[..text.len() / 2]);
    assert!(dossier.refusal().starts_with(&format!("{COMMUNES} : tableau JSON attendu")));
    assert!(dossier.refusal().ends_with(" : la fin manque"));
    dossier.write(COMMUNES, b"{}");
    assert!(dossier.refusal().starts_with(&format!("{COMMUNES} : tableau JSON attendu")));

    for (from, to, line, message) in [
        (
            "\"population\":25310",
            "\"population\":-3",
            2,
            "colonne population : valeur \"-3\" : un nombre entier est attendu",
        ),
        (
            "\"code\":\"18279\"",
            "\"code\":18279",
            2,
            "colonne code : valeur \"18279\" : un texte est attendu",
        ),
        (
            "\"departement\":\"75\",\"region\":\"11\",\"type\":\"comm",
            "\"departement\":\"18\",\"region\":\"11\",\"type\":\"comm",
            5,
            "colonne departement : valeur \"\\\"18\\\"\" : attendu le début du code de la commune",
        ),
        (
            "\"codesPostaux\":[\"18100\"]",
            "\"codesPostaux\":[\"1810\"]",
            2,
            "colonne codesPostaux : valeur \"[\\\"1810\\\"]\" : attendu des codes de cinq chiffres",
        ),
    ] {
        dossier.write(COMMUNES, text.replacen(from, to, 1).as_bytes());
        let (_, lines) = dossier.reported(Genre::LigneEcartee);
        assert_eq!(lines, [format!("{COMMUNES}:{line} (élément {line}): {message}")]);
    }
    dossier.write(COMMUNES, text.replacen('[', "[\n3,", 1).as_bytes());
    let (_, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines, [format!("{COMMUNES}:2 (élément 1): valeur \"3\" : un objet est attendu")]);
    dossier.write(COMMUNES, text.replacen("\"zone\"", "\"neuf\":1,\"zone\"", 1).as_bytes());
    let (_, lines) = dossier.reported(Genre::ColonneInconnue);
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[test]
fn marks_line_ends_and_blank_lines_of_spreadsheets_change_nothing() {
    let (plain, _) = Dossier::new().reported(Genre::LigneEcartee);
    let dossier = Dossier::new();
    for path in [METIERS, ZONES, CERTIF_INFO] {
        let text = dossier.read(path).replace('\n', "\r\n");
        dossier.write(path, format!("\u{FEFF}{text}\r\n").as_bytes());
    }
    dossier.gzip(APPELLATIONS);
    let (other, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines, [""; 0]);
    assert_eq!(plain.contenus, other.contenus);
}

#[test]
fn a_metier_left_out_takes_its_links_with_it() {
    let dossier = Dossier::new();
    dossier.replace(RIASEC, "\"A1102\",\"R\",\"C\"\n", "");
    let (snapshot, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(
        lines[0],
        format!(
            "{METIERS}:3: colonne code_rome : valeur \"A1102\" : métier sans ligne dans la table \
             RIASEC"
        )
    );
    assert_eq!(snapshot.manifest.comptes["metiers"], 2);
    let out = tempfile::TempDir::new().unwrap();
    cinq_cles::ingest::dossier::write(&snapshot, out.path()).unwrap();
    assert_eq!(cinq_cles::ingest::check::check(out.path(), "2026-01-01").unwrap(), []);
}

#[test]
fn lines_are_counted_as_an_editor_does_whatever_ends_them() {
    for end in ["\n", "\r\n", "\r"] {
        let dossier = Dossier::new();
        dossier.append(INTERETS, "\n\"x\",\"Mal numéroté\",\"\"");
        dossier.write(INTERETS, dossier.read(INTERETS).replace('\n', end).as_bytes());
        let (_, lines) = dossier.reported(Genre::LigneEcartee);
        assert_eq!(lines.len(), 1, "{end:?}");
        assert!(lines[0].starts_with(&format!("{INTERETS}:7: ")), "{end:?}: {}", lines[0]);
    }
}

#[test]
fn a_file_cut_inside_a_value_is_refused() {
    let dossier = Dossier::new();
    let text = dossier.read(COHERENCE);
    let cut = text.rfind("400").unwrap() + 1;
    dossier.write(COHERENCE, &text.as_bytes()[..cut]);
    assert_eq!(dossier.refusal(), format!("{COHERENCE}:9: guillemet ouvert et jamais refermé"));
    dossier.write(COHERENCE, text.trim_end().as_bytes());
    assert!(dossier.build().0.is_ok(), "a last line without an end is whole");
}

#[test]
fn files_of_two_versions_of_rome_are_refused() {
    let dossier = Dossier::new();
    let text = dossier.read(MOBILITES);
    dossier.remove(MOBILITES);
    dossier.write("rome/unix_rubrique_mobilite_v459_utf8.csv", text.as_bytes());
    let refusal = dossier.refusal();
    assert!(refusal.contains("459 (rome/unix_rubrique_mobilite_v459_utf8.csv)"), "{refusal}");

    let dossier = Dossier::new();
    dossier.replace("rome/version.txt", ": 60", ": 59");
    let (built, rapport) = dossier.build();
    assert!(built.is_ok());
    assert!(rapport.remarks().iter().any(|it| it.contains("annonce la version \"59\"")));
}

#[test]
fn hires_and_one_table_of_the_base_may_be_absent() {
    let dossier = Dossier::new();
    dossier.remove("marche/rome_naf_embauches_lbb.csv");
    dossier.write(
        "formations/bcn_nFormationDiplome.csv",
        "FORMATION_DIPLOME;LIBELLE_LONG_200;DATE_FERMETURE;DATE_DERNIERE_SESSION;\
         DATE_INTERVENTION\n50022137;AGENT;;;06/01/2025\n"
            .as_bytes(),
    );
    let (built, rapport) = dossier.build();
    let manifest = built.unwrap().manifest;
    assert!(
        manifest.sources.iter().all(|it| it.id != "embauches"),
        "what is not read is not cited"
    );
    for expected in ["embauches (La Bonne Boîte) : absentes", "bcn_vFormationDiplome.csv absent"] {
        assert!(rapport.remarks().iter().any(|it| it.contains(expected)), "{expected}");
    }
}

/// As many communes as a département or two, none of which La Poste knows.
#[test]
fn sources_where_much_is_missing_are_refused_unless_asked() {
    let dossier = Dossier::new();
    let rows = (0..600).map(|it| {
        format!(
            ",\n{{\"code\":\"18{:03}\",\"nom\":\"C{it}\",\"zone\":\"metro\",\"departement\":\"18\",\
             \"region\":\"24\",\"type\":\"commune-actuelle\"}}",
            it + 400
        )
    });
    let text = dossier.read(COMMUNES);
    let more: String = rows.collect();
    dossier.write(COMMUNES, text.trim_end().replace("}]", &format!("}}{more}]")).as_bytes());
    let refusal = dossier.refusal();
    for expected in ["4 sur 604 communes situées", "communes dans une zone", "--accepter-incomplet"]
    {
        assert!(refusal.contains(expected), "{expected}: {refusal}");
    }
    let choix = Choix { accepter_incomplet: true, ..Choix::default() };
    let (built, rapport) = dossier.build_with(&choix);
    assert!(built.is_ok());
    assert!(rapport.remarks().iter().any(|it| it.starts_with("incomplet, accepté : 4 sur 604")));
}

#[test]
fn the_report_begins_with_each_cause_once() {
    let dossier = Dossier::new();
    dossier.replace(RIASEC, "\"A1102\",\"R\",\"C\"\n", "");
    let (_, rapport) = dossier.build();
    let text = rapport.to_string();
    let (head, all) = text.split_once("Toutes les lignes").unwrap();
    let cause = |what: &str| head.find(what).unwrap_or_else(|| panic!("{what}: {head}"));
    let root = cause("- 1 ligne écartée | rome/unix_referentiel_code_rome_v460");
    assert!(root < cause("- 3 ligne écartée | rome/unix_coherence_item_v460"));
    assert_eq!(all.matches("rome/unix_coherence_item_v460").count(), 3);
}

#[test]
fn each_transition_of_a_metier_is_read_and_checked() {
    let line = r#""A1103","1","9","Muletier / Muletière","","X","","","","A1101""#;
    let expected = "attendu l'une de ces valeurs : \"O\", \"N\", \"\"";
    check_left_out(METIERS, line, &format!("colonne transition_num : valeur \"X\" : {expected}"));
    let line = line.replace("\"X\",\"\"", "\"\",\"X\"");
    check_left_out(METIERS, &line, &format!("colonne transition_demo : valeur \"X\" : {expected}"));
    let dossier = Dossier::new();
    dossier.replace(METIERS, "\"N\",\"N\",\"O\",\"N\"", "\"O\",\"N\",\"O\",\"N\"");
    let comptes = dossier.build().0.unwrap().manifest.comptes;
    assert_eq!((comptes["transition_num"], comptes["transition_demo"]), (1, 0));
}
