import { EventEmitter } from 'node:events'

const display = {
  id: 1,
  label: 'Stand-in',
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  workAreaSize: { width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
  scaleFactor: 1,
  internal: false,
} satisfies Partial<Electron.Display>

/** One display; a test changes `displays` and emits what Electron would. */
class StandInScreen extends EventEmitter {
  displays: (typeof display)[] = [display]
  getPrimaryDisplay = () => this.displays[0] ?? display
  getAllDisplays = () => this.displays
}

export const screen = new StandInScreen() satisfies {
  readonly [Name in 'getPrimaryDisplay' | 'getAllDisplays']: unknown
}
