//! Parts that several pages use, each with one job.

mod annonce;
mod annonces;
mod balises;
mod bascule;
mod cadre;
mod carte;
mod charge;
mod constats;
mod icone;
mod menu;
mod puces;
mod recherche;
mod titre;

pub use annonce::carte_annonce;
pub use annonces::Annonces;
pub use balises::{a, bouton, compte, div, h2, h3, li, p, pli, section, span, statut, ul};
pub use bascule::Bascule;
pub use cadre::{Entete, Pied, Suite, lieu_choisi, nom_du_lieu, suite, voir_plus};
pub use carte::{CarteCle, CarteMetier, lien_metier, raisons};
pub use charge::{PanneVue, afficher, aria, tape, vif};
pub use constats::{constats, mentions};
pub use icone::{Icone, IconeCle, IconeVue, Trousseau};
pub use menu::menu;
pub use puces::{Puces, is_used};
pub use recherche::{Ligne, Recherche, Reponse};
pub use titre::{TITRE, Titre};
