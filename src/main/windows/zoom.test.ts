import { EventEmitter } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../boot/log'
import { createSettingsStore } from '../settings/settings'
import { createZoom, steppedZoom } from './zoom'

class PaperContents extends EventEmitter {
  factor = 0
  mode = ''
  setZoomFactor = (factor: number) => void (this.factor = factor)
  setZoomMode = (mode: string) => void (this.mode = mode)
}
class PaperWindow extends EventEmitter {
  readonly webContents = new PaperContents()
  hasFocus = false
  isFocused = () => this.hasFocus
  isDestroyed = () => false
}

function someWindows() {
  const path = join(mkdtempSync(join(tmpdir(), 'tminus-zoom-')), 'settings.json')
  const open = () => {
    const zoom = createZoom(createSettingsStore(path, silentLog))
    const [board, first, second] = [new PaperWindow(), new PaperWindow(), new PaperWindow()]
    zoom.follow(board as never, 'board')
    zoom.follow(first as never, 'ticket')
    zoom.follow(second as never, 'ticket')
    return { zoom, board, first, second }
  }
  return open
}

it('[DSK70] zoom belongs to the kind of window, and outlives a restart', () => {
  const open = someWindows()
  const { zoom, board, first, second } = open()
  first.hasFocus = true
  zoom.step('in')
  zoom.step('in')
  expect([board, first, second].map((window) => window.webContents.factor)).toEqual([1, 1.25, 1.25])
  expect(open().second.webContents.factor).toBe(1.25)
  expect(board.webContents.mode).toBe('isolated')
})

it('[DSK70] the wheel zooms the window under it, and a page that is loaded again stays enlarged', () => {
  const { board, first } = someWindows()()
  board.webContents.emit('zoom-changed', {}, 'out')
  expect([board.webContents.factor, first.webContents.factor]).toEqual([0.9, 1])
  board.webContents.factor = 1
  board.webContents.emit('did-finish-load', {})
  expect(board.webContents.factor).toBe(0.9)
})

it('[DSK70] steps end at half and at three times the size', () => {
  expect([steppedZoom(3, 'in'), steppedZoom(0.5, 'out'), steppedZoom(2.5, 'reset')]).toEqual([3, 0.5, 1])
  expect(steppedZoom(1.03, 'in')).toBe(1.1)
})
