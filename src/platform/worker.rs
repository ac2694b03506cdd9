//! The service worker that keeps the site on the device.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ServiceWorker, ServiceWorkerRegistration, window};

/// Registers the worker, where the browser has one, and calls `ready` each time a new version
/// of the site is on the device and waits for the person's agreement.
pub async fn register(ready: impl Fn() + Clone + 'static) {
    let Some(container) = container() else { return };
    let Ok(promise) =
        js_sys::Promise::resolve(&container.register("sw.js")).dyn_into::<js_sys::Promise>()
    else {
        return;
    };
    let Ok(registration) = wasm_bindgen_futures::JsFuture::from(promise).await else { return };
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
    // The very first version waits for nobody: only a change of version is announced.
    if registration.waiting().is_some() && container.controller().is_some() {
        ready();
    }
    let found = Closure::<dyn Fn()>::new({
        let registration = registration.clone();
        move || {
            let Some(installing) = registration.installing() else { return };
            let changed = Closure::<dyn Fn()>::new({
                let (installing, ready) = (installing.clone(), ready.clone());
                move || {
                    let installed = installing.state() == web_sys::ServiceWorkerState::Installed;
                    if installed && self::container().is_some_and(|it| it.controller().is_some()) {
                        ready();
                    }
                }
            });
            installing.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        }
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
    keep_all(container).await;
}

/// Puts the waiting version in place, then loads the page again with it.
pub async fn update() {
    let Some(container) = container() else { return };
    let changed = Closure::<dyn Fn()>::new(super::page::reload);
    container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
    post(waiting().await, "SKIP_WAITING");
}

/// How long the page has the network to itself before the rest is kept, in ms.
const REPOS: i32 = 5_000;

/// Asks the worker to keep the whole of the snapshot on the device, once the page has rested:
/// then every page opens without network. Not where the person saves data.
async fn keep_all(container: web_sys::ServiceWorkerContainer) {
    if saves_data() {
        return;
    }
    let Ok(ready) = container.ready() else { return };
    let Ok(registration) = wasm_bindgen_futures::JsFuture::from(ready).await else { return };
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
    let ask = Closure::once_into_js(move || post(registration.active(), "TOUT"));
    if let Some(window) = window() {
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(ask.unchecked_ref(), REPOS);
    }
}

/// The browser was asked to save data, or says that the network is very slow.
fn saves_data() -> bool {
    let get = |object: &JsValue, name: &str| {
        js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
    };
    let Some(window) = window() else { return true };
    let connection = get(&window.navigator(), "connection");
    if connection.is_undefined() {
        return false;
    }
    let kind = get(&connection, "effectiveType").as_string().unwrap_or_default();
    get(&connection, "saveData").is_truthy() || kind.ends_with("2g")
}

fn container() -> Option<web_sys::ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    // Absent in private windows of some browsers, and on plain http.
    let key = JsValue::from_str("serviceWorker");
    let present = js_sys::Reflect::get(&navigator, &key).is_ok_and(|it| !it.is_undefined());
    present.then(|| navigator.service_worker())
}

async fn waiting() -> Option<ServiceWorker> {
    let registration = wasm_bindgen_futures::JsFuture::from(container()?.get_registration()).await;
    registration.ok()?.dyn_into::<ServiceWorkerRegistration>().ok()?.waiting()
}

fn post(worker: Option<ServiceWorker>, kind: &str) {
    let Some(worker) = worker else { return };
    let message = js_sys::Object::new();
    let set = js_sys::Reflect::set(&message, &JsValue::from_str("type"), &JsValue::from_str(kind));
    if set.is_ok() {
        let _ = worker.post_message(&message);
    }
}
