// Reads JSON for the program: the browser does it faster than a reader that would travel inside
// the program, and it weighs nothing. What comes out crosses in two pieces: numbers, and one text.

const NUL = 0;
const NOMBRE = 1;
const TEXTE = 2;
const LISTE = 3;
const OBJET = 4;
/** Between texts: none of ours may hold it. */
const FIN = "\0";

/** Flattens `json`: a mark before each value, as `src/platform/json.rs` reads them back. */
export function aplatir(json) {
  const marques = [];
  const textes = [];
  const texte = (it) => {
    if (it.includes(FIN)) throw new Error("a text with a zero");
    textes.push(it);
  };
  const visiter = (it) => {
    if (it === null) {
      marques.push(NUL);
    } else if (Array.isArray(it)) {
      marques.push(LISTE, it.length);
      it.forEach(visiter);
    } else if (typeof it === "object") {
      const champs = Object.entries(it);
      marques.push(OBJET, champs.length);
      for (const [nom, valeur] of champs) {
        texte(nom);
        visiter(valeur);
      }
    } else if (typeof it === "string") {
      marques.push(TEXTE);
      texte(it);
    } else if (Number.isSafeInteger(it)) {
      marques.push(NOMBRE, it);
    } else {
      throw new Error(typeof it === "number" ? "a fraction" : "true or false");
    }
  };
  visiter(JSON.parse(json));
  return [new Float64Array(marques), textes.join(FIN)];
}
