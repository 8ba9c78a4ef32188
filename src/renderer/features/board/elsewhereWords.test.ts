import { expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { elsewhereWords } from './elsewhereWords'

const ticket = aTicket().build()

it('[OUT124] says what was found in the queues that are not kept here, and when they could not be searched', () => {
  const found = (count: number, isMore = false) =>
    ({ kind: 'found', tickets: Array.from({ length: count }, () => ticket), isMore }) as const
  const said = [null, found(0), found(1), found(3), found(50, true), { kind: 'unreached' } as const].map(
    (answer) => elsewhereWords({ words: 'vpn', answer }),
  )
  expect(said).toEqual([
    'Looking through the queues that are not kept here, on the server.',
    'No ticket in the queues that are not kept here matches “vpn”.',
    '1 open ticket that is not kept here matches “vpn”.',
    '3 open tickets that are not kept here match “vpn”.',
    'The first 50 open tickets that are not kept here and match “vpn”.',
    'Queues that are not kept here are on the server, which cannot be reached now. They were not searched.',
  ])
})
