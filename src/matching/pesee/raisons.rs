//! Why a métier is where it is: the facts that weighed, the strongest first.

use super::{Pesee, affinity};
use crate::{
    domain::{
        CompetenceId, Contrainte, Force, GesteCode, Gout, InteretId, Metier, MetierId, Niveau,
        Souhait,
    },
    matching::{
        Raison,
        besoins::{self, Verdict},
        niveau,
    },
};

impl Pesee<'_> {
    /// What speaks for a métier that answers, and what speaks against. The first is never empty.
    pub fn explain(&self, id: MetierId) -> (Vec<Raison>, Vec<Raison>) {
        let metier = self.catalogue.metier(id);
        let level = niveau::asked(metier);
        let mut contre = Vec::new();
        let mut pour: Vec<(f32, Raison)> = Vec::new();
        self.constraints(metier, &mut pour, &mut contre);
        for (value, raison) in [
            self.why_named(id, metier),
            self.why_secteurs(metier),
            self.why_gestes(id),
            self.why_interets(metier),
            self.why_competences(id, metier),
            self.why_diplome(id, metier, level),
        ]
        .into_iter()
        .flatten()
        {
            pour.push((value, raison));
        }
        if self.muet > 0.0 {
            pour.push((self.muet, Raison::Courant));
        }
        self.rejected(id, metier, &mut contre);
        self.levels(metier, level, &mut pour, &mut contre);
        if pour.is_empty() {
            pour.push((0.0, Raison::Courant));
        }
        pour.sort_by(|a, b| b.0.total_cmp(&a.0));
        (pour.into_iter().map(|it| it.1).collect(), contre)
    }

    fn constraints(
        &self,
        metier: &Metier,
        pour: &mut Vec<(f32, Raison)>,
        contre: &mut Vec<Raison>,
    ) {
        for (contrainte, souhait) in &self.contraintes {
            match besoins::judge(*contrainte, metier) {
                Verdict::Tenu => pour.push((0.15, Raison::Convient(*contrainte))),
                Verdict::Heurte(force) if *souhait != Souhait::Prefere && force > Force::Faible => {
                    contre.push(Raison::Heurte(*contrainte, force));
                }
                Verdict::Incertain => contre.push(Raison::Incertain(*contrainte)),
                _ => {}
            }
        }
    }

    fn why_named(&self, id: MetierId, metier: &Metier) -> Option<(f32, Raison)> {
        if self.is_named(metier) {
            return Some((self.named(id), Raison::Choisi));
        }
        let origin = self.near_named(id)?.2;
        Some((self.named(id), Raison::Proche(origin)))
    }

    fn why_secteurs(&self, metier: &Metier) -> Option<(f32, Raison)> {
        let value = self.secteurs(metier);
        let common = || metier.secteurs.iter().filter(|it| self.holds(**it)).copied().collect();
        (value > 0.0).then(|| (value, Raison::Secteurs(common())))
    }

    fn why_gestes(&self, id: MetierId) -> Option<(f32, Raison)> {
        let mut said: Vec<(f32, &GesteCode)> = Vec::new();
        for (code, _, metiers) in self.gestes.iter().filter(|it| it.1 == Gout::Aime) {
            let value = metiers[id.index()];
            if value > 0.0 {
                said.push((value, code));
            }
        }
        said.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let codes: Vec<GesteCode> = said.into_iter().map(|it| it.1.clone()).collect();
        (!codes.is_empty()).then(|| (self.attires[id.index()], Raison::Gestes(codes)))
    }

    /// Interests that gestures tell order without being said.
    fn why_interets(&self, metier: &Metier) -> Option<(f32, Raison)> {
        let mut said: Vec<(u8, InteretId)> = Vec::new();
        for (id, _, chosen) in &self.interets {
            let digit = affinity(metier, *id);
            if digit >= 4 && *chosen {
                said.push((9 - digit.min(9), *id));
            }
        }
        said.sort_unstable();
        let ids: Vec<InteretId> = said.into_iter().map(|it| it.1).collect();
        let value = self.interets(metier);
        if !ids.is_empty() {
            return Some((value, Raison::Interets(ids)));
        }
        (self.interets.is_empty() && value > 0.0).then_some((value, Raison::SansRejet))
    }

    fn why_competences(&self, id: MetierId, metier: &Metier) -> Option<(f32, Raison)> {
        let links = &metier.competences;
        let held = |id: CompetenceId| self.panier.binary_search_by_key(&id, |it| it.0).is_ok();
        let common = links.iter().filter(|it| held(it.competence));
        let mut common: Vec<(bool, CompetenceId)> =
            common.map(|it| (!it.principale, it.competence)).collect();
        if common.is_empty() {
            return None;
        }
        common.sort_unstable();
        let missing = links.iter().filter(|it| it.principale && !held(it.competence));
        let raison = Raison::Competences {
            a_apprendre: missing.map(|it| it.competence).collect(),
            communes: common.into_iter().map(|it| it.1).collect(),
        };
        Some((self.paniers[id.index()], raison))
    }

    fn why_diplome(&self, id: MetierId, metier: &Metier, asked: u8) -> Option<(f32, Raison)> {
        let value = self.diplome(id, metier, asked);
        if value <= 0.0 {
            return None;
        }
        if let Some(lien) = self.formation.get(id.index()) {
            let raison = if lien.direct { Raison::Formation } else { Raison::FormationProche };
            return Some((value, raison));
        }
        let held = self.portee.tenu.unwrap_or(2);
        let raison = match Niveau::new(asked) {
            _ if metier.acces.sans_diplome || asked == 2 => Raison::SansDiplome,
            Some(niveau) if asked <= held => Raison::NiveauSuffit(niveau),
            Some(niveau) => Raison::UneMarche(niveau),
            None => Raison::NiveauInconnu,
        };
        Some((value, raison))
    }

    /// What is disliked in it.
    fn rejected(&self, id: MetierId, metier: &Metier, contre: &mut Vec<Raison>) {
        let links = self.rejetes.iter().copied().filter(|it| affinity(metier, *it) >= 4);
        let ids: Vec<InteretId> = links.collect();
        if !ids.is_empty() {
            contre.push(Raison::Rejetes(ids));
        }
        let disliked = self.gestes.iter().filter(|it| it.1 == Gout::Rejette);
        let codes: Vec<GesteCode> =
            disliked.filter(|it| it.2[id.index()] >= 0.3).map(|it| it.0.clone()).collect();
        if !codes.is_empty() {
            contre.push(Raison::GestesRejetes(codes));
        }
    }

    /// What is said of levels, beside what the key formation already says.
    fn levels(
        &self,
        metier: &Metier,
        asked: u8,
        pour: &mut Vec<(f32, Raison)>,
        contre: &mut Vec<Raison>,
    ) {
        let level = Niveau::new(asked.max(3)).unwrap_or(Niveau::BAC);
        let told = |it: &(f32, Raison)| {
            let met = Raison::Convient(Contrainte::SansDiplome);
            it.1 == met
                || matches!(
                    it.1,
                    Raison::UneMarche(_) | Raison::SansDiplome | Raison::NiveauSuffit(_)
                )
        };
        if self.portee.above(asked) > 0 {
            contre.push(Raison::NiveauPlusHaut(level));
        } else if !pour.iter().any(told) {
            // How one gets in is always worth saying, after what draws the person there.
            let raison = match self.portee.tenu {
                _ if asked == 2 => Raison::SansDiplome,
                Some(held) if held >= asked => Raison::NiveauSuffit(level),
                _ => Raison::UneMarche(level),
            };
            pour.push((0.01, raison));
        }
        if niveau::needs_experience(metier) {
            contre.push(Raison::Experience);
        }
        if metier.reglemente {
            contre.push(Raison::Reglemente);
        }
    }
}
