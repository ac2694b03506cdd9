//! Who employs a family of métiers, in sentences.

use super::{Constat, Dessin, Unite, rounded, sur_dix};

/// Sectors (NAF, 38 positions) in plain words, to follow « dans ».
const SECTEURS: [(&str, &str); 38] = [
    ("AZ", "l'agriculture, la forêt ou la pêche"),
    ("BZ", "les mines et carrières"),
    ("CA", "les usines alimentaires"),
    ("CB", "le textile et le cuir"),
    ("CC", "le bois, le papier et l'imprimerie"),
    ("CD", "le raffinage du pétrole"),
    ("CE", "la chimie"),
    ("CF", "la fabrique de médicaments"),
    ("CG", "le plastique, le verre et le béton"),
    ("CH", "les métaux"),
    ("CI", "l'électronique"),
    ("CJ", "les appareils électriques"),
    ("CK", "la fabrique de machines"),
    ("CL", "l'automobile, le train et l'avion"),
    ("CM", "d'autres usines et la réparation"),
    ("DZ", "l'électricité et le gaz"),
    ("EZ", "l'eau et les déchets"),
    ("FZ", "le bâtiment et les travaux publics"),
    ("GZ", "le commerce et la vente de voitures"),
    ("HZ", "le transport et le stockage"),
    ("IZ", "les hôtels et restaurants"),
    ("JA", "l'édition, le son et l'image"),
    ("JB", "les télécoms"),
    ("JC", "l'informatique"),
    ("KZ", "la banque et l'assurance"),
    ("LZ", "l'immobilier"),
    ("MA", "le conseil, le droit et les études"),
    ("MB", "la recherche"),
    ("MC", "la publicité et d'autres études"),
    ("NZ", "l'intérim, le ménage et la sécurité"),
    ("OZ", "l'État, les villes et l'armée"),
    ("PZ", "l'enseignement"),
    ("QA", "les soins"),
    ("QB", "l'aide sociale et les foyers"),
    ("RZ", "le spectacle, le sport et les loisirs"),
    ("SZ", "d'autres services aux gens"),
    ("TZ", "les maisons de particuliers"),
    ("UZ", "les bureaux internationaux"),
];

/// A sector in plain words; `None` for « autres secteurs », and for what is not one.
pub fn nom_secteur(code: &str) -> Option<&'static str> {
    SECTEURS.iter().find(|it| it.0 == code).map(|it| it.1)
}

/// The sector where most of the family work, and its share in percent: « surtout » for half or
/// more. `None` where the sector has no name.
pub fn employeurs(code: &str, pourcent: f32) -> Option<Constat> {
    let nom = nom_secteur(code)?;
    let ou = if pourcent >= 50.0 { "Surtout" } else { "D'abord" };
    let nombre = sur_dix(pourcent, "personne", "");
    Some(Constat {
        phrase: format!("{ou} dans {nom} : {nombre}."),
        chiffre: Some((rounded(pourcent * 10.0), Unite::Milliemes)),
        dessin: Dessin::people(pourcent),
    })
}
