//! Every weight of the ranking, in one place. What each does and why is told to counsellors in
//! `docs/POURQUOI.md`; the portraits of `cas/` say what a change costs.

/// The weights. A strength is within `0..=1`.
///
/// Evidence adds up as "at least one of these is right": two strengths `a` and `b` make
/// `1 - (1 - a)(1 - b)`. So a reason more never lowers a métier, and none counts without end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reglages {
    /// A theme of which the métier is the most obvious.
    pub theme: f32,
    /// Share kept by the last métier of the first ones of a theme (the first keeps all).
    pub theme_fin: f32,
    /// Share kept by the first of those around, and by the last of them.
    pub theme_autour: [f32; 2],
    /// Share that a métier of a theme gives to its family (ROME v3) and to its neighbours.
    pub theme_famille: f32,
    /// See above.
    pub theme_proche: f32,
    /// Share of a theme that speaks through its centres d'intérêt.
    pub theme_interets: f32,
    /// A centre d'intérêt liked, of the rarest kind, of which the métier is wholly.
    pub interet: f32,
    /// Share that the most common centre keeps: « le souci du détail » says less than
    /// « la cuisine ».
    pub interet_commun: f32,
    /// What a digit of affinity is worth, from 0 to 9.
    pub affinite: [f32; 10],
    /// The whole basket of compétences, principal for the métier.
    pub competences: f32,
    /// A compétence that is not principal for the métier, against one that is.
    pub competence_secondaire: f32,
    /// Share of the basket that speaks through the métiers nearby.
    pub competence_proche: f32,
    /// A compétence shown by everyday life, against one ticked.
    pub competence_vie: f32,
    /// A certification that leads to the family of the métier.
    pub diplome: f32,
    /// What of it is kept when the métier is not the one its family is named after, and when
    /// nothing in its name recalls the certification.
    pub diplome_branche: f32,
    /// See above.
    pub diplome_autre_nom: f32,
    /// Near what the certification leads to: neighbour, same domaine, same compétences.
    pub diplome_proche: f32,
    /// See above.
    pub diplome_domaine: f32,
    /// See above.
    pub diplome_competences: f32,
    /// Left before its end: share of all the above.
    pub diplome_interrompu: f32,
    /// A level held without a certification, when the métier opens right there: alone, then beside
    /// other keys. A level says what is open, not what draws.
    pub niveau: [f32; 2],
    /// Named, or near one named.
    pub metier_choisi: f32,
    /// See above.
    pub metier_proche: f32,
    /// What is left of a métier wholly of what is rejected.
    pub rejet: f32,
    /// How much common and accessible métiers go first, from 0 (not at all).
    pub courant: f32,
    /// In it: hires, being the métier its family is named after, opening low, going by many
    /// names.
    pub courant_parts: [f32; 4],
    /// Share of the hires of its family that a branch of it keeps when it goes by one name.
    pub courant_branche: f32,
    /// What is left of a métier one level, two, three or more above reach.
    pub marche: [f32; 3],
    /// What is left of a métier of direction, which one reaches with experience.
    pub experience: f32,
    /// What is left of a job of cadre.
    pub cadre: f32,
    /// Taken away for each level under the diploma held, beyond the first.
    pub deca: f32,
    /// A constraint hurt surely but only to be avoided; fairly; weakly.
    pub eviter: [f32; 3],
    /// A constraint hurt fairly, weakly, when it is « jamais ».
    pub jamais: [f32; 2],
    /// A preference hurt surely, fairly.
    pub preferer: [f32; 2],
    /// What one asks for is not known of the métier.
    pub souhait_inconnu: f32,
    /// What one asks for is surely there: it goes up by that.
    pub souhait_tenu: f32,
    /// What is left of the third métier of a same ROME v3 family, again for the fourth…: a list
    /// of ten jewellers is one idea.
    pub fratrie: f32,
    /// Under that share of the best, a métier is no answer.
    pub seuil: f32,
}

impl Default for Reglages {
    fn default() -> Self {
        Self {
            theme: 0.55,
            theme_fin: 0.8,
            theme_autour: [0.8, 0.4],
            theme_famille: 0.08,
            theme_proche: 0.16,
            theme_interets: 0.2,
            interet: 0.2,
            interet_commun: 0.7,
            affinite: [0.0, 0.15, 0.3, 0.4, 0.45, 0.5, 0.8, 0.85, 0.92, 1.0],
            competences: 0.25,
            competence_secondaire: 0.45,
            competence_proche: 0.45,
            competence_vie: 0.5,
            diplome: 0.45,
            diplome_branche: 0.65,
            diplome_autre_nom: 0.95,
            diplome_proche: 0.36,
            diplome_domaine: 0.3,
            diplome_competences: 0.37,
            diplome_interrompu: 0.85,
            niveau: [0.2, 0.06],
            metier_choisi: 0.95,
            metier_proche: 0.6,
            rejet: 0.25,
            courant: 0.45,
            courant_parts: [0.65, 0.15, 0.15, 0.1],
            courant_branche: 0.6,
            marche: [0.5, 0.08, 0.01],
            experience: 0.2,
            cadre: 0.7,
            deca: 0.06,
            eviter: [0.15, 0.5, 0.9],
            jamais: [0.5, 0.85],
            preferer: [0.6, 0.85],
            souhait_inconnu: 0.35,
            souhait_tenu: 1.1,
            fratrie: 0.87,
            seuil: 0.05,
        }
    }
}
