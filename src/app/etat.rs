//! The state of the person: read from the address, changed by writing it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider as _, Url};

use super::{
    adresse::{self, Place, Vue},
    donnees::{Base, Charge, Donnees},
};
use crate::{
    domain::{Choix, Commune, Diplome, Ecart, Formation},
    matching::{Classement, Demande, Proposition, explain, rank_first},
    platform::{
        history,
        storage::{self, Key},
    },
};

/// The state, in context for the whole app.
#[derive(Clone, Copy)]
pub struct Etat {
    lu: Memo<Arc<Lu>>,
    url: RwSignal<Url>,
    /// Choices that Back has just undone.
    pub perdu: RwSignal<Option<Choix>>,
    donnees: Donnees,
    base_path: StoredValue<String>,
    /// The last list, with what it was made from: several parts of a page ask for the same one.
    dernier: StoredValue<Option<Dernier>>,
}

/// A list, after what it was made from.
type Dernier = (Choix, Option<Arc<Formation>>, Arc<Classement>);

/// How many métiers come with their reasons: those of the first screens.
const N_EXPLIQUES: usize = 10;

/// What the address says. One value, and one memo: each kind of memo weighs a kilobyte.
#[derive(Debug, PartialEq)]
struct Lu {
    choix: Choix,
    vue: Vue,
    ecarts: Vec<Ecart>,
}

/// How a change is written in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// Back undoes it.
    Nouvelle,
    /// It replaces what was there: typing and ticking must not fill the history.
    Meme,
}

/// The state, from any component.
pub fn use_etat() -> Etat {
    expect_context()
}

impl Etat {
    /// To be called once. Of the router only the location is taken: `platform::history` writes
    /// addresses and follows links itself, and the rest would weigh a twentieth of the app.
    pub fn provide(donnees: Donnees, base_path: String) -> Self {
        let browser = BrowserUrl::new().expect("a page has an address");
        let url = RwSignal::from(browser.as_url().clone());
        let lu = Memo::new(move |_| {
            let (mut choix, vue, mut ecarts) = url.with(|it| adresse::read(it.hash()));
            if let Charge::Pret(base) = donnees.base() {
                ecarts.extend(choix.keep_known(&base.catalogue));
            }
            Arc::new(Lu { choix, vue, ecarts })
        });
        let etat = Self {
            lu,
            url,
            perdu: RwSignal::new(None),
            donnees,
            base_path: StoredValue::new(base_path.clone()),
            dernier: StoredValue::default(),
        };
        provide_context(etat);
        let last = StoredValue::new(etat.choix_now());
        Effect::new(move || last.set_value(etat.choix()));
        history::watch(
            base_path,
            move |href| etat.go(&href, Trace::Nouvelle),
            move || {
                etat.perdu.set(undone(&last.get_value()));
                etat.follow();
            },
        );
        etat.recall_lieu();
        etat
    }

    /// The path of the page, from the folder of the site; `None` outside of it.
    pub fn path(self) -> Option<String> {
        let base = self.base_path.get_value();
        self.url.with(|it| it.path().strip_prefix(base.as_str()).map(str::to_owned))
    }

    /// What the person chose, without what the snapshot does not hold.
    pub fn choix(self) -> Choix {
        self.lu.get().choix.clone()
    }

    /// The same, for what is done once.
    pub fn choix_now(self) -> Choix {
        self.lu.get_untracked().choix.clone()
    }

    /// What the page shows of itself.
    pub fn vue(self) -> Vue {
        self.lu.get().vue.clone()
    }

    /// The same, for what is done once.
    pub fn vue_now(self) -> Vue {
        self.lu.get_untracked().vue.clone()
    }

    /// What the address said that was left out.
    pub fn ecarts(self) -> Vec<Ecart> {
        self.lu.get().ecarts.clone()
    }

    /// The address of a page with the present state: a link carries everything.
    pub fn href(self, place: Place) -> String {
        self.href_with(place, &self.choix(), &Vue::default())
    }

    /// The same, for a link that follows the state. One type for all links: each other type would
    /// be compiled apart.
    pub fn lien(self, place: Place) -> Signal<String> {
        Signal::derive(move || self.href(place))
    }

    /// The address of a page with another state.
    pub fn href_with(self, place: Place, choix: &Choix, vue: &Vue) -> String {
        let base = self.base_path.read_value();
        format!("{}{}{}", *base, place.path(), adresse::write(choix, vue))
    }

    /// Changes the state and stays on the page, which forgets what it had unfolded.
    pub fn change(self, trace: Trace, change: impl FnOnce(&mut Choix)) {
        let mut choix = self.choix_now();
        change(&mut choix);
        let vue = Vue { plus: 0, ..self.vue_now() };
        self.write_here(trace, &choix, &vue);
    }

    /// Changes what the page shows of itself.
    pub fn show(self, change: impl FnOnce(&mut Vue)) {
        let mut vue = self.vue_now();
        change(&mut vue);
        self.write_here(Trace::Meme, &self.choix_now(), &vue);
    }

