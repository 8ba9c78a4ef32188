import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { aDesk, aPerson, aTicket, at, event } from '#kit/builders'
import type { Instant } from '../domain/instant'
import { orgScope } from '../domain/scope'
import { fitsOf } from './fits'
import { type Live, liveSchema, type PushAnswer, pushAnswerSchema } from './messages'
import { type Row, seq } from './rows'

const hour = (n: number): Instant => at(`2026-03-02T${10 + n}:00Z`)
const worked = aTicket()
  .id('T-1')
  .with(
    event.acknowledged(hour(1)),
    event.assigned(hour(2), aPerson('Mira Laine')),
    event.statusChanged(hour(4), 'active', 'waiting-customer'),
    event.customerReplied(hour(5)),
  )
  .build()

const rows: readonly Row[] = [
  { live: true, id: 'T-1', v: seq(7), entity: { kind: 'ticket', data: worked } },
  { live: true, id: 'mira-laine', v: seq(7), entity: { kind: 'person', data: aPerson('Mira Laine') } },
  { live: false, id: 'T-2', v: seq(7), kind: 'ticket' },
]
const hash = '0123456789abcdef'
const live: Live = {
  scope: orgScope,
  prev: seq(6),
  seq: seq(7),
  rows,
  reckoning: { by: { writtenHash: hash, zoneHash: hash }, clocks: { [worked.id]: hash } },
  by: null,
}
const desk: Row = { live: true, id: 'desk', v: seq(7), entity: { kind: 'desk', data: aDesk() } }

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value))

/** Every place of a value, as the ways to it. */
function placesIn(value: Json, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way]
  const inside = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...way, key]))
  return [way, ...inside]
}

/** `gone` takes a field away, `more` adds one. */
const strange: readonly Json[] = [
  'gone',
  'more',
  null,
  true,
  -1,
  1.5,
  2 ** 60,
  '',
  'x'.repeat(400),
  '\u{1F4A5}'.repeat(200),
  [],
  {},
  [null],
]

function spoilt(whole: Json, way: readonly string[], by: Json): Json {
  const [key, ...rest] = way
  if (key === undefined || typeof whole !== 'object' || whole === null) return by
  const copy: { [key: string]: Json } = Object.fromEntries(Object.entries(whole))
  if (rest.length === 0 && by === 'gone') delete copy[key]
  else if (rest.length === 0 && by === 'more') copy[`${key}-too`] = null
  else copy[key] = spoilt(copy[key] ?? null, rest, by)
  return Array.isArray(whole) ? Object.values(copy) : copy
}

describe('a quick look at a message', () => {
  const fits = fitsOf(liveSchema)

  it('[SYN157] is certain of what the server tells all day', () => {
    expect(fits(asJson(live))).toBe(true)
    expect(fits(asJson({ ...live, rows: [] }))).toBe(true)
  })

  it('[SYN157] is certain only of what a parse leaves as it is', () => {
    const wholes = [asJson(live), asJson({ ...live, rows: [...rows, desk] })]
    const drawn = fc.constantFrom(...wholes).chain((whole) =>
      fc.record({
        whole: fc.constant(whole),
        way: fc.constantFrom(...placesIn(whole)),
        by: fc.oneof(fc.constantFrom(...strange), fc.jsonValue().map(asJson)),
      }),
    )
    const property = fc.property(drawn, ({ whole, way, by }) => {
      const message = spoilt(whole, way, by)
      if (!fits(message)) return
      const parsed = liveSchema.safeParse(message)
      expect(parsed.success && parsed.data).toEqual(message)
    })
    fc.assert(property, { numRuns: 3_000 })
  })

  it('[SYN157] is never certain of what is checked or made in code', () => {
    const even = z.number().check(z.refine((n) => n % 2 === 0))
    const trimmed = z.string().check(z.trim())
    expect(fitsOf(even)(2)).toBe(false)
    expect(fitsOf(trimmed)('a')).toBe(false)
    expect(fitsOf(z.object({ a: z.string() }))({ a: 'b', c: 1 })).toBe(false)
    expect(fitsOf(z.email())('a@b.example')).toBe(false)
  })

  it('[SYN330] is never certain of a form of any kind that is checked in code', () => {
    const never = z.refine(() => false)
    const forms: readonly (readonly [z.ZodMiniType, unknown])[] = [
      [z.boolean().check(never), true],
      [z.readonly(z.string()).check(never), 'a'],
      [z.nullable(z.string()).check(never), null],
      [z._default(z.string(), 'b').check(never), 'a'],
      [z.literal('a').check(never), 'a'],
      [z.enum(['a']).check(never), 'a'],
      [z.unknown().check(never), 'a'],
      [z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]).check(never), { kind: 'a' }],
      [z.object({ a: z.optional(z.string()).check(never) }), { a: 'b' }],
    ]
    for (const [form, value] of forms) {
      expect([form.def.type, form.safeParse(value).success]).toEqual([form.def.type, false])
      expect([form.def.type, fitsOf(form)(value)]).toEqual([form.def.type, false])
    }
  })

  it('[SYN157] is certain of an answer to commands, whichever of its kinds it is', () => {
    const fitsAnswer = fitsOf(pushAnswerSchema)
    const answers: readonly PushAnswer[] = [
      { kind: 'acks', acks: [{ status: 'applied', n: 1, seq: seq(7), scope: orgScope }] },
      { kind: 'acks', acks: [{ status: 'rejected', n: 1, refusal: { kind: 'not-allowed' } }] },
      { kind: 'reauth' },
    ]
    for (const answer of answers) expect([answer.kind, fitsAnswer(answer)]).toEqual([answer.kind, true])
    expect(fitsAnswer({ kind: 'acks', acks: [{ status: 'applied', n: 1 }] })).toBe(false)
    expect(fitsAnswer({ kind: 'done', acks: [] })).toBe(false)
  })

  it('[SYN330] is not certain of what a parse would fill in, nor of bytes', () => {
    const filled = z.object({ a: z.optional(z._default(z.string(), 'b')) })
    expect([filled.parse({}), fitsOf(filled)({}), fitsOf(filled)({ a: 'c' })]).toEqual([
      { a: 'b' },
      false,
      true,
    ])
    expect(fitsOf(z.record(z.string(), z.string()))(new Uint8Array())).toBe(false)
    expect(fitsOf(z.object({ a: z.optional(z.string()) }))(new ArrayBuffer(1))).toBe(false)
  })
})
