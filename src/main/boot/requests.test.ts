import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createRequests } from './requests'

function anApp(isPackaged: boolean) {
  const events = new EventEmitter()
  const schemes: string[] = []
  const app = Object.assign(events, {
    isPackaged,
    setAsDefaultProtocolClient: (scheme: string) => schemes.push(scheme) > 0,
  })
  return { app: app as never, events, schemes }
}

function somebody({ showsTray }: { readonly showsTray: boolean }) {
  const done: string[] = []
  const answers = {
    showsTray,
    wasOpenedAtLogin: false,
    showBoard: () => void done.push('board'),
    openBoardQuietly: (opens: string) => void done.push(opens),
    openTicket: (ticketId: string) => void done.push(ticketId),
  }
  return { done, answers }
}

it('[DSK4] only the packed app asks the system for its links', () => {
  for (const isPackaged of [true, false]) {
    const { app, schemes } = anApp(isPackaged)
    createRequests(app, { ticketId: null, isAtLogin: false })
    expect(schemes).toEqual(isPackaged ? ['tminus'] : [])
  }
})

it('[DSK3] what is asked before anybody answers waits, the last link first', () => {
  const { app, events } = anApp(true)
  const requests = createRequests(app, { ticketId: null, isAtLogin: false })
  const preventDefault = () => {}
  events.emit('open-url', { preventDefault }, 'tminus://ticket/INC1')
  events.emit('second-instance', {}, ['electron', 'tminus://ticket/INC2'])
  events.emit('activate')
  const { done, answers } = somebody({ showsTray: true })
  requests.answer(answers)
  expect(done).toEqual(['INC2'])
  events.emit('second-instance', {}, ['electron'])
  events.emit('second-instance', {}, ['electron', 'tminus://ticket/INC3'])
  expect(done).toEqual(['INC2', 'board', 'INC3'])
})

it('[DSK65] started with the computer, the board opens where nobody is disturbed, and can always be found', () => {
  for (const [showsTray, opens] of [
    [true, 'hidden'],
    [false, 'quietly'],
  ] as const) {
    const { app, events } = anApp(true)
    const { done, answers } = somebody({ showsTray })
    createRequests(app, { ticketId: null, isAtLogin: true }).answer(answers)
    expect(done).toEqual([opens])
    events.emit('second-instance', {}, ['electron'])
    expect(done).toEqual([opens, 'board'])
  }
})

it('[DSK65] a person who asks meanwhile sees it at once', () => {
  const { app, events } = anApp(true)
  const { done, answers } = somebody({ showsTray: true })
  const requests = createRequests(app, { ticketId: null, isAtLogin: true })
  events.emit('second-instance', {}, ['electron'])
  requests.answer(answers)
  expect(done).toEqual(['board'])
})

it('[DSK65] macOS says by itself that it started the app, and its own activation is no act of anybody', () => {
  const { app, events } = anApp(true)
  const { done, answers } = somebody({ showsTray: true })
  const requests = createRequests(app, { ticketId: null, isAtLogin: false })
  events.emit('activate')
  requests.answer({ ...answers, wasOpenedAtLogin: true })
  expect(done).toEqual(['hidden'])
  events.emit('activate')
  expect(done).toEqual(['hidden', 'board'])
})
