//! « Dis-le avec tes mots »: a few free sentences, and what was understood of them, to be taken
//! or contested line by line.

use leptos::prelude::*;

use crate::{
    app::{
        components::{Bascule, Puces, Suite, Titre, afficher, bouton, p, ul, vif},
        donnees::Donnees,
        etat::{Trace, use_etat},
        text,
    },
    domain::Catalogue,
    matching::{Dit, Propos, Sens, phrases},
};

/// The page: a field, and what it says.
#[component]
pub fn Dire() -> impl IntoView {
    let etat = use_etat();
    let donnees: Donnees = expect_context();
    let base = donnees.pret();
    let texte = RwSignal::new(etat.vue_now().texte);
    // What is typed outlives a reload: the address takes it when the field is left.
    let keep = move |_| etat.show(|it| it.texte = texte.get_untracked());
    vue! {
        <Titre texte=text::DIRE_TITRE/>
        {p("chapeau", text::DIRE_AIDE)}
        <Puces/>
        <label class="recherche__label" for="mots">{text::DIRE_CHAMP}</label>
        <textarea
            class="recherche__champ dire"
            id="mots"
            rows="4"
            placeholder=text::DIRE_EXEMPLE
            prop:value=texte
            on:input:target=move |event| texte.set(event.target().value())
            on:change=keep
        ></textarea>
        {vif(move || {
            if texte.with(|it| it.trim().is_empty()) {
                return p("aide", text::DIRE_VIDE);
            }
            let base = base.clone();
            afficher(donnees.lecteur(), move |lecteur| {
                let catalogue = &base.catalogue;
                compris(texte.with(|it| lecteur.dire_gouts(it, catalogue)), catalogue)
            })
        })}
        <Suite/>
    }
}

/// What was understood, each to be taken; and what was not.
fn compris(dit: Dit, catalogue: &Catalogue) -> AnyView {
    let etat = use_etat();
    let Dit { propos, perdus } = dit;
    let tous = propos.clone();
    let lignes = propos.into_iter().map(|it| ligne(it, catalogue)).collect::<Vec<_>>();
    let prendre = move || {
        etat.change(Trace::Nouvelle, |choix| tous.iter().for_each(|it| it.apply(choix)));
    };
    let any = !lignes.is_empty();
    vue! {
        <div role="status">
            {any.then(|| vec![
                p("aide", text::DIRE_COMPRIS),
                ul("choix", lignes),
                p("", bouton("bouton", text::DIRE_TOUT, prendre)),
            ])}
            {(!any).then(|| p("annonce", text::DIRE_RIEN))}
            {(!perdus.is_empty()).then(|| p("aide", text::perdus(&perdus)))}
        </div>
    }
}

fn ligne(propos: Propos, catalogue: &Catalogue) -> AnyView {
    let etat = use_etat();
    let detail = text::guillemets(&propos.mots);
    let texte = match &propos.sens {
        Sens::Geste(code, gout) => text::dit_geste(&phrases::geste(code, catalogue), *gout),
        Sens::Souhait(contrainte, souhait) => text::souhait(*contrainte, *souhait).to_owned(),
        // They have boxes of their own: nothing here reads them.
        Sens::Diplome(..) | Sens::Metier(_) | Sens::Vecu(_) => return ().into_any(),
    };
    let held = propos.clone();
    let actif = Signal::derive(move || held.is_held(&etat.choix()));
    let tap = move |()| etat.change(Trace::Meme, |it| propos.toggle(it));
    vue! { <li><Bascule texte detail actif on_tap=Callback::new(tap)/></li> }
}
