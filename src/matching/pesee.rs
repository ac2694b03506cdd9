//! Everything a person said, made ready once; then each métier is weighed against it.

use super::{
    Demande, Raison, Reglages, besoins,
    besoins::Verdict,
    formation,
    gestes::{self, Apport},
    niveau::{self, Portee},
};
use crate::domain::{
    Catalogue, Choix, CompetenceId, Contrainte, Diplome, Force, GesteCode, Gout, InteretId, Metier,
    MetierId, Niveau, Souhait,
};

/// What a person said, ready.
pub struct Pesee<'a> {
    pub catalogue: &'a Catalogue,
    demande: Demande<'a>,
    reglages: &'a Reglages,
    portee: Portee,
    /// Gestures that mean something, with what each says of every métier.
    gestes: Vec<(GesteCode, Gout, Vec<f32>)>,
    /// Centres d'intérêt with a strength; `true` when chosen by name.
    interets: Vec<(InteretId, f32, bool)>,
    rejetes: Vec<InteretId>,
    /// What matters, in a fixed order: the first to remove a métier is named.
    contraintes: Vec<(Contrainte, Souhait)>,
    /// Compétences with their weight; `true` when ticked.
    panier: Vec<(CompetenceId, f32, bool)>,
    panier_total: f32,
    formation: Vec<formation::Lien>,
    /// Places of the métiers near those named, with the métier named.
    proches: Vec<(MetierId, u8, MetierId)>,
    /// When no key says anything, or a level alone: what being common and accessible is worth.
    muet: f32,
}

/// A métier, weighed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Poids {
    /// Above 0 when it answers.
    pub note: f32,
    /// The strongest first.
    pub pour: Vec<Raison>,
    /// What may not suit.
    pub contre: Vec<Raison>,
}

impl<'a> Pesee<'a> {
    pub fn new(demande: Demande<'a>, reglages: &'a Reglages) -> Self {
        let Demande { catalogue, choix, formation } = demande;
        let mut it = Self {
            catalogue,
            demande,
            reglages,
            portee: Portee::of(choix, formation),
            gestes: Vec::new(),
            interets: Vec::new(),
            rejetes: Vec::new(),
            contraintes: choix.contraintes.clone(),
            panier: Vec::new(),
            panier_total: 0.0,
            formation: formation
                .filter(|it| !it.metiers.is_empty())
                .map(|it| formation::liens(it, catalogue, reglages))
                .unwrap_or_default(),
            proches: Vec::new(),
            muet: match choix.n_cles() {
                0 => 0.3,
                _ if only_a_level(choix) => 0.1,
                _ => 0.0,
            },
        };
        it.contraintes.sort_unstable();
        let mut shown = it.read_gestes();
        it.read_interets(&mut shown.interets);
        it.read_panier(&shown.competences);
        for code in &choix.metiers {
            let Some(named) = catalogue.find_metier(*code) else { continue };
            let near = catalogue.metier(named).proches.iter().zip(0_u8..);
            it.proches.extend(near.map(|(near, place)| (*near, place, named)));
        }
        it.proches.sort_unstable_by_key(|it| (it.0, it.1, it.2));
        it
    }

    /// Gestures in the order of their codes, so that the order of choice changes nothing.
    fn read_gestes(&mut self) -> Apport {
        let mut chosen = self.demande.choix.gestes.clone();
        chosen.sort();
        chosen.dedup();
        let mut shown = Apport::default();
        for (code, gout) in chosen {
            let Some(apport) = gestes::read(&code, self.catalogue, self.reglages) else { continue };
            if gout == Gout::Aime {
                shown.interets.extend(&apport.interets);
                shown.competences.extend(&apport.competences);
            }
            let said = gestes::spread(&apport, self.catalogue, self.reglages);
            self.gestes.push((code, gout, said));
        }
        shown
    }

