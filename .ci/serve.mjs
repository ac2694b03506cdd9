// Serves a built folder on this machine and prints the address: node .ci/serve.mjs [--live] DIR
// PORT asks for a port; without it, 8080 or the next free one.
import { existsSync } from "node:fs";
import { serve } from "./server.mjs";

const live = process.argv.includes("--live");
const folder = process.argv.slice(2).find((it) => !it.startsWith("--")) ?? "dist";
if (!existsSync(`${folder}/index.html`)) {
  console.error(`${folder}/index.html is missing: run make build first`);
  process.exit(1);
}

const asked = process.env.PORT;
const ports = asked ? [Number(asked)] : Array.from({ length: 20 }, (_, index) => 8080 + index);
for (const port of ports) {
  try {
    await serve({ folder, port, live });
    console.log(`Cinq Clés: http://localhost:${port}/   (Ctrl-C to stop)`);
    break;
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    if (port === ports.at(-1)) {
      console.error(`No free port between ${ports[0]} and ${port}: PORT=… make serve`);
      process.exitCode = 1;
    }
  }
}
