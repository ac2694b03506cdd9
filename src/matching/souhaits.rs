//! Free phrases that speak of how one works, not of what one does: "rester assis toute la
//! journée", "être dehors", "voir du monde". They move métiers, gently; a constraint chosen by
//! name stays the stronger.

use crate::{
    domain::{Contrainte, Gout, Souhait},
    search::fold,
};

/// Words said together (`a+b`), and what matters when they are liked, then when they are not.
type Regle = (&'static [&'static str], Option<Contrainte>, Option<Contrainte>);

const REGLES: &[Regle] = {
    use Contrainte as C;
    &[
        (
            &["dehors", "plein+air", "grand+air", "exterieur", "l+air+libre"],
            Some(C::EnExterieur),
            Some(C::EnInterieur),
        ),
        (&["froid", "pluie", "intemperies", "canicule", "chaleur"], None, Some(C::EnInterieur)),
        (
            &["enferme", "enfermee", "entre+murs", "rester+interieur", "enfermer"],
            None,
            Some(C::EnExterieur),
        ),
        (
            &[
                "assis",
                "assise",
                "bureau+journee",
                "devant+ecran",
                "chaise",
                "immobile",
                "devant+ordi",
                "devant+ordinateur",
                "rester+bureau",
                "travail+bureau",
                "travailler+bureau",
            ],
            None,
            Some(C::PasStationAssise),
        ),
        (&["debout", "pietiner", "marcher+journee"], None, Some(C::PasStationDebout)),
        (
            &["bouger", "en+mouvement", "pas+rester+place", "me+depenser", "tenir+place"],
            Some(C::PasStationAssise),
            None,
        ),
        (
            &[
                "contact+gens",
                "contact+clients",
                "contact+public",
                "voir+monde",
                "voir+gens",
                "parler+gens",
                "rencontrer+gens",
                "rencontrer+monde",
                "discuter+gens",
                "parler+inconnus",
                "parler+clients",
                "relationnel",
                "contact+humain",
                "etre+gens",
                "gens+journee",
                "parler+monde",
                "accueillir",
                "clients",
                "public",
            ],
            Some(C::ContactPublic),
            Some(C::PasContactPublic),
        ),
        (&["seul", "seule", "tranquille", "dans+coin"], Some(C::PasContactPublic), None),
        (&["nuit", "nuits", "soir", "travailler+tard", "finir+tard"], None, Some(C::PasDeNuit)),
        (
            &["week+end", "weekend", "dimanche", "dimanches", "samedi", "samedis"],
            None,
            Some(C::PasDeWeekEnd),
        ),
        (
            &[
                "lever+tot",
                "horaires+decales",
                "coupures",
                "reveiller+tot",
                "leve+tot",
                "3x8",
                "2x8",
                "trois+huit",
                "matin+tot",
            ],
            None,
            Some(C::PasHorairesDecales),
        ),
        (
            &["porter", "charges", "lourd", "lourdes", "mal+dos", "cartons"],
            None,
            Some(C::PasChargesLourdes),
        ),
        (
            &["hauteur", "vertige", "toit", "toits", "echelle", "echafaudage", "vide"],
            None,
            Some(C::PasDeHauteur),
        ),
        (&["poussiere", "poussieres", "farine"], None, Some(C::PasPoussiere)),
        (
            &["produits+chimiques", "detergents", "solvants", "odeurs+chimiques", "javel"],
            None,
            Some(C::PasProduitsChimiques),
        ),
        (
            &[
                "sang",
                "piqures",
                "laver+gens",
                "toilette+gens",
                "toilettes+gens",
                "vomi",
                "toucher+gens",
                "couches",
                "toilette+personnes",
                "soins+corps",
                "corps+gens",
            ],
            None,
            Some(C::PasDeSoinsCorporels),
        ),
        (&["telephone", "telephoner", "appels", "appeler+gens"], None, Some(C::PasDeTelephone)),
        (
            &[
                "ecrire",
                "lire",
                "redaction",
                "orthographe",
                "rapports",
                "dictee",
                "paperasse",
                "rediger",
            ],
            None,
            Some(C::PeuALAiseEcrit),
        ),
        (&["conduire", "conduite", "route", "volant"], None, Some(C::SansPermis)),
    ]
};

/// What `phrase` wishes: preferred when liked, to be avoided when not.
pub fn read(phrase: &str, gout: Gout) -> Vec<(Contrainte, Souhait)> {
    let folded = fold(phrase);
    let words: Vec<&str> = folded.split(' ').collect();
    let said = |group: &&str| group.split('+').all(|part| words.contains(&part));
    let mut out = Vec::new();
    for (groups, liked, disliked) in REGLES {
        let (wish, souhait) = match gout {
            Gout::Aime => (liked, Souhait::Prefere),
            Gout::Rejette => (disliked, Souhait::Evite),
        };
        if let Some(it) = wish.filter(|_| groups.iter().any(said)) {
            out.push((it, souhait));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_of_working_is_a_wish() {
        let read = |phrase| read(phrase, Gout::Rejette);
        assert_eq!(
            read("rester assis toute la journée"),
            [(Contrainte::PasStationAssise, Souhait::Evite)]
        );
        assert_eq!(read("parler aux gens"), [(Contrainte::PasContactPublic, Souhait::Evite)]);
        assert_eq!(read("réparer un vélo"), []);
    }

    #[test]
    fn what_is_liked_is_preferred() {
        assert_eq!(
            read("bouger, être dehors", Gout::Aime),
            [
                (Contrainte::EnExterieur, Souhait::Prefere),
                (Contrainte::PasStationAssise, Souhait::Prefere)
            ]
        );
        assert_eq!(read("travailler la nuit", Gout::Aime), []);
    }
}
