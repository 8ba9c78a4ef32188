import type { Random } from '#kit/random'

const oddNumbers = [
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  Number.MIN_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]
const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\uFFFF',
  '\uD800',
  '../../../etc/passwd',
  "'; DROP TABLE entity; --",
  '<img src=x onerror=alert(1)>',
  '${7*7}',
  '__proto__',
  'constructor',
  '2026-02-30T25:61:61Z',
  '\u202Ereversed',
  'a'.repeat(5_000),
]
const oddNames = ['__proto__', 'constructor', 'toString', 'then', 'kind', 'id', 'n', 'length', '']

/** Any value that can be sent, up to so many levels deep. */
export function anything(random: Random, depth = 3): unknown {
  const leaf = depth <= 0 || random.chance(0.5)
  if (leaf) {
    return random.pick<() => unknown>([
      () => null,
      () => true,
      () => false,
      () => random.pick(oddNumbers),
      () => random.below(1_000),
      () => random.pick(oddTexts),
      () => String.fromCodePoint(random.below(0xd7ff)),
    ])()
  }
  const size = random.below(4)
  if (random.chance(0.5)) return Array.from({ length: size }, () => anything(random, depth - 1))
  return Object.fromEntries(
    Array.from({ length: size }, () => [random.pick(oddNames), anything(random, depth - 1)]),
  )
}

/** Lists in lists, as deep as a parser may be asked to go. */
export const deep = (levels: number): unknown => {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}

/** The value with one place of it made wrong: taken away, replaced, doubled, or joined by something unasked for. */
export function spoilt(random: Random, value: unknown): unknown {
  if (Array.isArray(value)) return spoiltList(random, value)
  if (typeof value !== 'object' || value === null) return anything(random)
  const fields = Object.entries(value)
  const chosen = random.below(fields.length + 1)
  if (chosen === fields.length) return { ...value, [random.pick(oddNames)]: anything(random) }
  const [name, field] = fields[chosen] ?? ['', null]
  const kept = Object.fromEntries(fields.filter(([other]) => other !== name))
  if (random.chance(0.3)) return kept
  return { ...kept, [name]: random.chance(0.5) ? anything(random) : spoilt(random, field) }
}

function spoiltList(random: Random, list: readonly unknown[]): unknown {
  if (list.length === 0) return [anything(random)]
  const chosen = random.below(list.length)
  if (random.chance(0.2)) return Array.from({ length: 400 }, () => list[chosen])
  return list.map((item, index) => (index === chosen ? spoilt(random, item) : item))
}