    fn read_interets(&mut self, shown: &mut Vec<(InteretId, f32)>) {
        let catalogue = self.catalogue;
        let chosen = &self.demande.choix.interets;
        for (code, gout) in chosen {
            let both = chosen.iter().any(|it| it.0 == *code && it.1 != *gout);
            let Some(id) = catalogue.find_interet(*code).filter(|_| !both) else { continue };
            match gout {
                Gout::Aime => self.interets.push((id, 1.0, true)),
                Gout::Rejette => self.rejetes.push(id),
            }
        }
        shown.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        shown.dedup_by_key(|it| it.0);
        for (id, strength) in shown.iter() {
            let said = self.interets.iter().any(|it| it.0 == *id) || self.rejetes.contains(id);
            if !said {
                self.interets.push((*id, *strength, false));
            }
        }
        self.rejetes.sort_unstable();
        self.interets.sort_by_key(|it| it.0);
        self.interets.dedup_by_key(|it| it.0);
        self.rejetes.dedup();
        // The rarer a centre, the more it says.
        let rarest = self.carriers().into_iter().filter(|it| *it > 0.0).fold(f32::MAX, f32::min);
        let carriers = self.carriers();
        let most = carriers.iter().copied().fold(rarest, f32::max);
        for (id, strength, _) in &mut self.interets {
            let n = carriers[id.index()].max(rarest);
            let common = if most > rarest { (n / rarest).ln() / (most / rarest).ln() } else { 0.0 };
            *strength *= 1.0 - (1.0 - self.reglages.interet_commun) * common;
        }
    }

    /// Métiers that ROME links to each centre.
    fn carriers(&self) -> Vec<f32> {
        let mut out = vec![0.0; self.catalogue.interets.len()];
        for metier in &self.catalogue.metiers {
            for id in metier.interets_principaux.iter().chain(&metier.interets) {
                out[id.index()] += 1.0;
            }
        }
        out
    }

    fn read_panier(&mut self, shown: &[CompetenceId]) {
        let catalogue = self.catalogue;
        let ticked = self.demande.choix.competences.iter();
        self.panier = ticked
            .filter_map(|it| catalogue.find_competence(*it))
            .map(|it| (it, 1.0, true))
            .chain(shown.iter().map(|it| (*it, self.reglages.competence_vie, false)))
            .collect();
        self.panier.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        self.panier.dedup_by_key(|it| it.0);
        let mut callers = vec![0.0_f32; catalogue.competences.len()];
        for lien in catalogue.metiers.iter().flat_map(|it| &it.competences) {
            callers[lien.competence.index()] += 1.0;
        }
        #[allow(clippy::cast_precision_loss)] // fewer than 65 536 métiers
        let all = catalogue.metiers.len() as f32;
        for (id, weight, _) in &mut self.panier {
            *weight *= (all / callers[id.index()].max(1.0)).ln().max(0.1);
        }
        self.panier_total = self.panier.iter().map(|it| it.1).sum();
    }

    /// Weighs a métier; `None` when a constraint removes it, which is then named.
    pub fn weigh(&self, id: MetierId) -> Result<Poids, Contrainte> {
        let metier = self.catalogue.metier(id);
        let chosen = self.demande.choix.metiers.contains(&metier.code);
        let mut contre = Vec::new();
        let mut kept = 1.0;
        let mut pour: Vec<(f32, Raison)> = Vec::new();
        for (contrainte, souhait) in &self.contraintes {
            let verdict = besoins::judge(*contrainte, metier);
            kept *= besoins::factor(verdict, *souhait, self.reglages).ok_or(*contrainte)?;
            match verdict {
                Verdict::Tenu => pour.push((0.15, Raison::Convient(*contrainte))),
                Verdict::Heurte(force) if *souhait != Souhait::Prefere && force > Force::Faible => {
                    contre.push(Raison::Heurte(*contrainte, force));
                }
                Verdict::Incertain => contre.push(Raison::Incertain(*contrainte)),
                _ => {}
            }
        }
        let n_met = pour.len();
        let mut strength = Strength::default();
        for (value, raison) in [
            self.named(id, chosen),
            self.secteurs(metier),
            self.gestes(id),
            self.interets(metier),
            self.competences(metier),
            self.diplome(id),
        ]
        .into_iter()
        .flatten()
        {
            strength.add(value);
            pour.push((value, raison));
        }
        if self.muet > 0.0 {
            strength.add(self.muet);
            pour.push((self.muet, Raison::Courant));
        }
        if pour.len() == n_met {
            return Ok(Poids::default());
        }
        kept *= self.rejection(id, metier, &mut contre);
        if !chosen {
            kept *= self.portee.factor(metier, self.reglages);
        }
        self.levels(metier, &mut pour, &mut contre);
        let common = self.reglages.courant;
        let note = strength.0 * kept * (1.0 - common + common * self.common(metier));
        pour.sort_by(|a, b| b.0.total_cmp(&a.0));
        Ok(Poids { note, pour: pour.into_iter().map(|it| it.1).collect(), contre })
    }

