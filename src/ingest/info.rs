//! What a snapshot holds and weighs, as lines of text.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use super::{
    IngestError,
    lecteur::Lecteur,
    mesure::{brotli_sizes, kilobytes},
};
use crate::{
    domain::CommuneCode,
    snapshot::{
        Role,
        format::{MANIFEST, Manifest},
    },
};

/// What is downloaded before the first answer, at the most (bytes, brotli).
pub const BARRE_COEUR: usize = 350_000;
/// What is downloaded to answer near a place, at the most (bytes, brotli).
pub const BARRE_LIEU: usize = 600_000;

/// Sizes of a file of a snapshot, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taille {
    /// As it is.
    pub brut: usize,
    /// Compressed by brotli, quality 11.
    pub brotli: usize,
}

/// Sizes of every file of the snapshot in `root`: by path, the manifest among them.
pub fn sizes(lecteur: &Lecteur) -> Result<BTreeMap<String, Taille>, IngestError> {
    let mut names = vec![MANIFEST.to_owned()];
    let mut texts = vec![lecteur.manifest_bytes()?];
    for file in &lecteur.manifest.fichiers {
        names.push(file.chemin.clone());
        texts.push(lecteur.bytes(file)?);
    }
    let brotli = brotli_sizes(&texts);
    let sizes = texts.iter().zip(brotli).map(|(it, brotli)| Taille { brut: it.len(), brotli });
    Ok(names.into_iter().zip(sizes).collect())
}

/// Bytes, once compressed, of the files of these roles and keys, with the manifest.
pub fn weight(lecteur: &Lecteur, files: &[(Role, &str)]) -> Result<usize, IngestError> {
    let mut texts = vec![lecteur.manifest_bytes()?];
    for file in files.iter().filter_map(|(role, cle)| lecteur.manifest.find(*role, cle)) {
        texts.push(lecteur.bytes(file)?);
    }
    Ok(brotli_sizes(&texts).into_iter().sum())
}

/// Counts, vintages and sizes of the snapshot in `root`, then the two bars: what is downloaded
/// before the first answer, and near the commune `lieu`.
pub fn info(root: &Path, lieu: &str) -> Result<String, IngestError> {
    let commune: CommuneCode = lieu
        .parse()
        .map_err(|_| IngestError::Option(format!("--lieu : {lieu:?} n'est pas un code Insee")))?;
    let lecteur = Lecteur::open(root)?;
    let manifest = &lecteur.manifest;
    let sizes = sizes(&lecteur)?;
    let mut out = String::new();
    head(&mut out, manifest);
    table(&mut out, manifest, &sizes);

    let core = [(Role::Coeur, ""), (Role::Appellations, "")];
    let measured = sum(manifest, &sizes, &core);
    bar(&mut out, "manifeste + cœur + appellations", measured, BARRE_COEUR);
    let departement = commune.departement();
    if manifest.find(Role::Departement, departement).is_none() {
        line(&mut out, &format!("commune {commune} : son département n'est pas dans l'instantané"));
        return Ok(out);
    }
    let place =
        [core[0], core[1], (Role::Communes, "principales"), (Role::Departement, departement)];
    let measured = sum(manifest, &sizes, &place);
    let name = format!("ce qu'un téléphone charge près de la commune {commune}");
    bar(&mut out, &name, measured, BARRE_LIEU);
    Ok(out)
}

/// [`weight`], from sizes already measured.
fn sum(manifest: &Manifest, sizes: &BTreeMap<String, Taille>, files: &[(Role, &str)]) -> usize {
    let of = |path: &str| sizes.get(path).map_or(0, |it| it.brotli);
    let files = files.iter().filter_map(|(role, cle)| manifest.find(*role, cle));
    of(MANIFEST) + files.map(|it| of(&it.chemin)).sum::<usize>()
}

fn head(out: &mut String, manifest: &Manifest) {
    line(out, &format!("version {}", manifest.version));
    line(out, &format!("construit le {}", manifest.construit_le));
    line(out, &format!("valable jusqu'au {}", manifest.valable_jusqu_au));
    line(out, &format!("ROME version {}", manifest.rome));
    line(out, &format!("départements {}", manifest.territoires.join(" ")));
    line(out, "");
    for (name, n) in &manifest.comptes {
        line(out, &format!("{name:<20} {n:>8}"));
    }
    line(out, "");
    for it in &manifest.sources {
        line(
            out,
            &format!("{:<14} {} | {} | {} | {}", it.id, it.date, it.millesime, it.nom, it.licence),
        );
    }
    line(out, "");
}

fn table(out: &mut String, manifest: &Manifest, sizes: &BTreeMap<String, Taille>) {
    let row = |out: &mut String, name: &str, it: Taille| {
        line(out, &format!("{name:<40} {:>12} {:>12}", kilobytes(it.brut), kilobytes(it.brotli)));
    };
    line(out, &format!("{:<40} {:>12} {:>12}", "fichier", "brut", "brotli"));
    let mut by_role: BTreeMap<String, (usize, Taille)> = BTreeMap::new();
    let mut total = Taille::default();
    let role = |path: &str| {
        let file = manifest.fichiers.iter().find(|it| it.chemin == path);
        file.map_or_else(|| MANIFEST.to_owned(), |it| it.role.to_string())
    };
    for (path, size) in sizes {
        row(out, path, *size);
        let (n, of_role) = by_role.entry(role(path)).or_default();
        *n += 1;
        for sum in [of_role, &mut total] {
            sum.brut += size.brut;
            sum.brotli += size.brotli;
        }
    }
    line(out, "");
    for (role, (n, size)) in by_role {
        row(out, &format!("{role} ({n})"), size);
    }
    row(out, &format!("total ({})", sizes.len()), total);
    line(out, "");
}

fn bar(out: &mut String, name: &str, measured: usize, limit: usize) {
    let verdict = if measured <= limit { "tenu" } else { "dépassé" };
    let (measured, limit) = (kilobytes(measured), kilobytes(limit));
    line(out, &format!("{name} : {measured} en brotli, au plus {limit} : {verdict}"));
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("a String grows");
}
