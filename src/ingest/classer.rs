//! What the ranking of the app would answer, on the command line.

use std::{
    io::{self, BufRead, Write},
    path::Path,
};

use super::{IngestError, lecteur};
use crate::{
    matching::{
        Lecteur, Reglages,
        diplome::Rarete,
        profil::{Atelier, Profil, Reponse},
    },
    search::{self, Index, documents},
};

/// Makes ready to read profiles, from the snapshot in `root`.
pub fn open(root: &Path) -> Result<Atelier, IngestError> {
    let folder = lecteur::Lecteur::open(root)?;
    let catalogue = folder.catalogue()?;
    let appellations = folder.appellations(&catalogue)?;
    let levels = folder.niveaux(&catalogue)?;
    let expressions = documents::expressions_formations(&levels);
    let formations: Vec<_> = levels.into_iter().flat_map(|it| it.liste).collect();
    let titres = Index::build_with(
        search::Reglages::METIERS,
        documents::metiers(&catalogue, &appellations),
        documents::expressions_metiers(&appellations),
    );
    let diplomes = Index::build_with(
        search::Reglages::METIERS,
        documents::formations(&formations),
        expressions,
    );
    let lexique = appellations.expressions.iter().map(|(text, metiers)| {
        (text.as_str(), metiers.iter().map(|it| catalogue.metier(*it).code).collect())
    });
    let lecteur = Lecteur::new(lexique);
    let rarete = Rarete::of(&formations);
    Ok(Atelier { catalogue, formations, diplomes, rarete, lecteur, titres })
}

