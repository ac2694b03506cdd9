//! What a snapshot says in sentences: each with its drawing, and where its figure is from on
//! demand.

use leptos::prelude::*;

use super::balises::{li, pli, ul};
use crate::{app::text, snapshot::format::Constats};

/// Sentences as lines of a list.
pub fn constats(file: &Constats, rows: &[u16]) -> Vec<AnyView> {
    let phrases: Vec<&str> = file.phrases.rows().collect();
    let line = |row: &u16| {
        let row = usize::from(*row);
        let phrase = (*phrases.get(row)?).to_owned();
        let dessin = file.dessins.get(row).and_then(|it| dessin(*it));
        Some(vue! { <li>{phrase}{dessin}</li> })
    };
    rows.iter().filter_map(line).collect()
}

/// Where the figures of these sentences are from, folded; each source once.
pub fn mentions<'a>(said: impl IntoIterator<Item = (&'a Constats, &'a [u16])>) -> AnyView {
    let mut noms: Vec<String> = Vec::new();
    for (file, rows) in said {
        let mentions: Vec<&str> = file.mentions.rows().collect();
        for row in rows {
            let mention =
                file.mention.get(usize::from(*row)).map_or(usize::MAX, |it| usize::from(*it));
            let new = |nom: &&&str| !noms.iter().any(|it| it == **nom);
            if let Some(nom) = mentions.get(mention).filter(new) {
                noms.push((*nom).to_owned());
            }
        }
    }
    pli(text::FIGURES_SOURCES, move || {
        ul("points", noms.iter().map(|it| li("", it.clone())).collect::<Vec<_>>())
    })
}

/// Ten people, some of them filled, or five steps: the sentence beside it says the same in words.
fn dessin(numero: u8) -> Option<AnyView> {
    let (n, total, forme): (u8, u8, &str) = match numero {
        // A head and shoulders, 10 wide.
        1..=11 => (numero - 1, 10, " 7a3 3 0 1 1 .1 0zm-3 11a4.5 5 0 0 1 9 0z"),
        21..=25 => (numero - 20, 5, " 8h8v8h-8z"),
        _ => return None,
    };
    let trace = |range: std::ops::Range<u8>| -> String {
        let mut out = String::new();
        for it in range {
            out = out + "M" + &(u16::from(it) * 12 + 4).to_string() + forme;
        }
        out
    };
    Some(vue! {
        <svg class="dessin" viewBox="0 0 124 20" aria-hidden="true">
            <path d=trace(0..n)/>
            <path class="dessin__vide" d=trace(n..total)/>
        </svg>
    })
}
