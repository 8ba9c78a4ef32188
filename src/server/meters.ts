import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Ack } from '#shared/protocol/messages'

/** What the server counts, in the words of the server; the text is Prometheus' own form. */
export interface Meters {
  readonly consolesAre: (connected: number) => void
  readonly committed: () => void
  readonly decided: (outcome: Ack['status']) => void
  readonly pulled: (rows: number) => void
  readonly answered: (route: string, status: number) => void
  readonly heldBack: () => void
  readonly text: () => Promise<string>
  readonly contentType: string
  readonly close: () => void
}

export function createMeters(): Meters {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const consoles = new Gauge({ name: 'tminus_consoles', help: 'Consoles connected now.', registers })
  const commits = new Counter({ name: 'tminus_commits_total', help: 'Commits sent to consoles.', registers })
  const intents = new Counter({
    name: 'tminus_intents_total',
    help: 'Intents of agents by what became of them.',
    labelNames: ['outcome'],
    registers,
  })
  const rows = new Counter({ name: 'tminus_pulled_rows_total', help: 'Rows sent in pulls.', registers })
  const held = new Counter({
    name: 'tminus_live_held_back_total',
    help: 'Live messages not sent to a console that does not read fast enough.',
    registers,
  })
  const requests = new Counter({
    name: 'tminus_http_requests_total',
    help: 'HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    registers,
  })
  return {
    consolesAre: (connected) => consoles.set(connected),
    committed: () => commits.inc(),
    decided: (outcome) => intents.inc({ outcome }),
    pulled: (count) => rows.inc(count),
    answered: (route, status) => requests.inc({ route, status }),
    heldBack: () => held.inc(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    close: () => registry.clear(),
  }
}
