import { aTicket, theSystem } from '#kit/builders'
import { instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { type Priority, priorities } from '#shared/domain/ticket'
import { type ClosedIncident, type ClosedItem, closedIncidents } from './closedIncidents'
import { fittedDesk } from './fittedDesk'

interface Streams {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}

interface Tally {
  readonly incidents: Record<Priority, number>
  readonly agreeing: Record<Priority, number>
  rejected: number
}

const help = `npm run -s golden -- FILE.csv.gz

Judges every incident of a ServiceNow log anew, from opening to closing, under the hours and targets that explain the
log's own verdicts best, and compares with them. Ends with "N of M agree". Exit code 2 when the file cannot be read.`

const zero = (): Record<Priority, number> => ({ P1: 0, P2: 0, P3: 0, P4: 0 })
const sum = (counts: Record<Priority, number>): number =>
  priorities.reduce((total, priority) => total + counts[priority], 0)

/** Whether the incident was closed in time, as the engine sees it. */
function isInTime({ priority, openedAt, closedAt }: ClosedIncident, terms: Terms): boolean {
  const ticket = aTicket().priority(priority).openedAt(openedAt).statusAt(closedAt, 'closed', theSystem())
  const clocks = evaluateTicket(ticket.build(), terms)
  return clocks.some(({ metric, state }) => metric === 'resolution' && state === 'met')
}

async function tallyOf(items: AsyncIterable<ClosedItem>, terms: Terms): Promise<Result<Tally, string>> {
  const tally: Tally = { incidents: zero(), agreeing: zero(), rejected: 0 }
  for await (const item of items) {
    if (item.kind === 'fault') return refused(item.sentence)
    if (item.kind === 'rejected') {
      tally.rejected += 1
      continue
    }
    const { incident } = item
    tally.incidents[incident.priority] += 1
    if (isInTime(incident, terms) === incident.hasMadeSla) tally.agreeing[incident.priority] += 1
  }
  return accepted(tally)
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(3)

function report({ incidents, agreeing, rejected }: Tally, { out, error }: Streams): number {
  for (const priority of priorities) {
    const [part, whole] = [agreeing[priority], incidents[priority]]
    if (whole > 0) out(`${priority}: ${part} of ${whole} agree (${percent(part, whole)} %)`)
  }
  if (rejected > 0) error(`${rejected} incidents have no verdict, no closing or a date that cannot be read.`)
  out(`${sum(agreeing)} of ${sum(incidents)} agree`)
  return 0
}

/** The whole command; answers its exit code. */
export async function judgeLog(paths: readonly string[], streams: Streams): Promise<number> {
  const [path] = paths
  if (path === undefined || paths.length > 1 || path === '--help') {
    streams[path === '--help' ? 'out' : 'error'](help)
    return path === '--help' ? 0 : 2
  }
  const terms = compileTerms(fittedDesk, instant(0))
  if (!terms.ok) throw new Error(JSON.stringify(terms.refusal))
  const items = await closedIncidents(path)
  if (!items.ok) {
    streams.error(items.refusal)
    return 2
  }
  const tally = await tallyOf(items.value, terms.value)
  if (tally.ok) return report(tally.value, streams)
  streams.error(tally.refusal)
  return 2
}
