//! What the answers do to the state of the person.

use super::{Profil, REPONSES_MIN, Reponse, Reponses};
use crate::{
    domain::{Choix, Gout, InteretCode},
    matching::tables::ActiviteId,
};

/// Writes an answer in the state: the centres d'intérêt that the answers show, from the sixth on,
/// join those chosen by name, which are never changed.
pub fn answer(choix: &mut Choix, id: ActiviteId, reponse: Reponse) {
    let (mut reponses, _) = Reponses::read(&choix.questionnaire);
    let before = shown(&reponses);
    reponses.set(id, reponse);
    take_up(choix, &before, &reponses);
}

/// Takes every answer back, and what they showed.
pub fn forget(choix: &mut Choix) {
    let (reponses, _) = Reponses::read(&choix.questionnaire);
    take_up(choix, &shown(&reponses), &Reponses::default());
}

fn take_up(choix: &mut Choix, before: &[(InteretCode, Gout)], reponses: &Reponses) {
    choix.interets.retain(|it| !before.contains(it));
    for (code, gout) in shown(reponses) {
        if choix.gout(code).is_none() {
            choix.interets.push((code, gout));
        }
    }
    choix.questionnaire = reponses.write();
}

fn shown(reponses: &Reponses) -> Vec<(InteretCode, Gout)> {
    if reponses.n_reponses() < REPONSES_MIN { Vec::new() } else { Profil::of(reponses).gouts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::{
        questionnaire::{Version, prochaine},
        tables::Activite,
    };

    fn answer_next(choix: &mut Choix, reponse: Reponse) -> &'static Activite {
        let (reponses, _) = Reponses::read(&choix.questionnaire);
        let activite = prochaine(&reponses, Version::Minutes10).unwrap();
        answer(choix, activite.id, reponse);
        activite
    }

    #[test]
    fn nothing_is_said_before_the_sixth_answer() {
        let mut choix = Choix::default();
        for n in 1..=6 {
            answer_next(&mut choix, Reponse::Aime);
            assert_eq!(choix.interets.is_empty(), n < 6, "{n} answers");
        }
        forget(&mut choix);
        assert_eq!(choix, Choix::default());
    }

    #[test]
    fn what_was_chosen_by_name_stays_as_it_was() {
        let mut choix = Choix::default();
        let mine: Vec<(InteretCode, Gout)> =
            (1..=30).map(|it| (InteretCode(it), Gout::Rejette)).collect();
        choix.interets.clone_from(&mine);
        for _ in 0..8 {
            answer_next(&mut choix, Reponse::Aime);
        }
        assert_eq!(choix.interets, mine);
    }
}
