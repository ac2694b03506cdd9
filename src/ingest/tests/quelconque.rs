//! Whatever the bytes, nothing panics: a source or a snapshot is refused in words.

use cinq_cles::{
    domain::Catalogue,
    ingest::{check, lecture::repair, rome::acces},
    snapshot::decode,
};
use proptest::{collection::vec, prelude::*};
use tempfile::TempDir;

use crate::fixture::{COMMUNES, Dossier, FILES};

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_for_any_source(which in 0..FILES.len(), bytes in vec(any::<u8>(), 0..400)) {
        let dossier = Dossier::new();
        dossier.write(FILES[which].0, &bytes);
        _ = dossier.build();
    }

    #[test]
    fn any_bytes_after_a_true_header(which in 0..FILES.len(), rest in ".{0,200}") {
        let dossier = Dossier::new();
        let header = FILES[which].1.lines().next().unwrap_or_default();
        dossier.write(FILES[which].0, format!("{header}\n{rest}").as_bytes());
        _ = dossier.build();
    }

    #[test]
    fn any_change_of_a_byte(which in 0..FILES.len(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let dossier = Dossier::new();
        let mut bytes = FILES[which].1.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        dossier.write(FILES[which].0, &bytes);
        if let (Ok(snapshot), _) = dossier.build() {
            // What is still accepted makes a snapshot that the app accepts.
            let out = TempDir::new().unwrap();
            cinq_cles::ingest::dossier::write(&snapshot, out.path()).unwrap();
            let faults = check::check(out.path(), "2000-01-01").unwrap();
            prop_assert!(faults.is_empty(), "{:?}", faults);
        }
    }

    #[test]
    fn any_bytes_as_gzip(bytes in vec(any::<u8>(), 0..200)) {
        let dossier = Dossier::new();
        dossier.remove(COMMUNES);
        dossier.write(&format!("{COMMUNES}.gz"), &bytes);
        prop_assert!(dossier.build().0.is_err());
    }

    #[test]
    fn any_bytes_for_the_decoder(bytes in vec(any::<u8>(), 0..300)) {
        let catalogue = Catalogue::default();
        _ = decode::manifest(&bytes);
        _ = decode::coeur(&bytes);
        _ = decode::appellations(&bytes, &catalogue);
        _ = decode::fiches(&bytes, &catalogue);
        _ = decode::formations(&bytes, &catalogue);
        _ = decode::communes(&bytes, &catalogue);
    }

    #[test]
    fn any_sentence(texts in vec("\\PC{0,120}", 0..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let it = acces(&texts);
        prop_assert!(it.min <= it.max);
        prop_assert!(it.sans_diplome || !it.experience);
        for text in texts {
            let (once, _) = repair(text);
            prop_assert_eq!(repair(&once).0, once);
        }
    }
}
