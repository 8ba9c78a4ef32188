import { expect, it } from 'vitest'
import { readStartLine, ticketOfLink } from './startLine'

it('[DSK4] a link names a ticket, and any other form opens nothing', () => {
  expect(ticketOfLink('tminus://ticket/INC0010005')).toBe('INC0010005')
  const others = [
    'tminus://ticket/',
    'tminus://ticket/a/b',
    'tminus://ticket/..%2f..',
    'tminus://ticket/A?run=resolve',
    'tminus://ticket/A#now',
    'tminus://resolve/A',
    'https://ticket/A',
    `tminus://ticket/${'A'.repeat(41)}`,
    'tminus:ticket',
    'not a link',
  ]
  expect(others.filter((link) => ticketOfLink(link) !== null)).toEqual([])
})

it('[DSK4] server and link are found among the words of Electron', () => {
  expect(
    readStartLine([
      'electron',
      '.',
      '--user-data-dir=/tmp/desk',
      '--server=https://desk.example',
      'tminus://ticket/A1',
    ]),
  ).toEqual({ server: 'https://desk.example', userData: '/tmp/desk', ticketId: 'A1', isAtLogin: false })
  expect(readStartLine(['electron', '.', '--at-login'])).toEqual({
    server: null,
    userData: null,
    ticketId: null,
    isAtLogin: true,
  })
})
