//! Our own drawings: five keys, and a few signs. All are decorative: the words are beside them.

use leptos::prelude::*;

use crate::matching::Cle;

/// A sign, as a stroke in a square of 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icone {
    /// A place.
    Lieu,
    /// To take away.
    Croix,
    /// Chosen.
    Coche,
    /// To go on.
    Fleche,
    /// Something to look at before going on.
    Attention,
}

impl Icone {
    fn trace(self) -> &'static str {
        match self {
            Self::Lieu => {
                "M12 21c-4-4.6-6.5-8-6.5-11a6.5 6.5 0 0 1 13 0c0 3-2.5 6.4-6.5 11zm0-8.8a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z"
            }
            Self::Croix => "M6.5 6.5l11 11m0-11l-11 11",
            Self::Coche => "M5 12.8l4.6 4.6L19 7.5",
            Self::Fleche => "M5 12h13.5M13 6.5l5.5 5.5-5.5 5.5",
            Self::Attention => "M12 4L2.8 19.5h18.4L12 4zm0 6v4.5m0 2.4v.1",
        }
    }
}

/// A sign.
#[component]
pub fn IconeVue(icone: Icone) -> impl IntoView {
    vue! {
        <svg class="icone" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icone.trace()></path>
        </svg>
    }
}

/// The key of a key: one stem, five heads.
#[component]
pub fn IconeCle(cle: Cle) -> impl IntoView {
    let tete = match cle {
        Cle::Metier => "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
        Cle::Secteur => "M12 3l9 9-9 9-9-9z",
        Cle::Formation => "M12 3.5l9 6.5-3.4 10.5H6.4L3 10z",
        Cle::Competences => {
            "M12 3.5a4 4 0 0 1 3.9 4.9A4.3 4.3 0 1 1 12 15a4.3 4.3 0 1 1-3.9-6.6A4 4 0 0 1 12 3.5z"
        }
        Cle::Interets => {
            "M12 20.5C5.5 15.6 3.5 12.5 3.5 9.3A4.6 4.6 0 0 1 12 7.2a4.6 4.6 0 0 1 8.5 2.1c0 3.2-2 6.3-8.5 11.2z"
        }
    };
    vue! {
        <svg class="cle-icone" viewBox="0 0 48 24" aria-hidden="true" focusable="false">
            <path class="cle-icone__tete" d=tete></path>
            <path class="cle-icone__tige" d="M20.5 12H45M38 12v5.5M43.5 12v4"></path>
        </svg>
    }
}

/// The mark of the site: five keys on one ring.
#[component]
pub fn Trousseau() -> impl IntoView {
    // Ends of the five stems, on a half circle around the ring.
    const TETES: [(&str, &str, &str); 5] = [
        ("metier", "5", "17.5"),
        ("secteur", "9.5", "8.5"),
        ("formation", "18", "5"),
        ("competences", "26.5", "8.5"),
        ("interets", "31", "17.5"),
    ];
    vue! {
        <svg class="trousseau" viewBox="0 0 36 32" aria-hidden="true" focusable="false">
            {TETES.map(|(cle, x, y)| vue! {
                <g data-cle=cle>
                    <path d=format!("M18 24L{x} {y}")></path>
                    <circle cx=x cy=y r="3.6"></circle>
                </g>
            }).collect_view()}
            <circle class="trousseau__anneau" cx="18" cy="24" r="5.5"></circle>
        </svg>
    }
}
