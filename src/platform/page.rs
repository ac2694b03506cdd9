//! The page itself: its title, where the keyboard is, how it is shown.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

use super::history;

thread_local! {
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// Names the tab.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|it| it.document()) {
        document.set_title(title);
    }
}

/// Called when a page has just been built, with its heading. A person who followed a link
/// starts at the top, with the heading focused so that a screen reader says it; one who came
/// back finds the page where it was. On the very first page the browser has already done it.
pub fn arrive(heading: &HtmlElement) {
    let Some(window) = window() else { return };
    let first = FIRST.replace(false);
    match history::take_scroll() {
        Some(y) => window.scroll_to_with_x_and_y(0.0, f64::from(y)),
        None if first => {}
        None => {
            window.scroll_to_with_x_and_y(0.0, 0.0);
            focus_quietly(heading);
        }
    }
}

/// Moves the keyboard to `element` without scrolling to it.
pub fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Moves the keyboard to the element with that id, if it is there.
pub fn focus(id: &str) {
    let element = window().and_then(|it| it.document()).and_then(|it| it.get_element_by_id(id));
    if let Some(element) = element
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Makes the element with that id visible, with the least movement.
pub fn reveal(id: &str) {
    let element = window().and_then(|it| it.document()).and_then(|it| it.get_element_by_id(id));
    if let Some(element) = element {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Removes what the page showed while the program was loading.
pub fn remove_loading_screen() {
    let screen =
        window().and_then(|it| it.document()).and_then(|it| it.get_element_by_id("demarrage"));
    if let Some(screen) = screen {
        screen.remove();
    }
}

/// Loads the page again from the start.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Today on this device, in days since 1 January 1970, in its own time zone.
#[allow(clippy::cast_possible_truncation)] // until the year 5 881 580
pub fn jour() -> i32 {
    let now = js_sys::Date::new_0();
    ((now.get_time() / 60_000.0 - now.get_timezone_offset()) / 1_440.0).floor() as i32
}

/// Today on this device, ISO 8601 (`2026-11-22`), in its own time zone.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
