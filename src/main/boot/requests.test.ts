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

it('[DSK4] only the packed app asks the system for its links', () => {
  for (const isPackaged of [true, false]) {
    const { app, schemes } = anApp(isPackaged)
    createRequests(app, null)
    expect(schemes).toEqual(isPackaged ? ['tminus'] : [])
  }
})

it('[DSK3] what is asked before anybody answers waits, the last link first', () => {
  const { app, events } = anApp(true)
  const requests = createRequests(app, null)
  const preventDefault = () => {}
  events.emit('open-url', { preventDefault }, 'tminus://ticket/INC1')
  events.emit('second-instance', {}, ['electron', 'tminus://ticket/INC2'])
  events.emit('activate')
  const done: string[] = []
  requests.answer({
    showBoard: () => void done.push('board'),
    openTicket: (ticketId) => void done.push(ticketId),
  })
  expect(done).toEqual(['INC2'])
  events.emit('second-instance', {}, ['electron'])
  events.emit('second-instance', {}, ['electron', 'tminus://ticket/INC3'])
  expect(done).toEqual(['INC2', 'board', 'INC3'])
})
