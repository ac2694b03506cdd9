// The snapshot that ships, against the description that docs/FORMAT.md points readers to.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "./test.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SNAPSHOT = join(ROOT, "public/snapshot");
const SCHEMA = join(ROOT, "docs/format-1.schema.json");

// Two roles whose files are shaped as those of another.
const SHAPES: Record<string, string> = { departement: "communes", emploi: "marche" };

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));

test("the format is described", () => {
  expect(existsSync(SNAPSHOT), "public/snapshot").toBe(true);
  expect(existsSync(SCHEMA), "docs/format-1.schema.json").toBe(true);
});

test("every file of the snapshot is as the schema says", () => {
  test.setTimeout(120_000);
  const schema = read(SCHEMA);
  const ajv = new Ajv2020({ allErrors: false, strict: true, strictTypes: false, allowUnionTypes: true });
  ajv.addSchema(schema, "format");
  const { fichiers } = read(join(SNAPSHOT, "manifest.json")) as { fichiers: { role: string; chemin: string }[] };
  const roles = { manifest: ["manifest.json"] } as Record<string, string[]>;
  for (const it of fichiers) (roles[it.role] ??= []).push(it.chemin);
  expect(Object.keys(roles).length).toBeGreaterThan(4);
  for (const [role, files] of Object.entries(roles)) {
    const shape = SHAPES[role] ?? role;
    const validate = ajv.getSchema(`format#/$defs/${shape}`);
    expect(validate, `the schema has $defs/${shape}`).toBeDefined();
    for (const file of files) {
      expect(validate!(read(join(SNAPSHOT, file))), `${file}: ${ajv.errorsText(validate!.errors)}`).toBe(true);
    }
  }
});

test("the schema refuses a file that is not as it says", () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true });
  ajv.addSchema(read(SCHEMA), "format");
  const manifest = read(join(SNAPSHOT, "manifest.json"));
  const validate = ajv.getSchema("format#/$defs/manifest")!;
  expect(validate(manifest)).toBe(true);
  expect(validate({ ...manifest, format: "un" })).toBe(false);
  expect(validate({ ...manifest, fichiers: [{ role: "coeur" }] })).toBe(false);
});

test("the folder holds the files of its manifest and no other", () => {
  const { fichiers } = read(join(SNAPSHOT, "manifest.json")) as { fichiers: { chemin: string }[] };
  const held = readdirSync(SNAPSHOT, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name).slice(SNAPSHOT.length + 1));
  expect(held.sort()).toEqual(["manifest.json", ...fichiers.map((it) => it.chemin)].sort());
});
