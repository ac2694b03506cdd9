//! A question with a few answers, or many: the phone draws the menu, large, at its own way.

use leptos::prelude::*;

/// A question and a menu of answers: the phone draws it large, and one thumb is enough.
pub fn menu(
    id: &'static str,
    question: &'static str,
    vide: &'static str,
    mots: Vec<String>,
    held: Signal<Option<usize>>,
    on_choix: Callback<Option<usize>>,
) -> AnyView {
    let options = mots.into_iter().enumerate().map(|(rank, mots)| {
        vue! { <option value=rank.to_string() prop:selected=Signal::derive(move || held.get() == Some(rank))>{mots}</option> }
    });
    vue! {
        <div class="menu">
            <label class="menu__question" for=id>{question}</label>
            <select
                class="menu__choix"
                id=id
                class:menu__choix--dit=Signal::derive(move || held.get().is_some())
                on:change:target=move |event| on_choix.run(event.target().value().parse().ok())
            >
                <option value="" prop:selected=Signal::derive(move || held.get().is_none())>{vide}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}
