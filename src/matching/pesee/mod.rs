//! Everything a person said, made ready once; then each métier is weighed against it.

use super::{
    Demande, Reglages, besoins, formation,
    gestes::{self, Apport},
    niveau::{self, Portee},
};
use crate::domain::{
    Catalogue, Choix, CompetenceId, Contrainte, Diplome, GesteCode, Gout, InteretId, Metier,
    MetierId, SecteurId, Souhait,
};

mod raisons;

/// What a person said, ready.
pub struct Pesee<'a> {
    pub catalogue: &'a Catalogue,
    demande: Demande<'a>,
    reglages: &'a Reglages,
    portee: Portee,
    /// Gestures that mean something, with what each says of every métier.
    gestes: Vec<(GesteCode, Gout, Vec<f32>)>,
    /// What gestures say together of every métier: drawn to it, then what is left of it.
    attires: Vec<f32>,
    repousses: Vec<f32>,
    /// What the basket says of every métier.
    paniers: Vec<f32>,
    /// Centres d'intérêt with a strength; `true` when chosen by name.
    interets: Vec<(InteretId, f32, bool)>,
    rejetes: Vec<InteretId>,
    /// What matters, in a fixed order: the first to remove a métier is named.
    contraintes: Vec<(Contrainte, Souhait)>,
    /// Compétences with their weight; `true` when ticked.
    panier: Vec<(CompetenceId, f32, bool)>,
    formation: Vec<formation::Lien>,
    /// Places of the métiers near those named, with the métier named.
    proches: Vec<(MetierId, u8, MetierId)>,
    /// When no key says anything, or a level alone: what being common and accessible is worth.
    muet: f32,
}

