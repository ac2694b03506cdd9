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

// What the app downloads: titles by métier, then the lexicon.
export function text(corpus, lexicon) {
  const rows = new Map()
  for (const d of corpus.docs) if (!rows.has(d.code)) rows.set(d.code, rows.size)
  const names = corpus.docs.map(d =>
    [rows.get(d.code), d.main ? 'P' : 's', Math.round(31 * (d.pop || 0)), d.label, d.alt].join('\t').trimEnd())
  const expressions = corpus.name === 'jobs' ? lexicon.split('\n').flatMap(line => {
    const [expression, list] = line.split(';')
    const things = (list || '').split(' ').map(code => rows.get(code)).filter(it => it !== undefined)
    return things.length ? [`${expression}\t${things.join(' ')}`] : []
  }) : []
  return { codes: [...rows.keys()], text: names.join('\n') + '\n\n' + expressions.join('\n') }
}

let shipped
export async function init(corpus, ctx) {
  await start(ctx)
  const lexicon = new TextDecoder().decode(await ctx.asset('lexique.csv'))
  const made = text(corpus, lexicon)
  codes = made.codes
  shipped = JSON.stringify({ communes: corpus.name === 'communes', codes, text: made.text })
  build(made.text, corpus.name === 'communes')
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
  const it = JSON.parse(data)
  codes = it.codes
  build(it.text, it.communes)
}

export function extraBytes() { return 0 }
export function buildTime() { return took }
export function memory() { return wasm.memory.buffer.byteLength }
