//! For tests: ways between métiers, on the embedded snapshot.

use std::collections::BTreeSet;

use super::{
    Acces, Demande, Exige, Voeu, acquis, apprendre, autrement, embarque, exige, passerelles,
    portes, rank, vecu,
};
use crate::{
    domain::{Choix, Diplome, Formation, Gout, MetierId, Niveau},
    ingest::classer,
};

fn id(code: &str) -> MetierId {
    embarque::catalogue().find_metier(code.parse().unwrap()).unwrap()
}

fn code(it: MetierId) -> &'static str {
    embarque::catalogue().metier(it).code.as_str()
}

fn demande<'a>(choix: &'a Choix, formation: Option<&'a Formation>) -> Demande<'a> {
    Demande { catalogue: embarque::catalogue(), choix, formation }
}

#[test]
fn voir() {
    let c = embarque::catalogue();
    let choix = Choix::default();
    let d = demande(&choix, None);
    let nom =
        |it: MetierId| c.metier(it).nom.split(" / ").next().unwrap().to_owned() + " " + code(it);
    for from in [
        "D1102", "J1506", "G1602", "I1604", "M1805", "K2503", "F1602", "J1501", "D1505", "N1103",
        "D1202", "G1803",
    ] {
        println!("== {}", nom(id(from)));
        for it in passerelles(id(from), d) {
            println!("  {} {}/{}", nom(it.metier), it.acquis.len(), it.a_apprendre.len());
        }
        for voeu in Voeu::TOUS {
            let list: Vec<String> =
                autrement(id(from), voeu, d).iter().map(|it| nom(it.metier)).collect();
            println!(" {voeu:?}: {}", list.join(", "));
        }
        let v: Vec<&str> = vecu(id(from), c)
            .into_iter()
            .take(12)
            .map(|it| c.competences[it.index()].nom.as_str())
            .collect();
        println!(" vecu: {}", v.join(" | "));
    }
}
