// Our engine in the benchmark: the wasm file of moteur/, fed as the app feeds it.
export const name = 'ours'
export const version = 'workspace'
export const serializedAs = 'text'

const encoder = new TextEncoder()
let wasm, codes, room

async function start(ctx) {
  const bytes = await ctx.asset('moteur.wasm')
  wasm = (await WebAssembly.instantiate(bytes, {})).instance.exports
}

function write(text) {
  const bytes = encoder.encode(text)
  const at = wasm.reserve(bytes.length) // may move the memory
  new Uint8Array(wasm.memory.buffer, at, bytes.length).set(bytes)
  return bytes.length
}

// Both genders written once, as the snapshot writes them (src/snapshot/genres.rs).
const ENDS = { e: '', fe: '', le: '', ne: '', sse: '', rice: 'eur', se: 'r', ère: 'er', ve: 'f', use: 'r', '': '' }
function both(word) {
  if (!word.includes('/')) return
  const parts = word.split('-').map(part => {
    const [whole, end] = part.split('/')
    if (end === undefined) return [whole, whole]
    return whole && end in ENDS && whole.endsWith(ENDS[end]) && [whole, whole.slice(0, whole.length - ENDS[end].length) + end]
  })
  return parts.every(it => it) ? parts[0].map((_, i) => parts.map(it => it[i]).join('-')) : undefined
}
export function expand(short) {
  const words = short.split(' '), marked = words.map(both)
  const first = marked.findIndex(it => it), last = marked.findLastIndex(it => it)
  if (first < 0) return short
  const side = (i, from, to) => words.slice(from, to).map((it, at) => marked[from + at]?.[i] ?? it)
  return [...side(0, 0, last + 1), '/', ...side(1, first, last + 1), ...words.slice(last + 1)].join(' ')
}
function mark(a, b, edge) {
  if (a === b) return edge ? a + '/' : a
  const left = a.split('-'), right = b.split('-')
  const parts = left.length === right.length ? left.map((it, i) => it === right[i] ? it : Object.keys(ENDS).filter(end =>
    end && it.endsWith(ENDS[end]) && it.slice(0, it.length - ENDS[end].length) + end === right[i]).map(end => `${it}/${end}`)[0]) : [undefined]
  return parts.every(it => it !== undefined) ? parts.join('-') : undefined
}
export function shorten(title) {
  const cut = title.indexOf(' / ')
  if (cut < 0) return title
  const left = title.slice(0, cut).split(' '), right = title.slice(cut + 3).split(' ')
  for (let at = 0; at < left.length; at++) {
    const n = left.length - at
    const marks = right.length < n ? [undefined] : left.slice(at).map((it, i) => mark(it, right[i], i === 0 || i + 1 === n))
    const short = [...left.slice(0, at), ...marks, ...right.slice(n)].join(' ')
    if (marks.every(it => it !== undefined) && expand(short) === title) return short
  }
  return title
}

// What the app downloads, in columns as its snapshot is: names by métier, the main one first,
// then the lexicon.
export function columns(corpus, lexicon) {
  const things = new Map()
  for (const d of corpus.docs) {
    const it = things.get(d.code) || { main: [], others: [], pop: Math.round(31 * (d.pop || 0)), alt: d.alt }
    ;(d.main ? it.main : it.others).push(d.label)
    things.set(d.code, it)
  }
  const all = [...things.values()]
  const rows = new Map([...things.keys()].map((code, row) => [code, row]))
  const expressions = corpus.name === 'jobs' ? lexicon.split('\n').flatMap(line => {
    const [expression, list] = line.split(';')
    const found = (list || '').split(' ').map(code => rows.get(code)).filter(it => it !== undefined)
    return found.length ? [[expression, found.join(' '), found]] : []
  }) : []
  // As the snapshot orders them: by what they mean, which compresses better.
  const before = (a, b) => { const at = a.findIndex((it, i) => it !== b[i]); return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1) }
  expressions.sort((a, b) => before(a[2], b[2]))
  // A diploma is asked for as often as it has everyday names (documents.rs).
  const diplomas = new Set(corpus.docs.filter(d => d.kind === 'formation').map(d => rows.get(d.code)))
  const said = new Map()
  for (const it of expressions) said.set(it[2][0], (said.get(it[2][0]) || 0) + 1)
  const asked = row => diplomas.has(row) ? 4 * Math.floor(Math.log2(1 + (said.get(row) || 0))) : 0
  return {
    communes: corpus.name === 'communes',
    codes: [...things.keys()].join(' '),
    n: all.map(it => `${it.main.length} ${it.others.length}`).join('\n'),
    pop: all.map((it, row) => it.pop + asked(row)).join(' '),
    names: all.flatMap(it => [...it.main, ...it.others]).map(shorten).join('\n'),
    alt: all.map(it => it.alt).join('\n').trimEnd(),
    expressions: expressions.map(it => it[0]).join('\n'),
    things: expressions.map(it => it[1]).join('\n'),
  }
}

// The same, as the door of the engine reads it.
function text(it) {
  const names = it.names.split('\n').map(expand), pop = it.pop.split(' '), alt = it.alt.split('\n'), lines = []
  let at = 0
  it.n.split('\n').forEach((counts, row) => {
    const [main, others] = counts.split(' ').map(Number)
    for (let i = 0; i < main + others; i++) lines.push([row, i < main ? 'P' : 's', pop[row], names[at++], alt[row] || ''].join('\t').trimEnd())
  })
  const things = it.things.split('\n')
  const expressions = it.expressions ? it.expressions.split('\n').map((said, i) => `e\t${said}\t${things[i]}`) : []
  return [...lines, ...expressions]
}

let shipped
export async function init(corpus, ctx) {
  await start(ctx)
  const lexicon = new TextDecoder().decode(await ctx.asset('lexique.csv'))
  const made = columns(corpus, lexicon)
  shipped = JSON.stringify(made)
  open(made)
}

function open(made) {
  codes = made.codes.split(' ')
  build(text(made), made.communes)
}

let took
function build(lines, communes) {
  const start = performance.now()
  // In pieces: the memory of a phone never holds the whole text.
  for (let at = 0; at < lines.length; at += 500) wasm.add(write(lines.slice(at, at + 500).join('\n')))
  wasm.build(communes ? 1 : 0)
  took = performance.now() - start
  room = wasm.reserve(1024)
}

export function query(q, k) {
  const { written } = encoder.encodeInto(q, new Uint8Array(wasm.memory.buffer, room, 1024))
  const n = wasm.find(written, Math.max(k, 8))
  return Array.from(new Uint32Array(wasm.memory.buffer, wasm.found(), n), it => codes[it])
}

export function serialize() { return shipped }

export async function load(data, corpus, ctx) {
  await start(ctx)
  open(JSON.parse(data))
}

export function extraBytes() { return 0 }
export function buildTime() { return took }
export function memory() { return wasm.memory.buffer.byteLength }
