//! Every knob of the search, in one place. Scores are points: a title that answers every word
//! has [`Reglages::couverture`] of them before the rest is added.

/// How a search weighs what it sees. [`Reglages::METIERS`] is the default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reglages {
    /// Points for answering every word that was typed; in proportion when some are missing.
    pub couverture: f32,
    /// Points for a title of which every word was typed; in proportion.
    pub proximite: f32,
    /// Points for the highest [`poids`](super::Document::poids); in proportion.
    pub popularite: f32,
    /// Points for a principal name.
    pub principal: f32,
    /// Points when the first word typed is the first of the title.
    pub en_tete: f32,
    /// Points lost for each word typed before one that the title has earlier.
    pub desordre: f32,
    /// Points for a title that was typed whole.
    pub exact: f32,
    /// Points for an everyday expression that was typed whole.
    pub expression: f32,
    /// Points lost by an expression of which only a part was typed: titles go first.
    pub expression_debut: f32,
    /// Points lost by an expression of which no word was typed whole; in proportion.
    pub expression_manque: f32,
    /// Points that an expression loses from one thing it points at to the next.
    pub expression_suite: f32,
    /// Points for each doubling of the titles of a thing that answer as well.
    pub abondance: f32,

    /// Share of what was typed that must be answered before errors are thought of, 0 to 1.
    pub suffisant: f32,
    /// Share under which only the kind of diploma was answered, and the rest is looked for alone.
    pub diplome_seul: f32,
    /// Share that cutting or gluing words must add before it is believed.
    pub decoupe: f32,
    /// Share that suspecting words that exist must add before it is believed.
    pub soupcon: f32,
    /// Points lost by a title whose accents are not those typed, when some were.
    pub accents: f32,
    /// So few things found that others are looked for, with errors.
    pub peu: usize,

    /// Quality of a word written as it is, between 0 and 1; so are all those below.
    pub q_exact: f32,
    /// Of the singular of what was typed, or its plural.
    pub q_nombre: f32,
    /// Of a word that starts with what was typed last, at the least.
    pub q_debut: f32,
    /// Added to it in proportion of the letters already typed.
    pub q_debut_part: f32,
    /// Taken from it when another word was typed after.
    pub q_debut_milieu: f32,
    /// Of an equivalent word ("resto" for "restaurant").
    pub q_equivalent: f32,
    /// Of a word written with errors, before they are counted.
    pub q_approche: f32,
    /// Taken from it for each error, divided by the letters typed.
    pub q_erreur: f32,
    /// Taken from it when what was typed is only the beginning.
    pub q_approche_debut: f32,
    /// Of a word that sounds alike.
    pub q_son: f32,
    /// Of a word that starts with the same sounds.
    pub q_son_debut: f32,
    /// Of a word that sounds nearly alike, before letters are compared.
    pub q_son_proche: f32,
    /// Of a word of the same family ("coiffure" for "coiffeur").
    pub q_famille: f32,
    /// Of the initials of a title.
    pub q_initiales: f32,
    /// Taken when a word that exists is suspected of being misspelt.
    pub q_soupcon: f32,
}

impl Reglages {
    /// For métiers, formations and everything that has a name made of common words.
    pub const METIERS: Self = Self {
        couverture: 100.0,
        proximite: 18.0,
        popularite: 27.0,
        principal: 7.0,
        en_tete: 7.0,
        desordre: 3.0,
        exact: 12.0,
        expression: 14.0,
        expression_debut: 4.0,
        expression_manque: 8.0,
        expression_suite: 1.5,
        abondance: 1.0,
        suffisant: 0.78,
        diplome_seul: 0.6,
        decoupe: 0.12,
        soupcon: 0.06,
        accents: 3.0,
        peu: 4,
        q_exact: 1.0,
        q_nombre: 0.93,
        q_debut: 0.80,
        q_debut_part: 0.15,
        q_debut_milieu: 0.06,
        q_equivalent: 0.95,
        q_approche: 0.93,
        q_erreur: 0.9,
        q_approche_debut: 0.06,
        q_son: 0.88,
        q_son_debut: 0.78,
        q_son_proche: 0.72,
        q_famille: 0.70,
        q_initiales: 0.85,
        q_soupcon: 0.12,
    };

    /// For communes: one name each, and a size that says which one is meant.
    pub const COMMUNES: Self = Self { popularite: 115.0, exact: 14.0, ..Self::METIERS };
}

impl Default for Reglages {
    fn default() -> Self {
        Self::METIERS
    }
}
