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
  { name: "questions", path: "interets/minutes-2" },
  { name: "questions-fin", path: "interets/minutes-2#reponses=01a02n03a04s05n06a07n08p09a10a11n12n" },
  { name: "important", path: "important" },
  { name: "dire", path: "dire#texte=J'aime%20bricoler%20mon%20scooter.%20Pas%20le%20week-end." },
  { name: "offres", path: "offres#lieu=18279.departement" },
  { name: "offres-sans-lieu", path: "offres" },
  { name: "coin", path: "coin#lieu=18279.30km" },
  { name: "fiche-ici", path: "metiers/G1603#lieu=18279.30km" },
  { name: "lieu-trajet", path: "lieu#lieu=18279.velo30" },
  { name: "portes", path: "formation#diplome=niveau3" },
  { name: "metiers", path: "metiers" },
  { name: "liste", path: "metiers#lieu=18279.30km&interets=17.9&sans=2&jamais=pas_de_nuit" },
  { name: "pourquoi", path: "pourquoi" },
  { name: "fiche", path: "metiers/D1102" },
  { name: "fiche-inconnue", path: "metiers/Z9999" },
  { name: "sources", path: "sources" },
  { name: "apropos", path: "apropos" },
  { name: "adresse-inconnue", path: "nimporte" },
];

/** An address with several folders before it, and one that no page of ours has. */
export const DEEP = "metiers/D1102";
export const UNKNOWN = "nimporte/quoi/encore";
