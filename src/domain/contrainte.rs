//! What matters to a person, beside tastes: the closed vocabulary of constraints.

use std::{fmt, str::FromStr};

macro_rules! contraintes {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// A constraint of life, law or health, or a strong wish about work.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Contrainte { $($(#[$doc])* $name),+ }

        impl Contrainte {
            /// All of them, in a fixed order.
            pub const TOUTES: [Self; 25] = [$(Self::$name),+];

            /// Its code in profiles and addresses.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }
        }
    };
}

contraintes! {
    /// Direct hiring, or six months of training at most.
    SansDiplome = "sans_diplome",
    /// Under 18.
    Mineur = "mineur",
    /// No licence nor vehicle for two years.
    SansPermis = "sans_permis",
    /// Free at school hours only.
    HorairesEcole = "horaires_ecole",
    /// No habitual night or evening.
    PasDeNuit = "pas_de_nuit",
    /// No habitual Saturday or Sunday.
    PasDeWeekEnd = "pas_de_week_end",
    /// No split days, shifts, very early or very late hours.
    PasHorairesDecales = "pas_horaires_decales",
    /// Most of the time outdoors.
    EnExterieur = "en_exterieur",
    /// Sheltered.
    EnInterieur = "en_interieur",
    /// Not seated all day.
    PasStationAssise = "pas_station_assise",
    /// Cannot stand for long.
    PasStationDebout = "pas_station_debout",
    /// Cannot carry heavy loads.
    PasChargesLourdes = "pas_charges_lourdes",
    /// No scaffold, roof or aerial platform.
    PasDeHauteur = "pas_de_hauteur",
    /// No driving, cutting machine nor height (epilepsy).
    PasConduiteNiMachine = "pas_conduite_ni_machine",
    /// No flour, wood, plaster or paint dust (asthma).
    PasPoussiere = "pas_poussiere",
    /// No oils, solvents, glues, dyes, detergents (eczema).
    PasProduitsChimiques = "pas_produits_chimiques",
    /// No washing, blood or touching bodies.
    PasDeSoinsCorporels = "pas_de_soins_corporels",
    /// A post one can hold in a wheelchair.
    FauteuilRoulant = "fauteuil_roulant",
    /// Tells colours apart poorly.
    Daltonien = "daltonien",
    /// Does not hear: no telephone, no spoken reception.
    PasDeTelephone = "pas_de_telephone",
    /// Wants to meet the public.
    ContactPublic = "contact_public",
    /// Does not want the public all day.
    PasContactPublic = "pas_contact_public",
    /// Reads and writes with difficulty.
    PeuALAiseEcrit = "peu_a_l_aise_ecrit",
    /// Elementary spoken French, weak writing.
    FrancaisDebutant = "francais_debutant",
    /// In France for less than five years, from outside the Union.
    TitreDeSejourRecent = "titre_de_sejour_recent",
}

impl fmt::Display for Contrainte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Contrainte {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::TOUTES.into_iter().find(|it| it.code() == text).ok_or(())
    }
}

/// How strongly a constraint is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Souhait {
    /// « Plutôt »: it moves what suits up a little.
    Prefere,
    /// « Éviter »: what does not suit goes far down, and stays.
    Evite,
    /// « Jamais »: what surely does not suit is removed, and counted.
    Jamais,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constraint_is_its_code_and_back() {
        for it in Contrainte::TOUTES {
            assert_eq!(it.to_string().parse(), Ok(it));
        }
        assert_eq!("pas_de_lundi".parse::<Contrainte>(), Err(()));
    }
}