impl<'a> Pesee<'a> {
    pub fn new(demande: Demande<'a>, reglages: &'a Reglages) -> Self {
        let Demande { catalogue, choix, formation } = demande;
        let leads = formation.filter(|it| !it.metiers.is_empty());
        let called = !choix.competences.is_empty() || choix.gestes.iter().any(|it| it.0.is_vie());
        let appels = if leads.is_some() || called { appels(catalogue) } else { Vec::new() };
        let mut it = Self {
            catalogue,
            demande,
            reglages,
            portee: Portee::of(choix, formation),
            gestes: Vec::new(),
            attires: Vec::new(),
            repousses: Vec::new(),
            paniers: Vec::new(),
            interets: Vec::new(),
            rejetes: Vec::new(),
            contraintes: choix.contraintes.clone(),
            panier: Vec::new(),
            formation: leads
                .map(|it| formation::liens(it, catalogue, &appels, reglages))
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
        it.read_panier(&shown.competences, &appels);
        it.sum_gestes();
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
        chosen.sort_unstable();
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
        shown.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
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
        if self.interets.is_empty() {
            return;
        }
        // The rarer a centre, the more it says.
        let carriers = self.carriers();
        let rarest = carriers.iter().copied().filter(|it| *it > 0.0).fold(f32::MAX, f32::min);
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

    fn read_panier(&mut self, shown: &[CompetenceId], appels: &[f32]) {
        let catalogue = self.catalogue;
        let ticked = self.demande.choix.competences.iter();
        self.panier = ticked
            .filter_map(|it| catalogue.find_competence(*it))
            .map(|it| (it, 1.0, true))
            .chain(shown.iter().map(|it| (*it, self.reglages.competence_vie, false)))
            .collect();
        self.panier.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        self.panier.dedup_by_key(|it| it.0);
        if self.panier.is_empty() {
            return;
        }
        #[allow(clippy::cast_precision_loss)] // fewer than 65 536 métiers
        let all = catalogue.metiers.len() as f32;
        for (id, weight, _) in &mut self.panier {
            *weight *= (all / appels[id.index()].max(1.0)).ln().max(0.1);
        }
        self.paniers = self.weigh_panier();
    }

    /// What gestures say together of every métier, once and for all.
    fn sum_gestes(&mut self) {
        let all = self.catalogue.metiers.len();
        let mut drawn = vec![Strength::default(); all];
        let mut left = vec![1.0_f32; all];
        let lost = 1.0 - self.reglages.rejet;
        for (_, gout, metiers) in &self.gestes {
            for (at, value) in metiers.iter().enumerate().filter(|it| *it.1 > 0.0) {
                match gout {
                    Gout::Aime => drawn[at].add(self.reglages.theme * value),
                    Gout::Rejette => left[at] *= 1.0 - lost * value,
                }
            }
        }
        self.attires = drawn.into_iter().map(|it| it.0).collect();
        self.repousses = left;
    }

    /// What the basket says of every métier: the compétences it calls on, and more weakly those of
    /// its neighbours, for ROME forgets some.
    fn weigh_panier(&self) -> Vec<f32> {
        let total: f32 = self.panier.iter().map(|it| it.1).sum();
        if total <= 0.0 {
            return Vec::new();
        }
        let mut weights = vec![0.0_f32; self.catalogue.competences.len()];
        for (id, weight, _) in &self.panier {
            weights[id.index()] = *weight;
        }
        let secondary = self.reglages.competence_secondaire;
        let own = |it: &Metier| -> f32 {
            let part = |principale| if principale { 1.0 } else { secondary };
            let all = it.competences.iter();
            all.map(|it| weights[it.competence.index()] * part(it.principale)).sum::<f32>() / total
        };
        let owned: Vec<f32> = self.catalogue.metiers.iter().map(own).collect();
        let near = |it: &Metier| -> f32 {
            let sum: f32 = it.proches.iter().map(|it| owned[it.index()]).sum();
            sum / f32::from(u16::try_from(it.proches.len().max(1)).unwrap_or(u16::MAX))
        };
        let share = self.reglages.competence_proche;
        let both = |(own, it): (&f32, &Metier)| {
            let value = (1.0 - share) * own + share * near(it);
            self.reglages.competences * value.sqrt().min(1.0)
        };
        owned.iter().zip(&self.catalogue.metiers).map(both).collect()
    }

    /// Weighs a métier: above 0 when it answers. The constraint that removes it, when one does.
    pub fn weigh(&self, id: MetierId) -> Result<f32, Contrainte> {
        let metier = self.catalogue.metier(id);
        let mut kept = 1.0;
        for (contrainte, souhait) in &self.contraintes {
            let verdict = besoins::judge(*contrainte, metier);
            kept *= besoins::factor(verdict, *souhait, self.reglages).ok_or(*contrainte)?;
        }
        let level = niveau::asked(metier);
        let mut strength = Strength(self.attires.get(id.index()).copied().unwrap_or(0.0));
        strength.add(self.named(id));
        strength.add(self.secteurs(metier));
        strength.add(self.interets(metier));
        strength.add(self.paniers.get(id.index()).copied().unwrap_or(0.0));
        strength.add(self.diplome(id, metier, level));
        strength.add(self.muet);
        if strength.0 <= 0.0 {
            return Ok(0.0);
        }
        kept *= self.repousses.get(id.index()).copied().unwrap_or(1.0);
        let lost = 1.0 - self.reglages.rejet;
        for it in &self.rejetes {
            let digit = affinity(metier, *it);
            if digit >= 4 {
                kept *= 1.0 - lost * self.worth(digit);
            }
        }
        if !self.is_named(metier) {
            kept *= self.portee.factor(metier, level, self.reglages);
        }
        let common = self.reglages.courant;
        Ok(strength.0 * kept * (1.0 - common + common * self.common(metier, level)))
    }

    /// The person named it.
    fn is_named(&self, metier: &Metier) -> bool {
        self.demande.choix.metiers.contains(&metier.code)
    }

    /// It is within the secteurs chosen, or named.
    pub fn inside(&self, id: MetierId) -> bool {
        let metier = self.catalogue.metier(id);
        self.is_named(metier) || self.secteurs(metier) > 0.0
    }

    fn named(&self, id: MetierId) -> f32 {
        if !self.demande.choix.metiers.is_empty() && self.is_named(self.catalogue.metier(id)) {
            return self.reglages.metier_choisi;
        }
        let place = |it: &(MetierId, u8, MetierId)| {
            self.reglages.metier_proche * 0.94_f32.powi(i32::from(it.1))
        };
        self.near_named(id).map_or(0.0, place)
    }

    /// Its place beside a métier named, the nearest one.
    fn near_named(&self, id: MetierId) -> Option<&(MetierId, u8, MetierId)> {
        let at = self.proches.partition_point(|it| it.0 < id);
        self.proches.get(at).filter(|it| it.0 == id)
    }

    fn secteurs(&self, metier: &Metier) -> f32 {
        if self.demande.choix.secteurs.is_empty() {
            return 0.0;
        }
        match metier.secteurs.iter().position(|it| self.holds(*it)) {
            Some(0) => 0.5,
            Some(_) => 0.3,
            None => 0.0,
        }
    }

    /// A sous-secteur carries its secteur.
    fn holds(&self, id: SecteurId) -> bool {
        let chosen = &self.demande.choix.secteurs;
        let all = &self.catalogue.secteurs;
        let it = &all[id.index()];
        let parent = it.parent.map(|it| all[it.index()].code);
        chosen.contains(&it.code) || parent.is_some_and(|it| chosen.contains(&it))
    }

    fn interets(&self, metier: &Metier) -> f32 {
        let mut strength = Strength::default();
        for (id, weight, _) in &self.interets {
            strength.add(self.reglages.interet * weight * self.worth(affinity(metier, *id)));
        }
        let only_dislikes = self.interets.is_empty() && !self.rejetes.is_empty();
        if only_dislikes && self.rejetes.iter().all(|it| affinity(metier, *it) < 4) {
            return 0.2;
        }
        strength.0
    }

    fn worth(&self, digit: u8) -> f32 {
        self.reglages.affinite[usize::from(digit.min(9))]
    }

    fn diplome(&self, id: MetierId, metier: &Metier, asked: u8) -> f32 {
        let choix = self.demande.choix;
        let share = if choix.interrompu { self.reglages.diplome_interrompu } else { 1.0 };
        if let Some(lien) = self.formation.get(id.index()) {
            return lien.force * share;
        }
        if choix.diplome.is_none() {
            return 0.0;
        }
        let held = self.portee.tenu.unwrap_or(2);
        let near = match (held, asked) {
            (held, asked) if asked == held => 1.0,
            (2, 3) if metier.acces.sans_diplome => 1.0,
            (2, 3) => 0.8,
            (held, asked) if asked > held => 0.5,
            (held, asked) => (1.0 - 0.3 * f32::from(held - asked)).max(0.2),
        };
        let [alone, beside] = self.reglages.niveau;
        near * share * if choix.n_cles() == 1 { alone } else { beside }
    }

    /// How common and accessible it is, within `0..=1`. Hires are those of a whole family: of a
    /// branch of it, those that its names let one hope for.
    fn common(&self, metier: &Metier, level: u8) -> f32 {
        let [hires, base, open, known] = self.reglages.courant_parts;
        let named = f32::from(metier.notoriete) / 9.0;
        let own = metier.code == metier.parent;
        let branch = self.reglages.courant_branche;
        let part = if own { 1.0 } else { branch + (1.0 - branch) * named };
        let low = f32::from(8 - level.min(8)) / 6.0;
        hires * part * (f32::from(metier.embauches) / 16.0).min(1.0)
            + base * if own { 1.0 } else { 0.0 }
            + open * low
            + known * named
    }
}

/// How many métiers call on each compétence, by place.
fn appels(catalogue: &Catalogue) -> Vec<f32> {
    let mut out = vec![0.0_f32; catalogue.competences.len()];
    for metier in &catalogue.metiers {
        for it in &metier.competences {
            out[it.competence.index()] += 1.0;
        }
    }
    out
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