/// Answers each line of `profiles`, a JSON object, by a line, a JSON object; empty lines are
/// passed. What is not known is named on `faults` and left out. A line that cannot be read is
/// named there with its number; the others are answered all the same, even when nobody can be told
/// (a full disk, a reader who left). Gives how many were broken.
pub fn answer(
    atelier: &Atelier,
    profiles: impl BufRead,
    mut out: impl Write,
    mut faults: impl Write,
    limit: usize,
) -> io::Result<usize> {
    let reglages = Reglages::default();
    let mut n_broken = 0;
    for (number, line) in (1..).zip(profiles.split(b'\n')) {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim().trim_start_matches('\u{feff}');
        if text.is_empty() {
            continue;
        }
        // A list of values would read as the fields of a profile in their order: objects only.
        let object = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text);
        let profil = object.and_then(|it| serde_json::from_value::<Profil>(it.into()));
        let profil = match profil {
            Ok(it) => it,
            Err(error) => {
                n_broken += 1;
                _ = writeln!(faults, "ligne {number} : profil illisible : {error}");
                continue;
            }
        };
        let lu = atelier.read(&profil);
        for it in &lu.inconnus {
            _ = writeln!(faults, "ligne {number} : inconnu, laissé de côté : {it}");
        }
        let classement = atelier.rank(&lu, &reglages);
        let reponse = Reponse::of(&profil.id, &classement, &atelier.catalogue, limit);
        serde_json::to_writer(&mut out, &reponse)?;
        out.write_all(b"\n")?;
        out.flush()?;
    }
    Ok(n_broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(input: &str) -> (usize, Vec<serde_json::Value>, String) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
        let atelier = open(&root).unwrap();
        let (mut out, mut faults) = (Vec::new(), Vec::new());
        let n = answer(&atelier, input.as_bytes(), &mut out, &mut faults, 10).unwrap();
        let lines = std::str::from_utf8(&out).unwrap().lines();
        let answers = lines.map(|it| serde_json::from_str(it).unwrap()).collect();
        (n, answers, String::from_utf8(faults).unwrap())
    }

    #[test]
    fn a_profile_a_line_gives_an_answer_a_line() {
        let (n, answers, faults) =
            run("{\"id\":\"a\",\"activites_aimees\":[\"réparer un vélo\"],\"autre\":1}\n\n\
             {\"id\":\"b\"}\n");
        assert_eq!((n, faults.as_str()), (0, ""));
        assert_eq!(answers[0]["id"], "a");
        assert_eq!(answers[0]["codes"][0], "I1619");
        assert!(answers[0]["reasons"]["I1619"]["pour"][0].as_str().unwrap().contains("vélo"));
        assert_eq!(answers[1]["flags"], serde_json::json!(["profil_vide"]));
        assert_eq!(answers[1]["codes"], serde_json::json!([]));
    }

    #[test]
    fn a_broken_line_is_named_and_the_others_are_answered() {
        let (n, answers, faults) = run("{\"id\":\"a\"}\n{\"id\":\n[]\n{\"id\":\"c\"}");
        assert_eq!((n, answers.len()), (2, 2));
        assert!(faults.starts_with("ligne 2 : "), "{faults}");
        assert!(faults.contains("\nligne 3 : "), "{faults}");
    }

    #[test]
    fn what_is_badly_typed_is_named_and_the_rest_is_answered() {
        let line = "\u{feff}{\"id\":12.5,\"entry\":3,\"centres_interet_aimes\":[27,null,true,[1],{}],\
                    \"activites_aimees\":\"cuisiner\",\"competences_vie\":null,\"niveau_max\":[4],\
                    \"diplome\":\"CAP cuisine\",\"contraintes\":{\"a\":1}}\r\n  \r\n";
        let (n, answers, faults) = run(line);
        assert_eq!((n, answers.len()), (0, 1));
        assert_eq!(answers[0]["codes"][0], "G1602");
        for value in
            ["centres_interet_aimes: true", "centres_interet_aimes: [1]", "niveau_max: [4]"]
        {
            assert!(faults.contains(value), "{faults}");
        }
    }

    #[test]
    fn nothing_makes_it_fall() {
        let long = "cuisiner ".repeat(5_000);
        let many = format!("[{}]", vec!["\"réparer\""; 3_000].join(","));
        for line in [
            "null",
            "1",
            "\"a\"",
            "[]",
            "{",
            "}",
            "\u{0}",
            "{\"id\":{}}",
            "{\"niveau_max\":1e99}",
            "{\"diplome\":[]}",
            "{\"diplome\":{\"niveau\":-3,\"rncp\":\"RNCP99999999999999999999\"}}",
            "{\"diplome\":{\"libelle\":\"(((\",\"statut\":7}}",
            "{\"activites_aimees\":[\"\u{301}\u{301}\"]}",
            &format!("{{\"activites_aimees\":[{long:?}]}}"),
            &format!("{{\"competences_vie\":{many}}}"),
            &"[".repeat(10_000),
        ] {
            let (n, answers, _) = run(line);
            assert_eq!(n + answers.len(), 1, "{}", line.chars().take(60).collect::<String>());
        }
    }

    /// Refuses everything, as a full disk does.
    struct Plein;

    impl Write for Plein {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn faults_that_cannot_be_told_stop_nothing_and_answers_that_cannot_be_written_do() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
        let atelier = open(&root).unwrap();
        let input = "{\"contraintes\":[\"pas_de_lundi\"]}\n{\n{\"id\":\"c\"}\n";
        let mut out = Vec::new();
        assert_eq!(answer(&atelier, input.as_bytes(), &mut out, Plein, 10).unwrap(), 1);
        assert_eq!(String::from_utf8(out).unwrap().lines().count(), 2);
        let error = answer(&atelier, input.as_bytes(), Plein, Vec::new(), 10).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }

    #[test]
    fn unknown_codes_are_named_and_ignored() {
        let (n, answers, faults) = run(
            "{\"id\":7,\"centres_interet_aimes\":[\"27\",\"99\",14],\"contraintes\":[\"pas_de_lundi\"],\
             \"macro_competences\":[1],\"niveau_max\":4,\"diplome\":null}",
        );
        assert_eq!(n, 0);
        assert_eq!(answers[0]["id"], "7");
        for value in
            ["centres_interet_aimes: 99", "contraintes: pas_de_lundi", "macro_competences: 1"]
        {
            assert!(faults.contains(value), "{faults}");
        }
        assert_eq!(answers[0]["codes"].as_array().unwrap().len(), 10);
    }
}
