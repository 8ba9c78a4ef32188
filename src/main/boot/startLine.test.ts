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

it('[SEC170] what follows a link is not read, so that a link made by others names no server and no folder', () => {
  const nothing = { server: null, userData: null, isAtLogin: false }
  const words = ['--server=https://elsewhere.example', '--user-data-dir=/tmp/elsewhere', '--at-login']
  expect(readStartLine(['t-minus', 'tminus://ticket/A1', ...words])).toEqual({ ...nothing, ticketId: 'A1' })
  expect(readStartLine(['t-minus', 'TMINUS://x"', ...words])).toEqual({ ...nothing, ticketId: null })
})

it('[DSK126] a folder without a name is none, and a server without a name is left to be refused', () => {
  expect(readStartLine(['t-minus', '--server=', '--user-data-dir='])).toMatchObject({
    server: '',
    userData: null,
  })
})
