import type { Server } from './createServer'
import type { Store } from './db/store'
import { createDemoDesk, type DemoDesk } from './intake/demo/createDemoDesk'
import { demoPapers } from './intake/demo/demoPapers'
import { demoWallboard } from './intake/demo/demoWallboard'
import type { Logger } from './log'
import type { ServerClock } from './ports'

const SEED = 20_418
/** Told from a store that was filled by an import, which no demo may touch. */
const DEMO_JOB = 'demo-work'
const AFTER_A_FAILURE_MS = 10_000

export interface DemoPorts {
  readonly store: Store
  readonly clock: ServerClock
  /** IANA name of the desk's zone. */
  readonly zone: string
}

/** Fills an empty store with demo work. Answers the demo desk of a store that has some, null for any other. */
export async function ensureDemoWork({ store, clock, zone }: DemoPorts): Promise<DemoDesk | null> {
  const demo = createDemoDesk({ seed: SEED, now: clock.now(), zone })
  if ((await store.countTickets()) > 0) return (await store.readProgress(DEMO_JOB)) === null ? null : demo
  const { desk, queues, supervisor, writes } = demo.initial()
  await store.writeProgress(DEMO_JOB, 'begun')
  await store.writeDesk(desk)
  for (const paper of demoPapers) await store.writePaper(paper)
  await store.saveWallboard(demoWallboard(desk), supervisor)
  // Last and at once: a start that ends before this leaves the next one to lay it all.
  await store.writeTickets(writes, queues)
  return demo
}

/** Lets the demo desk live until it is closed: one change after the other, each in turn with the agents' work. */
export function liveDemoWork(
  demo: DemoDesk,
  { store, clock }: DemoPorts,
  server: Pick<Server, 'commitAndSend'>,
  log: Logger,
): { readonly close: () => void } {
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  const waitFor = (ms: number, work: () => Promise<void>) => {
    if (!isClosed) timer = setTimeout(() => void work(), ms)
  }
  const takeTurn = () => {
    const change = demo.next()
    waitFor(change.afterMs, async () => {
      try {
        // Read and written in one turn: an agent's action in between would be overwritten.
        await server.commitAndSend(
          async () => store.writeTickets(await change.make(clock.now(), store.readTicket), []),
          ({ commit }) => commit,
        )
        takeTurn()
      } catch (error) {
        log.error({ err: error }, 'demo change not written')
        waitFor(AFTER_A_FAILURE_MS, async () => takeTurn())
      }
    })
  }
  takeTurn()
  return {
    close: () => {
      isClosed = true
      if (timer) clearTimeout(timer)
    },
  }
}
