//! What stays on the device. Never an error for the person: storage may be refused.

use web_sys::{Storage, window};

/// Everything we keep, versioned so that an old value is never misread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The last place chosen, as it stands in an address.
    Lieu,
    /// How the page is shown: light, dark, or as the device asks.
    Affichage,
    /// Where the page was scrolled when it was left. Forgotten with the tab.
    Defilement,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Self::Lieu => "lieu.v1",
            Self::Affichage => "affichage.v1",
            Self::Defilement => "defilement.v1",
        }
    }

    fn store(self) -> Option<Storage> {
        let window = window()?;
        match self {
            Self::Lieu | Self::Affichage => window.local_storage(),
            Self::Defilement => window.session_storage(),
        }
        .ok()?
    }
}

/// What was kept; `None` when nothing was, or when storage is refused (private browsing).
pub fn get(key: Key) -> Option<String> {
    key.store()?.get_item(key.name()).ok()?
}

/// Keeps `value`, if the browser lets us.
pub fn set(key: Key, value: &str) {
    if let Some(store) = key.store() {
        // A full or refused storage costs the person a convenience, nothing else.
        let _ = store.set_item(key.name(), value);
    }
}

/// Forgets it.
pub fn remove(key: Key) {
    if let Some(store) = key.store() {
        let _ = store.remove_item(key.name());
    }
}
