import { expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { personId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import type { Actor, Person } from '#shared/domain/person'
import type { Requester, Ticket } from '#shared/domain/ticket'
import { createSharedPeople } from './sharedPeople'

const jonas = (): Person => ({ id: personId('jonas'), name: 'Jonas Berg' })
const asker = (): Requester => ({ name: 'Maria', organisation: 'Northwind', tier: 'gold' })

/** As it comes from the server: everybody a copy of their own. */
function aTold(id: string, changes: { owner?: Person; requester?: Requester; by?: Actor } = {}): Ticket {
  const { owner = jonas(), requester = asker(), by = { kind: 'agent', person: jonas() } } = changes
  const at = instant(0)
  const told: Ticket = {
    ...aTicket().id(id).build(),
    owner,
    requester,
    history: [
      { type: 'opened', at, receivedAt: at, by: { kind: 'requester', name: requester.name } },
      { type: 'acknowledged', at, receivedAt: at, by },
    ],
  }
  return JSON.parse(JSON.stringify(told))
}

it('[OUT129] tickets that name the same people share them, and say what they said', () => {
  const { shareIn } = createSharedPeople()
  const [first, second] = [aTold('T-1'), aTold('T-2')]
  const said = JSON.stringify([first, second])
  for (const ticket of [first, second]) shareIn(ticket)
  expect(JSON.stringify([first, second])).toBe(said)
  expect(second.owner).toBe(first.owner)
  expect(second.requester).toBe(first.requester)
  expect(second.history.map(({ by }) => by)).toEqual(first.history.map(({ by }) => by))
  for (const [at, { by }] of second.history.entries()) expect(by).toBe(first.history[at]?.by)
})

it('[OUT129] somebody of the same name or id is not taken for another', () => {
  const { shareIn } = createSharedPeople()
  const told = [
    aTold('T-1'),
    aTold('T-2', { owner: { id: personId('jonas'), name: 'Jonas Lind' } }),
    aTold('T-3', { requester: { ...asker(), tier: 'silver' } }),
    aTold('T-4', { requester: { ...asker(), organisation: null } }),
    aTold('T-5', { by: { kind: 'system', name: 'Maria' } }),
    aTold('T-6', { by: { kind: 'requester', name: 'Maria' } }),
    aTold('T-7', { by: { kind: 'agent', person: { id: personId('jonas'), name: 'Jonas Lind' } } }),
    aTold('T-8'),
  ]
  const said = JSON.stringify(told)
  for (const ticket of told) shareIn(ticket)
  expect(JSON.stringify(told)).toBe(said)
})

it('[OUT129] a ticket that may not be changed stays as it is', () => {
  const { shareIn } = createSharedPeople()
  shareIn(aTold('T-1'))
  const frozen = Object.freeze(aTold('T-2'))
  const { owner } = frozen
  shareIn(frozen)
  expect(frozen.owner).toBe(owner)
})
