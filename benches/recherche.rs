//! The time of a letter typed when there are 1, 3 and 10 times as many names, and that it grows
//! less than they do. `make bench` runs it.

use std::{path::Path, time::Instant};

use cinq_cles::{
    search::{Document, Index},
    snapshot::{Role, decode, format::MANIFEST},
};

fn main() {
    let read = |role| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/snapshot");
        let read = |name: &str| std::fs::read(root.join(name)).unwrap();
        let manifest = decode::manifest(&read(MANIFEST)).unwrap();
        read(&manifest.find(role, "").unwrap().chemin)
    };
    let catalogue = decode::coeur(&read(Role::Coeur)).unwrap();
    let titles = decode::appellations(&read(Role::Appellations), &catalogue).unwrap();
    let names: Vec<&str> = titles.by_metier.iter().flatten().map(|it| it.nom.as_str()).collect();
    let queries: Vec<&str> = include_str!("../src/search/requetes/metiers_neuves.tsv")
        .lines()
        .skip(1)
        .filter_map(|it| it.split('\t').next())
        .collect();
    let mut times = Vec::new();
    for factor in [1_u32, 3, 10] {
        let index = Index::build(more_names(&names, factor));
        let start = Instant::now();
        let mut n = 0_u32;
        for query in &queries {
            let ends = query.char_indices().skip(1).map(|it| it.0).chain([query.len()]);
            for end in ends {
                std::hint::black_box(index.find(&query[..end], 8));
                n += 1;
            }
        }
        let time = start.elapsed().as_secs_f64() * 1e6 / f64::from(n);
        println!("{} names: {time:.0} µs a letter", index.len());
        times.push(time);
    }
    assert!(times[2] < times[0] * 10.0, "{times:?}");
}

/// The names, then as many as wanted with a word more, as those of other trades would be.
fn more_names(names: &[&str], factor: u32) -> impl Iterator<Item = Document> {
    (0..factor).flat_map(move |copy| {
        names.iter().zip(0..).map(move |(nom, at)| {
            let more = if copy == 0 { String::new() } else { format!(" variante{copy}x{at}") };
            let cible = copy * 100_000 + at;
            Document { cible, texte: format!("{nom}{more}"), principal: false, poids: 0 }
        })
    })
}
