import { expect, it } from 'vitest'
import { aDesk } from '#kit/builders'
import type { Desk } from '../domain/desk'
import { ticketId } from '../domain/ids'
import { orgScope } from '../domain/scope'
import type { Ack, Part } from './messages'
import { toOlderLive, toOlderPullAnswer, toOlderPushAnswer } from './older'
import { type PresentRow, seq } from './rows'

const reckoning = { by: { writtenHash: 'a'.repeat(16), zoneHash: 'b'.repeat(16) }, clocks: {} }
const rows = { scope: orgScope, rows: [] }

it('[SRV107] a desk that closes tickets by itself is told to the protocol before as that one knows desks', () => {
  const rowOf = (desk: Desk): PresentRow => ({
    live: true,
    id: 'desk',
    v: seq(2),
    entity: { kind: 'desk', data: desk },
  })
  const live = { scope: orgScope, prev: seq(1), seq: seq(2), by: null }
  const told = [rowOf(aDesk({ closeResolvedAfterHours: 24 }))]
  expect(toOlderLive({ ...live, rows: told })).toEqual({ ...live, rows: [rowOf(aDesk())] })
})

it('[SYN177] what the server reckoned and who set a status are left out for the protocol before', () => {
  const live = { ...rows, prev: seq(1), seq: seq(2), by: null }
  expect(toOlderLive({ ...live, reckoning })).toEqual(live)
  const places = { from: seq(0), to: seq(2), floor: seq(2), more: false, reset: false }
  const part: Part = { kind: 'part', ...rows, ...places }
  expect(toOlderPullAnswer({ ...part, reckoning })).toEqual(part)
  const refusal = { kind: 'not-in-this-status', status: 'closed' } as const
  const others: readonly Ack[] = [
    { status: 'applied', n: 1, seq: seq(2), scope: orgScope },
    { status: 'rejected', n: 2, refusal: { kind: 'taken', by: 'Mira Laine' } },
  ]
  const merged: Ack = { status: 'rejected', n: 4, refusal: { kind: 'merged', into: ticketId('20413') } }
  const named: Ack = { status: 'rejected', n: 3, refusal: { ...refusal, by: 'Mira Laine' } }
  expect(toOlderPushAnswer({ kind: 'acks', acks: [...others, named, merged] })).toEqual({
    kind: 'acks',
    acks: [...others, { status: 'rejected', n: 3, refusal }, { status: 'rejected', n: 4, refusal }],
  })
  expect(toOlderPushAnswer({ kind: 'reauth' })).toEqual({ kind: 'reauth' })
})
