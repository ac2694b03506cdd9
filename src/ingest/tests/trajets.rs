//! Constants of travel times that a host gives.

use cinq_cles::{geo::Reglages, ingest::rapport::Genre};

use crate::fixture::Dossier;

#[test]
fn a_host_replaces_some_constants_and_keeps_the_others() {
    let dossier = Dossier::new();
    assert!(dossier.build().0.unwrap().manifest.trajets.is_empty(), "ours need no room");
    let before = dossier.build().0.unwrap().manifest.version;
    dossier.write(
        "trajets.csv",
        "constante;valeur;origine\nvoiture.ville;22,5;enquête\ndetour;1.4;\n".as_bytes(),
    );
    let (built, lines) = dossier.reported(Genre::LigneEcartee);
    assert!(lines.is_empty(), "{lines:#?}");
    let mut expected = Reglages::default();
    (expected.allures[3].locale[2], expected.detour) = (22.5, 1.4);
    assert_eq!(Reglages::read(&built.manifest.trajets), Some(expected));
    assert_ne!(built.manifest.version, before);
}

#[test]
fn a_wrong_constant_is_named_and_left_aside() {
    let dossier = Dossier::new();
    dossier.write(
        "trajets.csv",
        "constante;valeur;origine\nvoiture.ville;vite;\nfusee.route;900;\nfusee.route;90;\nvelo.route;0;\n\
         velo.ville;12;\nvelo.ville;13;\n"
            .as_bytes(),
    );
    let (built, lines) = dossier.reported(Genre::LigneEcartee);
    assert_eq!(lines.len(), 5, "{lines:#?}");
    assert!(lines.iter().all(|it| it.contains("trajets.csv")), "{lines:#?}");
    assert!(lines.iter().any(|it| it.contains("fusee.route")), "{lines:#?}");
    let read = Reglages::read(&built.manifest.trajets).unwrap();
    assert!((read.allures[1].locale[2] - 12.0).abs() < 0.001, "the first line is kept");
}
