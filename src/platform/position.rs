//! Where the device is, when the person asks for it. The answer never leaves the page.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::domain::Position;

/// Asks the browser, which asks the person; `told` gets the position, or nothing when it is
/// refused, unknown, or slow to come.
pub fn locate(told: impl FnOnce(Option<Position>) + Clone + 'static) {
    let Some(device) = web_sys::window().and_then(|it| it.navigator().geolocation().ok()) else {
        return told(None);
    };
    let failed = told.clone();
    let found = Closure::once_into_js(move |it: web_sys::Position| {
        let at = it.coords();
        told(Some(Position { latitude: at.latitude(), longitude: at.longitude() }));
    });
    let refused = Closure::once_into_js(move |_: JsValue| failed(None));
    let options = web_sys::PositionOptions::new();
    options.set_timeout(DELAI_MS);
    // An error here is one that the second function is told.
    let _ = device.get_current_position_with_error_callback_and_options(
        found.unchecked_ref(),
        Some(refused.unchecked_ref()),
        &options,
    );
}

/// How long a person waits, in milliseconds.
const DELAI_MS: u32 = 15_000;
