//! The box where one types, and what it finds: the combobox of the ARIA guide, with its list in
//! the page rather than over it, so that a phone's keyboard hides nothing.

use std::{
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use leptos::{ev, leptos_dom::helpers::debounce, prelude::*};

use super::{aria, balises::span, tape, vif};
use crate::{
    app::{etat::use_etat, text, trouver::Cible},
    platform::page,
};

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Ligne {
    /// The kind of thing it is, said when the box finds several.
    pub groupe: &'static str,
    /// What is chosen when it is.
    pub cible: Cible,
    /// The name that matched.
    pub texte: String,
    /// What matched in it, in bytes.
    pub marques: Vec<Range<usize>>,
    /// A word more.
    pub detail: String,
}

/// What a search gives to show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reponse {
    /// Best first.
    pub lignes: Vec<Ligne>,
    /// The words searched instead.
    pub correction: Option<String>,
    /// Nothing answers: these are only the nearest names.
    pub proches: bool,
    /// Names are still on their way: nothing found is not the last word.
    pub attente: bool,
}

/// How long the hand must rest before the address takes what was typed.
const REPOS: Duration = Duration::from_millis(400);

/// A box with its suggestions.
#[component]
pub fn Recherche(
    /// Unique in the page.
    id: &'static str,
    /// What to type.
    label: &'static str,
    /// An example of it.
    exemple: &'static str,
    /// What to say when nothing is found.
    rien: &'static str,
    /// Searches. Called at each letter.
    chercher: Callback<String, Reponse>,
    /// Chosen.
    on_choix: Callback<Cible>,
) -> impl IntoView {
    let etat = use_etat();
    let texte = RwSignal::new(etat.vue_now().texte);
    let actif = RwSignal::new(None::<usize>);
    let reponse = Memo::new(move |_| chercher.run(texte.get()));
    let typed = move || !texte.get().trim().is_empty();

    // What is typed outlives a reload; not the page that it was typed in.
    let alive = Arc::new(AtomicBool::new(true));
    on_cleanup({
        let alive = alive.clone();
        move || alive.store(false, Ordering::Relaxed)
    });
    // What is in the box then, not what was: something may have been chosen meanwhile.
    let mut remember = debounce(REPOS, move |()| {
        if alive.load(Ordering::Relaxed) {
            etat.show(|it| it.texte = texte.get_untracked());
        }
    });
    let on_input = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        actif.set(None);
        texte.set(event.target().value());
        remember(());
    };
    let choose = move |cible: Cible| {
        texte.set(String::new());
        actif.set(None);
        on_choix.run(cible);
        // What led there is no part of the address that one shares.
        if !etat.vue_now().texte.is_empty() {
            etat.show(|it| it.texte.clear());
        }
    };
    let choose_at = move |rank: usize| {
        let chosen = reponse.with_untracked(|it| it.lignes.get(rank).map(|it| it.cible.clone()));
        if let Some(cible) = chosen {
            choose(cible);
        }
    };
    let option_id = move |rank: usize| format!("{id}-{rank}");
    let move_to = move |rank: usize| {
        actif.set(Some(rank));
        page::reveal(&option_id(rank));
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let n = reponse.with_untracked(|it| it.lignes.len());
        let at = actif.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if n > 0 => move_to(at.map_or(0, |it| (it + 1) % n)),
            "ArrowUp" if n > 0 => move_to(at.map_or(n - 1, |it| (it + n - 1) % n)),
            "Enter" if n > 0 => choose_at(at.unwrap_or(0)),
            "Escape" if at.is_some() => actif.set(None),
            "Escape" => texte.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let open = move || typed() && reponse.with(|it| !it.lignes.is_empty());
    let list_id = format!("{id}-liste");
    let option = move |rank: usize, ligne: Ligne| {
        let marques = marked(&ligne);
        // The line touched, whatever has come to its place since.
        let Ligne { cible, detail, .. } = ligne;
        vue! {
            <li
                class="recherche__ligne"
                role="option"
                id=option_id(rank)
                aria-selected=aria(move || actif.get() == Some(rank))
                on:click=tape(move || choose(cible.clone()))
            >
                {span("recherche__nom", marques)}
                {span("recherche__detail", detail)}
            </li>
        }
    };
    vue! {
        <div class="recherche">
            <label class="recherche__label" for=id>{label}</label>
            <input
                class="recherche__champ"
                id=id
                type="search"
                role="combobox"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=exemple
                aria-autocomplete="list"
                aria-expanded=aria(open)
                aria-controls=list_id.clone()
                aria-activedescendant=move || actif.get().map(option_id)
                prop:value=texte
                on:input:target=on_input
                on:keydown=on_key
            />
            <p class="recherche__etat" role="status">
                {vif(move || typed().then(|| reponse.with(|it| {
                    if it.attente {
                        span("", text::RECHERCHE_ATTENTE)
                    } else if it.lignes.is_empty() {
                        span("", rien)
                    } else if it.proches {
                        span("", text::RECHERCHE_PROCHES)
                    } else {
                        span("hors-ecran", text::n_resultats(it.lignes.len()))
                    }
                })))}
                {vif(move || typed().then(|| reponse.with(|it| it.correction.as_deref().map(text::correction))))}
            </p>
            <ul class="recherche__liste" id=list_id role="listbox" aria-label=label>
                {vif(move || if typed() { groups(reponse.get().lignes, &option) } else { Vec::new() })}
            </ul>
        </div>
    }
}

/// The lines, under the name of their group when there are several groups.
fn groups(lignes: Vec<Ligne>, option: &dyn Fn(usize, Ligne) -> AnyView) -> Vec<AnyView> {
    let several = lignes.windows(2).any(|it| it[0].groupe != it[1].groupe);
    let mut out = Vec::new();
    let mut lignes = lignes.into_iter().enumerate().peekable();
    while let Some((rank, ligne)) = lignes.next() {
        let groupe = ligne.groupe;
        let mut options = vec![option(rank, ligne)];
        while let Some((rank, ligne)) = lignes.next_if(|it| it.1.groupe == groupe) {
            options.push(option(rank, ligne));
        }
        if several {
            out.push(vue! {
                <li role="group" aria-label=groupe>
                    <span class="recherche__groupe" aria-hidden="true">{groupe}</span>
                    <ul role="presentation">{options}</ul>
                </li>
            });
        } else {
            out.append(&mut options);
        }
    }
    out
}

/// The name with what matched in bold. Marks that do not fall on letters are left out.
fn marked(ligne: &Ligne) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in &ligne.marques {
        let (Some(before), Some(inside)) =
            (ligne.texte.get(from..mark.start), ligne.texte.get(mark.clone()))
        else {
            continue;
        };
        parts.push(before.to_owned().into_any());
        parts.push(vue! { <b>{inside.to_owned()}</b> });
        from = mark.end;
    }
    parts.push(ligne.texte.get(from..).unwrap_or_default().to_owned().into_any());
    parts
}
