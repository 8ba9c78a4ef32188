import { createRandom } from '#kit/random'
import { createDeskData, type DeskOptions } from '#renderer/data/createDeskData'
import type { DeskData } from '#renderer/data/deskData'
import { windowPorts } from '#renderer/data/ports'
import { workAt } from '../agentWork'
import { type SeatView, viewOf } from '../seatView'

/** What a page of a real browser lets be done with its console. */
export interface ChaosPage {
  readonly open: (options: Omit<DeskOptions, 'ports'>) => Promise<void>
  /** See `workAt`; `draw` decides what is drawn. */
  readonly work: (id: string, draw: number) => Promise<boolean>
  readonly view: () => SeatView
  readonly reconnect: () => void
  readonly close: () => Promise<void>
}

declare global {
  interface Window {
    chaosPage: ChaosPage
  }
}

let desk: DeskData | null = null
const opened = (): DeskData => {
  if (!desk) throw new Error('The console of this page is not open.')
  return desk
}

window.chaosPage = {
  open: async (options) => {
    desk = await createDeskData({ ...options, ports: windowPorts(() => undefined) })
  },
  work: (id, draw) => workAt(opened(), createRandom(draw), id),
  view: () => viewOf(opened()),
  reconnect: () => opened().reconnect(),
  close: () => opened().close(),
}