    fn named(&self, id: MetierId, chosen: bool) -> Option<(f32, Raison)> {
        if chosen {
            return Some((self.reglages.metier_choisi, Raison::Choisi));
        }
        let at = self.proches.partition_point(|it| it.0 < id);
        let (_, place, origin) = self.proches.get(at).filter(|it| it.0 == id)?;
        let strength = self.reglages.metier_proche * 0.94_f32.powi(i32::from(*place));
        Some((strength, Raison::Proche(*origin)))
    }

    /// A sous-secteur carries its secteur.
    fn secteurs(&self, metier: &Metier) -> Option<(f32, Raison)> {
        let chosen = &self.demande.choix.secteurs;
        let all = &self.catalogue.secteurs;
        let held = |id: &&crate::domain::SecteurId| {
            let it = &all[id.index()];
            let parent = it.parent.map(|it| all[it.index()].code);
            chosen.contains(&it.code) || parent.is_some_and(|it| chosen.contains(&it))
        };
        let common: Vec<_> = metier.secteurs.iter().filter(held).copied().collect();
        let first = *common.first()?;
        let strength = if metier.secteurs.first() == Some(&first) { 0.5 } else { 0.3 };
        Some((strength, Raison::Secteurs(common)))
    }

    fn gestes(&self, id: MetierId) -> Option<(f32, Raison)> {
        let mut strength = Strength::default();
        let mut said: Vec<(f32, &GesteCode)> = Vec::new();
        for (code, _, metiers) in self.gestes.iter().filter(|it| it.1 == Gout::Aime) {
            let value = self.reglages.theme * metiers[id.index()];
            if value > 0.0 {
                strength.add(value);
                said.push((value, code));
            }
        }
        said.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let codes: Vec<GesteCode> = said.into_iter().map(|it| it.1.clone()).collect();
        (!codes.is_empty()).then_some((strength.0, Raison::Gestes(codes)))
    }

    fn interets(&self, metier: &Metier) -> Option<(f32, Raison)> {
        let mut strength = Strength::default();
        let mut said: Vec<(u8, InteretId)> = Vec::new();
        for (id, weight, chosen) in &self.interets {
            let digit = affinity(metier, *id);
            strength.add(self.reglages.interet * weight * self.worth(digit));
            if digit >= 4 && *chosen {
                said.push((9 - digit.min(9), *id));
            }
        }
        said.sort_unstable();
        let ids: Vec<InteretId> = said.into_iter().map(|it| it.1).collect();
        let silent = ids.is_empty();
        if !silent {
            return Some((strength.0, Raison::Interets(ids)));
        }
        let only_dislikes = self.interets.is_empty() && !self.rejetes.is_empty();
        if only_dislikes && self.rejetes.iter().all(|it| affinity(metier, *it) < 4) {
            return Some((0.2, Raison::SansRejet));
        }
        // Inferred alone: it orders, it is not said.
        (strength.0 > 0.0 && !self.interets.is_empty())
            .then(|| (strength.0, Raison::Interets(Vec::new())))
    }

    fn worth(&self, digit: u8) -> f32 {
        self.reglages.affinite[usize::from(digit.min(9))]
    }

    fn competences(&self, metier: &Metier) -> Option<(f32, Raison)> {
        let links = &metier.competences;
        let held = |id: CompetenceId| self.panier.binary_search_by_key(&id, |it| it.0).ok();
        let mut sum = 0.0;
        let mut common: Vec<(bool, CompetenceId)> = Vec::new();
        for lien in links {
            if let Some(at) = held(lien.competence) {
                let part = if lien.principale { 1.0 } else { self.reglages.competence_secondaire };
                sum += self.panier[at].1 * part;
                common.push((!lien.principale, lien.competence));
            }
        }
        if common.is_empty() {
            return None;
        }
        common.sort_unstable();
        let missing = links.iter().filter(|it| it.principale && held(it.competence).is_none());
        let raison = Raison::Competences {
            a_apprendre: missing.map(|it| it.competence).collect(),
            communes: common.into_iter().map(|it| it.1).collect(),
        };
        Some((self.reglages.competences * (sum / self.panier_total).sqrt().min(1.0), raison))
    }

