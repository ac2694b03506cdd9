//! What working in a métier is like, as far as it matters to someone's life.

use std::{fmt, str::FromStr};

macro_rules! conditions {
    ($($(#[$doc:meta])* $name:ident = $key:literal),+ $(,)?) => {
        /// A condition of work that a person may seek, or have to avoid.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Condition { $($(#[$doc])* $name),+ }

        impl Condition {
            /// All of them, in a fixed order.
            pub const TOUTES: [Self; Conditions::LEN] = [$(Self::$name),+];

            /// Its name in tables and in the snapshot.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

conditions! {
    /// Nights or evenings, as a habit.
    Nuit = "nuit",
    /// Saturdays or Sundays, as a habit.
    WeekEnd = "week_end",
    /// Very early, very late, split days or shifts.
    Decale = "decale",
    /// Hours that fit those of school.
    Ecole = "ecole",
    /// Outdoors.
    Exterieur = "exterieur",
    /// Sheltered.
    Interieur = "interieur",
    /// Seated.
    Assis = "assis",
    /// Standing or moving.
    Debout = "debout",
    /// Heavy loads.
    Charges = "charges",
    /// Roofs, scaffolds, aerial platforms, trees.
    Hauteur = "hauteur",
    /// Driving a road vehicle, or having to own one.
    Conduite = "conduite",
    /// Moving machines, blades.
    Machine = "machine",
    /// Flour, wood, plaster, cement or paint in the air.
    Poussiere = "poussiere",
    /// Solvents, oils, dyes, glues, detergents.
    Chimie = "chimie",
    /// Washing someone, blood, touching bodies.
    Corps = "corps",
    /// Walking, standing gestures or places that cannot be fitted for a wheelchair.
    Fauteuil = "fauteuil",
    /// Telling wires, signals or shades apart.
    Couleurs = "couleurs",
    /// Speech or telephone at the heart of the job.
    Oral = "oral",
    /// The public, all day.
    Public = "public",
    /// Reading and writing at the heart of the job.
    Ecrit = "ecrit",
    /// A confident French.
    Francais = "francais",
    /// Nationality, competitive examination, or five years of residence.
    Titre = "titre",
    /// Closed before 18.
    Mineur = "mineur",
    /// Loud noise.
    Bruit = "bruit",
    /// With animals.
    Animaux = "animaux",
    /// In a team.
    Equipe = "equipe",
    /// Often alone.
    Seul = "seul",
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Condition {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::TOUTES.into_iter().find(|it| it.key() == text).ok_or(())
    }
}

/// How sure we are that a condition holds. Unknown is never "no".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Nothing says so.
    #[default]
    Inconnue,
    /// One weak clue: a neighbour, a line of ROME that covers a whole family.
    Faible,
    /// True of many posts.
    Moyenne,
    /// True of nearly all posts.
    Forte,
}

impl Force {
    /// From `0..=3`.
    pub fn new(number: u8) -> Option<Self> {
        [Self::Inconnue, Self::Faible, Self::Moyenne, Self::Forte].get(usize::from(number)).copied()
    }
}

/// The conditions of one métier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conditions([Force; Conditions::LEN]);

impl Conditions {
    /// How many conditions there are.
    pub const LEN: usize = 27;

    /// How sure it is.
    pub fn get(self, condition: Condition) -> Force {
        self.0[condition as usize]
    }

    /// Says how sure it is.
    pub fn set(&mut self, condition: Condition, force: Force) {
        self.0[condition as usize] = force;
    }

    /// Makes it at least that sure.
    pub fn raise(&mut self, condition: Condition, force: Force) {
        self.set(condition, self.get(condition).max(force));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_its_key_and_back() {
        for it in Condition::TOUTES {
            assert_eq!(it.to_string().parse(), Ok(it));
        }
        assert_eq!("couleur".parse::<Condition>(), Err(()));
    }

    #[test]
    fn what_is_known_is_only_raised() {
        let mut it = Conditions::default();
        assert_eq!(it.get(Condition::Nuit), Force::Inconnue);
        it.raise(Condition::Nuit, Force::Forte);
        it.raise(Condition::Nuit, Force::Faible);
        assert_eq!(it.get(Condition::Nuit), Force::Forte);
        assert_eq!(it.get(Condition::Seul), Force::Inconnue);
    }
}
