//! Our tables of things one does or likes, by column.

use crate::{
    matching::tables,
    snapshot::format::{FORMAT, Gestes, Textes, Themes, Vie},
};

/// Both tables, as they are in the project.
pub fn gestes() -> Gestes {
    let [id, groupe, phrase, autres_mots, macro_competences, savoir_etre, tu_as_montre] =
        tables::columns_vie().map(Textes::join);
    let vie = Vie { id, groupe, phrase, autres_mots, macro_competences, savoir_etre, tu_as_montre };
    let [id, nom, mots, metiers, interets] = tables::columns_themes().map(Textes::join);
    Gestes { format: FORMAT, vie, themes: Themes { id, nom, mots, metiers, interets } }
}