    fn diplome(&self, id: MetierId) -> Option<(f32, Raison)> {
        let share =
            if self.demande.choix.interrompu { self.reglages.diplome_interrompu } else { 1.0 };
        if let Some(lien) = self.formation.get(id.index()) {
            let raison = if lien.direct { Raison::Formation } else { Raison::FormationProche };
            return (lien.force > 0.0).then_some((lien.force * share, raison));
        }
        let diplome = self.demande.choix.diplome?;
        let metier = self.catalogue.metier(id);
        let asked = niveau::asked(metier);
        let held = self.portee.tenu.unwrap_or(2);
        let near = match (held, asked) {
            (held, asked) if asked == held => 1.0,
            (2, 3) => {
                if metier.acces.sans_diplome {
                    1.0
                } else {
                    0.8
                }
            }
            (held, asked) if asked > held => 0.5,
            (held, asked) => (1.0 - 0.3 * f32::from(held - asked)).max(0.2),
        };
        let raison = match (Niveau::new(asked), diplome) {
            _ if metier.acces.sans_diplome || asked == 2 => Raison::SansDiplome,
            (Some(niveau), _) if asked <= held => Raison::NiveauSuffit(niveau),
            (Some(niveau), _) => Raison::UneMarche(niveau),
            (None, Diplome::Aucun | Diplome::Niveau(_) | Diplome::Certification(_)) => {
                Raison::NiveauInconnu
            }
        };
        Some((self.reglages.niveau * near * share, raison))
    }

    /// What is left of a métier for what is disliked in it.
    fn rejection(&self, id: MetierId, metier: &Metier, contre: &mut Vec<Raison>) -> f32 {
        let lost = 1.0 - self.reglages.rejet;
        let mut kept = 1.0;
        let links = self.rejetes.iter().copied().filter(|it| affinity(metier, *it) >= 4);
        let ids: Vec<InteretId> = links.collect();
        for it in &ids {
            kept *= 1.0 - lost * self.worth(affinity(metier, *it));
        }
        if !ids.is_empty() {
            contre.push(Raison::Rejetes(ids));
        }
        let mut codes = Vec::new();
        for (code, _, metiers) in self.gestes.iter().filter(|it| it.1 == Gout::Rejette) {
            let value = metiers[id.index()];
            kept *= 1.0 - lost * value;
            if value >= 0.3 {
                codes.push(code.clone());
            }
        }
        if !codes.is_empty() {
            contre.push(Raison::GestesRejetes(codes));
        }
        kept
    }

    /// What is said of levels, beside what the key formation already says.
    fn levels(&self, metier: &Metier, pour: &mut Vec<(f32, Raison)>, contre: &mut Vec<Raison>) {
        let asked = niveau::asked(metier);
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

    /// How common and accessible it is, within `0..=1`.
    fn common(&self, metier: &Metier) -> f32 {
        let [hires, base, open, known] = self.reglages.courant_parts;
        let own = if metier.code == metier.parent { 1.0 } else { 0.0 };
        let low = f32::from(8 - niveau::asked(metier).min(8)) / 6.0;
        hires * (f32::from(metier.embauches) / 16.0).min(1.0)
            + base * own
            + open * low
            + known * f32::from(metier.notoriete) / 9.0
    }
}

/// A level held, or none, and nothing else: it opens doors and shows no way.
fn only_a_level(choix: &Choix) -> bool {
    let level = matches!(choix.diplome, Some(Diplome::Aucun | Diplome::Niveau(_)));
    level && choix.n_cles() == 1
}

/// How much it is of that interest, `0..=9`; from ROME's own links when nothing was inferred.
fn affinity(metier: &Metier, id: InteretId) -> u8 {
    if let Some(digit) = metier.affinites.get(id.index()) {
        return *digit;
    }
    if metier.interets_principaux.contains(&id) {
        8
    } else if metier.interets.contains(&id) {
        5
    } else {
        0
    }
}

/// Evidence that adds up: see [`Reglages`].
#[derive(Clone, Copy, Debug, Default)]
struct Strength(f32);

impl Strength {
    fn add(&mut self, value: f32) {
        self.0 = 1.0 - (1.0 - self.0) * (1.0 - value.clamp(0.0, 1.0));
    }
}
