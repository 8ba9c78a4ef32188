import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createLeftPages } from './leftPages'

const aWindow = (id: number) => ({ webContents: Object.assign(new EventEmitter(), { id }) })

it('[SEC171] a page is left until its window shows another one, or is gone', () => {
  const [board, wallboard, ticket] = [aWindow(1), aWindow(2), aWindow(3)]
  const pages = createLeftPages()
  const left = () => [1, 2, 3].filter(pages.has)
  board.webContents.emit('did-navigate')
  expect(left()).toEqual([])
  for (const window of [board, ticket]) pages.leave(window as never)
  wallboard.webContents.emit('did-navigate')
  expect(left()).toEqual([1, 3])
  board.webContents.emit('did-navigate')
  ticket.webContents.emit('destroyed')
  expect(left()).toEqual([])
})
