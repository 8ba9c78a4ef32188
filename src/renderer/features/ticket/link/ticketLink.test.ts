import { expect, it } from 'vitest'
import { ticketId } from '#shared/domain/ids'
import { ticketLink } from './ticketLink'

const id = ticketId('INC0010005')

it('[TKT62] leads to the ticket in the desktop and, from a browser, on its page', () => {
  expect(ticketLink(id, null)).toBe('tminus://ticket/INC0010005')
  expect(ticketLink(id, 'https://desk.example')).toBe('https://desk.example/?ticket=INC0010005')
})
