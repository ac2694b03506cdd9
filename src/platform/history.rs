//! Addresses: going somewhere, coming back, and finding the page where it was left.
//!
//! We push to the history ourselves and ask the router only to follow: it compares each address
//! with its own memory of the visit, and after some backs and forwards would not push at all.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlAnchorElement, MouseEvent, window};

use super::storage::{self, Key};

thread_local! {
    /// Scroll positions of the pages of this visit, in px, by address.
    static POSITIONS: RefCell<Vec<(String, i32)>> = RefCell::default();
    /// Address of the page on screen: at `popstate` the browser has already changed its own.
    static HERE: RefCell<String> = RefCell::default();
    /// The page being built was reached by Back, Forward or reload.
    static RETURNING: Cell<bool> = const { Cell::new(false) };
}

/// Path of the folder of the site, with its first slash and without its last: `""` at the root,
/// `"/orientation"` under a sub-path.
pub fn base_path() -> String {
    let path = || {
        let base = window()?.document()?.base_uri().ok()??;
        let path = web_sys::Url::new(&base).ok()?.pathname();
        Some(path.rsplit_once('/').map_or("", |it| it.0).to_owned())
    };
    path().unwrap_or_default()
}

/// Address of the page, from the path on.
pub fn here() -> String {
    let read = || {
        let location = window()?.location();
        Some(location.pathname().ok()? + &location.search().ok()? + &location.hash().ok()?)
    };
    read().unwrap_or_default()
}

/// Adds `href` to the history, or replaces the present address by it. The router follows apart.
pub fn write(href: &str, replace: bool) {
    remember_scroll();
    let Some(history) = window().and_then(|it| it.history().ok()) else { return };
    let done = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(href))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(href))
    };
    // Browsers limit how often a page may write its address. The page still changes.
    let _ = done;
    HERE.set(here());
}

/// Calls `go` with the address of each link of this site that is followed by a plain click or
/// tap, before the router sees it; and `back` after each Back or Forward.
pub fn watch(base: String, go: impl Fn(String) + 'static, back: impl Fn() + 'static) {
    let Some((window, document)) = window().and_then(|it| Some((it.clone(), it.document()?)))
    else {
        return;
    };
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    RETURNING.set(storage::get(Key::Defilement).is_some());

    let click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(href) = followed(&event, &base) {
            event.prevent_default();
            go(href);
        }
    });
    let _ = document.add_event_listener_with_callback_and_bool(
        "click",
        click.as_ref().unchecked_ref(),
        true,
    );
    click.forget();

    HERE.set(here());
    let pop = Closure::<dyn Fn()>::new(move || {
        remember_scroll();
        HERE.set(here());
        RETURNING.set(true);
        back();
    });
    // Before the router's own: it may have drawn the page when it returns.
    let first = true;
    let _ = window.add_event_listener_with_callback_and_bool(
        "popstate",
        pop.as_ref().unchecked_ref(),
        first,
    );
    pop.forget();

    let leave = Closure::<dyn Fn()>::new(|| {
        storage::set(Key::Defilement, &format!("{} {}", scroll_y(), here()));
    });
    let _ = window.add_event_listener_with_callback("pagehide", leave.as_ref().unchecked_ref());
    leave.forget();
}

/// Where to scroll the page that was just built: where it was left when one comes back to it,
/// else `None`. Asked once per page.
pub fn take_scroll() -> Option<i32> {
    let stored = storage::get(Key::Defilement);
    storage::remove(Key::Defilement);
    if !RETURNING.replace(false) {
        return None;
    }
    let here = here();
    if let Some((y, address)) = stored.as_deref().and_then(|it| it.split_once(' '))
        && address == here
    {
        return y.parse().ok();
    }
    POSITIONS.with_borrow(|it| it.iter().find(|it| it.0 == here).map(|it| it.1))
}

fn remember_scroll() {
    let left = HERE.with_borrow(Clone::clone);
    POSITIONS.with_borrow_mut(|it| {
        it.retain(|it| it.0 != left);
        it.push((left, scroll_y()));
    });
}

/// In whole px: the code that writes fractions would weigh more than what they are worth.
#[allow(clippy::cast_possible_truncation)]
fn scroll_y() -> i32 {
    window().and_then(|it| it.scroll_y().ok()).unwrap_or(0.0) as i32
}

/// The address of a link of this site that `event` follows in this tab.
fn followed(event: &MouseEvent, base: &str) -> Option<String> {
    let plain = event.button() == 0
        && !(event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key())
        && !event.default_prevented();
    if !plain {
        return None;
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    // A link inside the page has its own handler: the fragment is the state.
    let inside = link.get_attribute("href").is_some_and(|it| it.starts_with('#'));
    let elsewhere = inside || !link.target().is_empty() || link.has_attribute("download");
    let url = web_sys::Url::new(&link.href()).ok()?;
    let ours = Some(url.origin()) == window()?.location().origin().ok()
        && url.pathname().starts_with(&format!("{base}/"));
    // A file of the snapshot is not a page.
    let is_file = url.pathname().rsplit('/').next().is_some_and(|it| it.contains('.'));
    (ours && !elsewhere && !is_file).then(|| url.pathname() + &url.search() + &url.hash())
}
