// The lexicon as the benchmark reads it: expressions, and the codes of its corpus. Diplomas have
// codes of Certif Info in the repository and of Onisep in the corpus; Certif Info links the two.
//   node lexique.mjs ../../../shared/data lexique.csv
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import zlib from 'node:zlib'

const [data, out] = process.argv.slice(2)
const here = path.dirname(fileURLToPath(import.meta.url))
const lines = name => fs.readFileSync(path.join(here, '../../src/search/lexique', name), 'utf8').trim().split('\n').slice(1)

const certif = zlib.gunzipSync(fs.readFileSync(path.join(data, 'formations/certif_info_2024-06.csv.gz'))).toString()
const [header, ...rows] = certif.split('\n').map(it => it.trim().split(';'))
const [code, onisep] = ['Code_Diplome', 'codeIdeo2'].map(it => header.indexOf(it))
const links = new Map(rows.filter(it => it[onisep]).map(it => [it[code], it[onisep]]))

// Diplomas whose links are younger than the list of Onisep are known by name: "BUT spécialité chimie parcours …".
const plain = name => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/ parcours .*| ?\(.*|specialite /g, '').trim()
const ideo = zlib.gunzipSync(fs.readFileSync(path.join(data, 'formations/onisep_ideo_formations_initiales_2022.csv.gz'))).toString()
const named = new Map(ideo.split('\n').map(it => it.split(';').map(it => it.replace(/^"|"$/g, '')))
  .filter(it => it[10]).map(it => [plain(it[3]), it[10].split('/').pop()]))
const listed = new Set(named.values())
const label = header.indexOf('Libelle_Diplome')
for (const it of rows) {
  if (it[label] && !listed.has(links.get(it[code])) && named.has(plain(it[label]))) links.set(it[code], named.get(plain(it[label])))
}

const metiers = lines('metiers.csv').map(it => it.split(';').slice(0, 2).join(';'))
const diplomes = lines('diplomes.csv').flatMap(it => {
  const [expression, codes] = it.split(';')
  const linked = [...new Set(codes.split(' ').map(it => links.get(it)).filter(Boolean))]
  return linked.length ? [`${expression};${linked.join(' ')}`] : []
})
fs.writeFileSync(out, [...metiers, ...diplomes].join('\n') + '\n')
