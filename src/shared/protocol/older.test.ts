import { expect, it } from 'vitest'
import { aDesk, aPerson } from '#kit/builders'
import type { Desk } from '../domain/desk'
import { ticketId } from '../domain/ids'
import type { Colleague } from '../domain/person'
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

it('[SYN382] who has left is told to the protocol before by name only, and as words where a command is refused', () => {
  const rowOf = (data: Colleague): PresentRow => ({
    live: true,
    id: data.id,
    v: seq(2),
    entity: { kind: 'person', data },
  })
  const mira = aPerson('Mira Laine')
  const live = { scope: orgScope, prev: seq(1), seq: seq(2), by: null }
  const told = toOlderLive({ ...live, rows: [rowOf({ ...mira, hasLeft: true })] })
  expect(told).toEqual({ ...live, rows: [rowOf(mira)] })
  const ack: Ack = { status: 'rejected', n: 1, refusal: { kind: 'has-left', name: 'Mira Laine' } }
  expect(toOlderPushAnswer({ kind: 'acks', acks: [ack] })).toMatchObject({
    acks: [{ refusal: { kind: 'invalid', detail: 'Mira Laine has left the desk.' } }],
  })
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
