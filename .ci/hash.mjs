import { createHash } from "node:crypto";

/** SHA-256 of a text or of bytes. */
export const sha256 = (it, encoding = "hex") => createHash("sha256").update(it).digest(encoding);