    /// Changes the state and goes to another page.
    pub fn leave(self, place: Place, change: impl FnOnce(&mut Choix)) {
        let mut choix = self.choix_now();
        change(&mut choix);
        self.remember_lieu(&choix);
        self.go(&self.href_with(place, &choix, &Vue::default()), Trace::Nouvelle);
    }

    /// The commune of the place chosen, once its département is here. `None` inside when the
    /// snapshot does not hold it.
    pub fn commune(self) -> Option<Charge<Option<Arc<Commune>>>> {
        let code = self.choix().lieu?.commune;
        if !matches!(self.donnees.base(), Charge::Pret(_)) {
            return Some(Charge::EnCours);
        }
        let base = self.donnees.pret();
        if !base.manifest.territoires.iter().any(|it| it == code.departement()) {
            return Some(Charge::Pret(None));
        }
        Some(self.donnees.departement(code.departement()).map(|communes| {
            let found = communes.liste.iter().find(|it| it.commune.code == code);
            found.map(|it| Arc::new(it.commune.clone()))
        }))
    }

    /// The certification held, when the answer to the key formation is one.
    pub fn formation(self) -> Option<Charge<Option<Arc<Formation>>>> {
        let Diplome::Certification(code) = self.choix().diplome? else { return None };
        if !matches!(self.donnees.base(), Charge::Pret(_)) {
            return Some(Charge::EnCours);
        }
        Some(self.donnees.find_formation(code))
    }

    /// The list that the keys lead to. Reasons come with the first métiers only: see
    /// [`Self::explain`].
    pub fn classement(self, base: &Base) -> Charge<Arc<Classement>> {
        self.entrees().map(|(choix, formation)| {
            let made_of = |it: &Dernier| it.0 == choix && it.1 == formation;
            let known = self.dernier.with_value(|it| it.clone().filter(made_of));
            if let Some((.., classement)) = known {
                return classement;
            }
            let catalogue = &base.catalogue;
            let demande = Demande { catalogue, choix: &choix, formation: formation.as_deref() };
            let classement = Arc::new(rank_first(demande, N_EXPLIQUES));
            self.dernier.set_value(Some((choix, formation, classement.clone())));
            classement
        })
    }

    /// A métier of the list, with its reasons wherever it stands.
    pub fn explain(self, base: &Base, it: &Proposition) -> Proposition {
        if !it.pour.is_empty() {
            return it.clone();
        }
        let mut explained = it.clone();
        self.demander(base, &mut |demande| explained = explain(demande, it.metier));
        explained
    }

    /// Asks `read` what the choices mean for a ranking; not before what they name is here.
    pub fn demander(self, base: &Base, read: &mut dyn FnMut(Demande<'_>)) {
        if let Charge::Pret((choix, formation)) = self.entrees() {
            let formation = formation.as_deref();
            read(Demande { catalogue: &base.catalogue, choix: &choix, formation });
        }
    }

    /// The choices, and the certification they name, once what they name is here.
    fn entrees(self) -> Charge<(Choix, Option<Arc<Formation>>)> {
        let choix = self.choix();
        // What « jamais » removes is named with the words of our tables.
        if !choix.gestes.is_empty() || !choix.contraintes.is_empty() {
            match self.donnees.gestes() {
                Charge::Pret(_) => {}
                Charge::EnCours => return Charge::EnCours,
                Charge::Panne(panne) => return Charge::Panne(panne),
            }
        }
        self.formation().unwrap_or(Charge::Pret(None)).map(|formation| (choix, formation))
    }

    fn go(self, href: &str, trace: Trace) {
        self.perdu.set(None);
        history::write(href, trace == Trace::Meme);
        self.follow();
    }

    /// Shows the address that the browser has now.
    fn follow(self) {
        if let Ok(now) = BrowserUrl::current() {
            self.url.set(now);
        }
    }

    fn write_here(self, trace: Trace, choix: &Choix, vue: &Vue) {
        let here = history::here();
        let path = here.split('#').next().unwrap_or_default();
        self.remember_lieu(choix);
        self.go(&format!("{path}{}", adresse::write(choix, vue)), trace);
    }

    /// The device keeps the place, and nothing else.
    fn remember_lieu(self, choix: &Choix) {
        match choix.lieu {
            Some(_) => {
                let alone = Choix { lieu: choix.lieu, ..Choix::default() };
                storage::set(Key::Lieu, &alone.write());
            }
            None if self.choix_now().lieu.is_some() => storage::remove(Key::Lieu),
            None => {}
        }
    }

    /// A bare address on a device that knows a place starts from it.
    fn recall_lieu(self) {
        if !history::here().contains('#') {
            let stored = storage::get(Key::Lieu).unwrap_or_default();
            let (choix, _, ecarts) = adresse::read(&stored);
            if choix.lieu.is_some() && ecarts.is_empty() {
                self.write_here(Trace::Meme, &choix, &Vue::default());
            }
        }
    }
}

/// The choices before Back, when the address has lost some of them.
fn undone(before: &Choix) -> Option<Choix> {
    let here = history::here();
    let (after, ..) = adresse::read(here.split_once('#').map_or("", |it| it.1));
    (before.n_cles() > after.n_cles()).then(|| before.clone())
}
