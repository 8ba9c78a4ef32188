import { expect, it } from 'vitest'
import { aPerson, aTicket } from '#kit/builders'
import { answersFor, hasOwnerLeft, isNobodys, nobodyLeft } from './whoseTicket'

const jonas = aPerson('Jonas Berg')
const mira = aPerson('Mira Laine')
const left = new Map([[mira.id, mira]])
const hers = aTicket().ownedBy(mira)
const resolved = hers.status('resolved').build()

it('[TKT114] a ticket stands still while its owner has left, until it is done', () => {
  expect(hasOwnerLeft(hers.build(), left)).toBe(true)
  expect(hasOwnerLeft(resolved, left)).toBe(false)
  expect(hasOwnerLeft(aTicket().ownedBy(jonas).build(), left)).toBe(false)
  expect(hasOwnerLeft(aTicket().build(), left)).toBe(false)
})

it('[BRD219] a ticket is nobody’s without an owner, and while its owner has left; then it is for everybody to move', () => {
  const tickets = [hers.build(), resolved, aTicket().ownedBy(jonas).build(), aTicket().build()]
  expect(tickets.map((ticket) => isNobodys(ticket, left))).toEqual([true, false, false, true])
  expect(tickets.map((ticket) => answersFor(ticket, jonas, left))).toEqual([true, false, true, true])
  expect(tickets.map((ticket) => answersFor(ticket, jonas, nobodyLeft))).toEqual([false, false, true, true])
})
