import { aDesk } from '#kit/builders'
import { createFileTime } from '#server/intake/serviceNow/fileTime'
import { groupIncidents } from '#server/intake/serviceNow/groupIncidents'
import { mapIncident, ticketAfter } from '#server/intake/serviceNow/incidentTicket'
import { logRefusalSentence } from '#server/intake/serviceNow/logRefusal'
import { openLog } from '#server/intake/serviceNow/openLog'
import { utc } from '#shared/domain/calendar/localTime'
import { instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { evaluateTicket } from '#shared/domain/sla/evaluate'
import { compileTerms } from '#shared/domain/sla/terms'
import type { Ticket } from '#shared/domain/ticket'
import { median, processorMs } from './race'

/** The tickets of a ServiceNow log, with their whole histories, as the importer would keep them. */
export async function logTickets(path: string): Promise<Result<readonly Ticket[], string>> {
  const log = await openLog(path, createFileTime(utc))
  if (!log.ok) return refused(logRefusalSentence(log.refusal))
  const tickets: Ticket[] = []
  for await (const item of groupIncidents(log.value.items)) {
    if (item.kind === 'fault') return refused(logRefusalSentence(item.refusal))
    if (item.kind === 'rejected') continue
    const { opening, steps } = mapIncident(item.rows)
    tickets.push(ticketAfter(opening, steps))
  }
  return accepted(tickets)
}

export interface LogFigures {
  readonly tickets: number
  readonly clocks: number
  readonly evaluateMs: number
  readonly parseMs: number
  readonly ratio: number
}

/** All tickets evaluated under a new desk's terms, against parsing the JSON that their rows are kept in. */
export function measureLog(tickets: readonly Ticket[]): LogFigures {
  const compiled = compileTerms(aDesk(), instant(0))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal))
  const terms = compiled.value
  const texts = tickets.map((ticket) => JSON.stringify(ticket))
  let clocks = 0
  const times = Math.max(1, Math.round(2_000 / tickets.length))
  const timed = (work: () => void): number => {
    const begunAt = processorMs()
    for (let time = 0; time < times; time += 1) work()
    return (processorMs() - begunAt) / times
  }
  const evaluateAll = () => {
    clocks = 0
    for (const ticket of tickets) clocks += evaluateTicket(ticket, terms).length
  }
  const parseAll = () => {
    for (const text of texts) JSON.parse(text)
  }
  evaluateAll()
  parseAll()
  const rounds = Array.from({ length: 7 }, () => ({
    evaluateMs: timed(evaluateAll),
    parseMs: timed(parseAll),
  }))
  return {
    tickets: tickets.length,
    clocks,
    evaluateMs: median(rounds.map((round) => round.evaluateMs)),
    parseMs: median(rounds.map((round) => round.parseMs)),
    ratio: median(rounds.map((round) => round.evaluateMs / round.parseMs)),
  }
}
