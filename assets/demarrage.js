// Starts the program. If it is not where base.js guessed, tries the other folders of the path:
// this happens only under an address that no page of ours has.
const base = document.querySelector("base");
const glue = document.getElementById("glue");
const wasm = document.getElementById("wasm");

async function find() {
  let error;
  for (const folder of window.cinqCles.folders) {
    base.href = folder;
    try {
      const program = await import(glue.href);
      // The sheets, asked in the first folder, were not there either.
      if (folder !== window.cinqCles.folders[0]) {
        for (const it of document.querySelectorAll("link[href]")) it.href = it.getAttribute("href");
      }
      return program;
    } catch (it) {
      error ??= it;
    }
  }
  throw error;
}

try {
  const program = await find();
  await program.default({ module_or_path: wasm.href });
} catch (error) {
  window.cinqCles.fail(error);
}
