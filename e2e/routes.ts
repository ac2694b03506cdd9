// Every screen of the site, once. Accessibility, screenshots and hosting walk this list:
// a new screen is tested by one more line.

/** A screen: its name in reports and files, and its address from the folder of the site. */
export type Screen = { name: string; path: string };

export const SCREENS: Screen[] = [
  { name: "accueil", path: "" },
  { name: "lieu", path: "lieu" },
  { name: "cle-metier", path: "metier" },
  { name: "cle-secteur", path: "secteur" },
  { name: "cle-formation", path: "formation" },
  { name: "cle-competences", path: "competences" },
  { name: "cle-interets", path: "interets" },
  { name: "metiers", path: "metiers" },
  { name: "fiche", path: "metiers/D1102" },
  { name: "fiche-inconnue", path: "metiers/Z9999" },
  { name: "sources", path: "sources" },
  { name: "apropos", path: "apropos" },
  { name: "adresse-inconnue", path: "nimporte" },
];

/** An address with several folders before it, and one that no page of ours has. */
export const DEEP = "metiers/D1102";
export const UNKNOWN = "nimporte/quoi/encore";
