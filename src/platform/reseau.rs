//! Whether the device says it has a network.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::window;

/// True unless the browser is sure that there is no network. "Online" promises nothing.
pub fn is_online() -> bool {
    window().is_none_or(|it| it.navigator().on_line())
}

/// Calls `told` each time that changes, for as long as the page lives.
pub fn watch(told: impl Fn(bool) + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn Fn()>::new(move || told(is_online()));
    for event in ["online", "offline"] {
        let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
