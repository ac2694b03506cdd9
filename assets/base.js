// Finds the folder of the site: it works under any path, at any depth, without being told.
// First of the page's scripts: every relative address below depends on it.
(function () {
  var segments = "SEGMENTS".split(" ");
  var path = location.pathname;
  // A page has one address: the one without the name of its file.
  if (/\/index\.html$/.test(path)) {
    path = path.slice(0, -10);
    history.replaceState(history.state, "", path + location.search + location.hash);
  }
  var parts = path.split("/");
  var folders = [];
  function add(n) {
    var folder = parts.slice(0, n).join("/") + "/";
    if (folders.indexOf(folder) < 0) folders.push(folder);
  }
  // Before the first word that our paths begin with; else each folder, the deepest first.
  for (var i = 1; i < parts.length; i++) if (segments.indexOf(parts[i]) >= 0) add(i);
  for (var n = parts.length - 1; n > 0; n--) add(n);
  add(parts.length);

  var base = document.createElement("base");
  base.href = folders[0];
  document.head.appendChild(base);

  // What the page's second script needs; and a person must never be left before "Chargement…".
  window.cinqCles = {
    folders: folders,
    fail: function (error) {
      var screen = document.getElementById("demarrage");
      if (!screen) return rescue(error);
      document.getElementById("attente").hidden = true;
      document.getElementById("echec").hidden = false;
      document.getElementById("reessayer").onclick = function () { location.reload(); };
      if (error && window.console) console.error(error);
    },
  };
  // The program started, then broke: nothing of it can be trusted any more. The page says so.
  function rescue(error) {
    var screen = document.getElementById("secours");
    if (!screen || !window.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) return;
    screen.hidden = false;
    screen.querySelector("button").onclick = function () { location.reload(); };
    screen.scrollIntoView();
  }

  // Also told of what an old browser cannot read in the second script.
  window.addEventListener("error", function (event) { window.cinqCles.fail(event.error); });
  window.addEventListener("unhandledrejection", function (event) { window.cinqCles.fail(event.reason); });
})();
