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
  return {
    communes: corpus.name === 'communes',
    codes: [...things.keys()].join(' '),
    n: all.map(it => `${it.main.length} ${it.others.length}`).join('\n'),
    pop: all.map(it => it.pop).join(' '),
    names: all.flatMap(it => [...it.main, ...it.others]).join('\n'),
    alt: all.map(it => it.alt).join('\n').trimEnd(),
    expressions: expressions.map(it => it[0]).join('\n'),
    things: expressions.map(it => it[1]).join('\n'),
  }
}

// The same, as the door of the engine reads it.
function text(it) {
  const names = it.names.split('\n'), pop = it.pop.split(' '), alt = it.alt.split('\n'), lines = []
  let at = 0
  it.n.split('\n').forEach((counts, row) => {
    const [main, others] = counts.split(' ').map(Number)
    for (let i = 0; i < main + others; i++) lines.push([row, i < main ? 'P' : 's', pop[row], names[at++], alt[row] || ''].join('\t').trimEnd())
  })
  const things = it.things.split('\n')
  const expressions = it.expressions ? it.expressions.split('\n').map((said, i) => `${said}\t${things[i]}`) : []
  return lines.join('\n') + '\n\n' + expressions.join('\n')
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
function build(text, communes) {
  const start = performance.now()
  write(text)
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
