import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anAccount } from '#kit/builders'
import { displayCodeSchema } from '#shared/domain/displayCode'
import type { ClaimAnswer, CodeOffer } from '#shared/protocol/displays'
import { followCode } from './followCode'

const codes = ['AAA444', 'CCC777', 'DDD999']
const offerOf = (number: number): CodeOffer => ({
  kind: 'code',
  code: displayCodeSchema.parse(codes[number % codes.length]),
  secret: `secret-${number}-${'x'.repeat(20)}`,
  leftMs: 600_000,
})
const account = anAccount('Hall', 'display')

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function following(answers: readonly (ClaimAnswer | null)[], offers: readonly (CodeOffer | null)[]) {
  const shown: (string | null)[] = []
  const confirmed: string[] = []
  const claimed: string[] = []
  const [given, told] = [[...offers], [...answers]]
  const session = {
    offer: async () => given.shift() ?? null,
    claim: async (secret: string) => {
      claimed.push(secret.slice(0, 8))
      return told.shift() ?? null
    },
  }
  const life = new AbortController()
  const listener = {
    onOffer: (offer: CodeOffer | null) => void shown.push(offer?.code ?? null),
    onConfirmed: ({ token }: { readonly token: string }) => void confirmed.push(token.slice(0, 8)),
  }
  void followCode(session, listener, life.signal)
  return { shown, confirmed, claimed, life }
}

const waiting: ClaimAnswer = { kind: 'waiting', leftMs: 1 }

it('[WBD31] a code that has ended is followed by another, and the confirmed one’s secret is the session', async () => {
  const { shown, confirmed } = following(
    [waiting, { kind: 'ended' }, waiting, { kind: 'confirmed', account }],
    [offerOf(0), offerOf(1)],
  )
  await vi.advanceTimersByTimeAsync(30_000)
  expect(shown).toEqual(['AAA444', 'CCC777'])
  expect(confirmed).toEqual(['secret-1'])
  expect(vi.getTimerCount()).toBe(0)
})

it('[WBD31] while the server is away the code stays, and one is asked for again where there is none', async () => {
  const { shown, claimed, life } = following([null, null, waiting], [null, offerOf(0)])
  await vi.advanceTimersByTimeAsync(11_500)
  expect(shown).toEqual([null, 'AAA444'])
  expect(new Set(claimed)).toEqual(new Set(['secret-0']))
  life.abort()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(vi.getTimerCount()).toBe(0)
})
