//! The labour market: the order of magnitude of hires; hours, diplomas, pay and contracts by
//! family; how hard it is to hire, and hires foreseen, by family and place; unemployment.

/// The columns of a table of DARES: its own, then those that name the family in every one.
macro_rules! colonnes_dares {
    ($($propre:literal),+ $(,)?) => {
        &[
            $($propre,)+
            "libelle",
            "code_domaine",
            "libelle_domaine",
            "code_fap_agregee",
            "libelle_fap_agregee",
        ]
    };
}

pub mod bmo;
pub mod chomage;
pub mod embauches;
pub mod groupes;
pub mod parts;
pub mod penurie;
pub mod portraits;
pub mod tensions;
