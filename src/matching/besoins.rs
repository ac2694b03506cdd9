//! What matters to a person against what a métier is like: removed, moved down, or up.

use super::{Reglages, niveau};
use crate::domain::{Condition, Contrainte, Force, Metier, Souhait};

/// What a constraint does to a métier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Nothing known against it.
    Libre,
    /// What was asked for is surely there.
    Tenu,
    /// It hurts, more or less surely.
    Heurte(Force),
    /// What was asked for is not known to be there.
    Incertain,
}

/// What a métier is like, for one constraint. Unknown never hurts.
pub fn judge(contrainte: Contrainte, metier: &Metier) -> Verdict {
    use Condition as C;
    let has = |it| metier.conditions.get(it);
    let hurt =
        |force| if force == Force::Inconnue { Verdict::Libre } else { Verdict::Heurte(force) };
    let any = |list: &[Condition]| list.iter().map(|it| has(*it)).max().unwrap_or_default();
    match contrainte {
        Contrainte::PasDeNuit => hurt(has(C::Nuit)),
        Contrainte::PasDeWeekEnd => hurt(has(C::WeekEnd)),
        Contrainte::PasHorairesDecales => hurt(any(&[C::Decale, C::Nuit])),
        Contrainte::PasChargesLourdes => hurt(has(C::Charges)),
        Contrainte::PasDeHauteur => hurt(has(C::Hauteur)),
        Contrainte::PasPoussiere => hurt(has(C::Poussiere)),
        Contrainte::PasProduitsChimiques => hurt(has(C::Chimie)),
        Contrainte::PasDeSoinsCorporels => hurt(has(C::Corps)),
        Contrainte::Daltonien => hurt(has(C::Couleurs)),
        Contrainte::PasDeTelephone => hurt(has(C::Oral)),
        Contrainte::PasContactPublic => hurt(has(C::Public)),
        Contrainte::PeuALAiseEcrit => hurt(has(C::Ecrit)),
        Contrainte::TitreDeSejourRecent => hurt(has(C::Titre)),
        Contrainte::Mineur => hurt(has(C::Mineur)),
        Contrainte::FauteuilRoulant => hurt(has(C::Fauteuil)),
        Contrainte::PasStationAssise => hurt(has(C::Assis)),
        Contrainte::PasStationDebout if has(C::Assis) >= Force::Moyenne => {
            hurt(lowered(has(C::Debout)))
        }
        Contrainte::PasStationDebout => hurt(has(C::Debout)),
        Contrainte::SansPermis => hurt(has(C::Conduite)),
        // Driving to a site is not driving all day: a lift or a bus may do.
        Contrainte::PasConduiteNiMachine => {
            hurt(any(&[C::Machine, C::Hauteur]).max(match has(C::Conduite) {
                Force::Moyenne => Force::Faible,
                other => other,
            }))
        }
        // Speaking is less of a wall than writing: one learns on the job.
        Contrainte::FrancaisDebutant => {
            hurt(any(&[C::Francais, C::Ecrit]).max(lowered(has(C::Oral))))
        }
        Contrainte::HorairesEcole => {
            match (any(&[C::Nuit, C::WeekEnd, C::Decale]), has(C::Ecole)) {
                (_, Force::Forte) | (Force::Inconnue | Force::Faible, Force::Moyenne) => {
                    Verdict::Tenu
                }
                (odd, Force::Moyenne) => hurt(lowered(odd)),
                (Force::Inconnue, _) => Verdict::Incertain,
                (odd, _) => hurt(odd),
            }
        }
        Contrainte::EnExterieur => match (has(C::Exterieur), has(C::Interieur)) {
            (Force::Forte, _) => Verdict::Tenu,
            (Force::Moyenne, Force::Forte) => Verdict::Heurte(Force::Faible),
            (Force::Moyenne, _) => Verdict::Libre,
            (_, Force::Forte) => Verdict::Heurte(Force::Forte),
            (_, Force::Moyenne) => Verdict::Heurte(Force::Moyenne),
            _ => Verdict::Incertain,
        },
        Contrainte::EnInterieur => match (has(C::Exterieur), has(C::Interieur)) {
            (Force::Inconnue | Force::Faible, Force::Forte) => Verdict::Tenu,
            (outside, Force::Forte) => hurt(lowered(outside)),
            (outside, _) => hurt(outside),
        },
        Contrainte::ContactPublic => match has(C::Public) {
            Force::Forte => Verdict::Tenu,
            Force::Moyenne => Verdict::Libre,
            _ => Verdict::Incertain,
        },
        Contrainte::SansDiplome => match (niveau::asked(metier), metier.reglemente) {
            (..=2, _) => Verdict::Tenu,
            (3, false) if metier.acces.sans_diplome => Verdict::Tenu,
            (3, false) => Verdict::Libre,
            (4, _) if metier.acces.sans_diplome => Verdict::Heurte(Force::Faible),
            (3 | 4, _) => Verdict::Heurte(Force::Moyenne),
            _ => Verdict::Heurte(Force::Forte),
        },
    }
}

fn lowered(force: Force) -> Force {
    match force {
        Force::Forte => Force::Moyenne,
        Force::Moyenne => Force::Faible,
        other => other,
    }
}

/// What is left of the métier; `None` when it is removed.
pub fn factor(verdict: Verdict, souhait: Souhait, reglages: &Reglages) -> Option<f32> {
    let hurt = match verdict {
        Verdict::Libre | Verdict::Heurte(Force::Inconnue) => return Some(1.0),
        Verdict::Tenu => return Some(reglages.souhait_tenu),
        Verdict::Incertain => {
            return Some(match souhait {
                Souhait::Jamais => reglages.souhait_inconnu,
                Souhait::Evite => reglages.souhait_inconnu.sqrt(),
                Souhait::Prefere => reglages.preferer[1],
            });
        }
        Verdict::Heurte(force) => force,
    };
    let [sure, fair, weak] = match souhait {
        Souhait::Jamais => [None, Some(reglages.jamais[0]), Some(reglages.jamais[1])],
        Souhait::Evite => reglages.eviter.map(Some),
        Souhait::Prefere => [Some(reglages.preferer[0]), Some(reglages.preferer[1]), Some(1.0)],
    };
    match hurt {
        Force::Forte => sure,
        Force::Moyenne => fair,
        Force::Faible | Force::Inconnue => weak,
    }
}
