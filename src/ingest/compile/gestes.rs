//! Our tables of things one does, likes or asks for, by column; and our pages of words only.

use crate::{
    ingest::redaction,
    matching::tables,
    snapshot::format::{Contraintes, FORMAT, Gestes, Pages, Souhaits, Textes, Themes, Vie},
};

/// All of them, as they are in the project.
pub fn gestes() -> Gestes {
    let [id, groupe, phrase, autres_mots, macro_competences, savoir_etre, tu_as_montre] =
        tables::columns_vie().map(Textes::join);
    let vie = Vie { id, groupe, phrase, autres_mots, macro_competences, savoir_etre, tu_as_montre };
    let [id, nom, mots, metiers, interets] = tables::columns_themes().map(Textes::join);
    let themes = Themes { id, nom, mots, metiers, interets };
    let [code, question, phrase_prefere, phrase_eviter, phrase_jamais, groupe] =
        tables::columns_contraintes().map(Textes::join);
    let contraintes =
        Contraintes { code, question, phrase_prefere, phrase_eviter, phrase_jamais, groupe };
    let [mots, aime, rejette, etat] = tables::columns_souhaits().map(Textes::join);
    let souhaits = Souhaits { mots, aime, rejette, etat };
    let page = |nom| Textes::join(redaction::page(nom));
    let pages = Pages { apropos: page("apropos"), pourquoi: page("pourquoi") };
    Gestes { format: FORMAT, vie, themes, contraintes, souhaits, pages }
}
