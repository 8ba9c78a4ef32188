import { expect, it } from 'vitest'
import { aTicket } from '#kit/builders'
import { closedWords } from './closedWords'

const ticket = aTicket().status('closed').build()

it('[BRD29] a search says what it found among closed tickets, and that it could not look', () => {
  const said = (answer: Parameters<typeof closedWords>[0]['answer']) => closedWords({ words: 'vpn', answer })
  expect(said(null)).toBe('Looking through closed tickets on the server.')
  expect(said({ kind: 'found', tickets: [], isMore: false })).toBe('No closed ticket matches “vpn”.')
  expect(said({ kind: 'found', tickets: [ticket], isMore: false })).toBe('1 closed ticket matches “vpn”.')
  expect(said({ kind: 'found', tickets: [ticket, ticket], isMore: false })).toBe(
    '2 closed tickets match “vpn”.',
  )
  expect(said({ kind: 'found', tickets: [ticket, ticket], isMore: true })).toBe(
    'The latest 2 closed tickets that match “vpn”.',
  )
  expect(said({ kind: 'unreached' })).toContain('They were not searched.')
})
