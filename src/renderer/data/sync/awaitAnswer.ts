import { SECOND_MS } from '#shared/domain/instant'
import type { Status } from '../health/status'
import type { DeskPorts } from '../ports'

interface Sources {
  readonly status: Pick<Status, 'sync'>
  readonly ports: Pick<DeskPorts, 'timers'>
}

/** So long the tickets beyond the first screen wait for an answer, which is a matter of far less. */
const ANSWER_WITHIN_MS = SECOND_MS

/** Whether the server answers, as this window learns it or as the leading one tells it. */
export interface Answer {
  readonly come: () => void
  /** Settles when it is known: the first screen is then live before the rest is read. */
  readonly known: () => Promise<void>
}

export function awaitAnswer({ status, ports }: Sources): Answer {
  let come: () => void = () => undefined
  const known = new Promise<void>((resolve) => {
    come = resolve
  })
  const undo = status.sync.watch(() => {
    if (status.sync.get().connection.kind !== 'connecting') come()
  })
  return {
    come: () => come(),
    known: async () => {
      const cancel = ports.timers.after(ANSWER_WITHIN_MS, come)
      await known
      cancel()
      undo()
    },
  }
}
