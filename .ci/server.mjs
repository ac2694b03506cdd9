// A static host, as plain as those people have: files, their compressed copies, and one of the
// two ways of answering for an address it does not know.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const sirv = createRequire(new URL("../e2e/package.json", import.meta.url))("sirv");

/**
 * Serves `folder` at `base` and gives the server, listening.
 *
 * - `fallback`: `index` answers unknown addresses with index.html and status 200, even for a
 *   missing script (nginx, Netlify); `404` with 404.html and status 404 (GitHub Pages)
 * - `live`: reads the folder at each request, for one that changes
 */
export async function serve({ folder, base = "/", fallback = "index", port = 0, live = false }) {
  const files = sirv(folder, { brotli: true, gzip: true, etag: true, dev: live, extensions: [] });
  const server = createServer((request, response) => {
    const [path, query] = request.url.split("?");
    if (`${path}/` === base) {
      response.writeHead(301, { Location: base + (query ? `?${query}` : "") }).end();
    } else if (!path.startsWith(base)) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
    } else {
      request.url = request.url.slice(base.length - 1);
      if (request.url === "/" || request.url.startsWith("/?")) request.url = "/index.html";
      files(request, response, () => unknown(folder, fallback, response));
    }
  });
  server.listen(port, "localhost");
  await new Promise((done, failed) => server.once("listening", done).once("error", failed));
  return server;
}

function unknown(folder, fallback, response) {
  const [status, name] = fallback === "index" ? [200, "index.html"] : [404, "404.html"];
  response.writeHead(status, { "Content-Type": "text/html;charset=utf-8" });
  response.end(readFileSync(join(folder, name)));
}
