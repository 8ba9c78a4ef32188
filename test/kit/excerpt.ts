import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createFileTime } from '#server/intake/serviceNow/fileTime'
import { groupIncidents } from '#server/intake/serviceNow/groupIncidents'
import { mapIncident } from '#server/intake/serviceNow/incidentTicket'
import { openLog } from '#server/intake/serviceNow/openLog'
import { shiftTicket, ticketAsOf } from '#server/intake/serviceNow/shiftTicket'
import { zoneNamed } from '#shared/domain/calendar/localTime'
import { type Instant, plusMs } from '#shared/domain/instant'
import type { Ticket } from '#shared/domain/ticket'

const projectRoot = join(import.meta.dirname, '..', '..')

/** 200 incidents of a real desk, all of them open at 2016-03-17T05:48 by the file's clock. */
export const excerptFile = join(import.meta.dirname, 'log', 'incidents-200.csv.gz')

/** Imports the excerpt by the built command, as it stood at that time of the file; answers what it printed. */
export function importExcerpt(dataDir: string, at: string): string {
  const command = join(projectRoot, 'out', 'server', 'import.js')
  const run = spawnSync(process.execPath, [command, excerptFile, '--data', dataDir, '--at', at], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`The import ended with ${run.status}: ${run.stderr}`)
  return run.stdout
}

/** The excerpt's tickets as they stood at `at` of the file's clock, moved so that `at` is `now`. */
export async function excerptTickets(at: Instant, now: Instant): Promise<readonly Ticket[]> {
  const zone = zoneNamed('UTC')
  if (!zone) throw new Error('UTC is a zone everywhere.')
  const log = await openLog(excerptFile, createFileTime(zone))
  if (!log.ok) throw new Error('The excerpt cannot be read.')
  const tickets: Ticket[] = []
  for await (const item of groupIncidents(log.value.items)) {
    const ticket = item.kind === 'incident' ? ticketAsOf(mapIncident(item.rows), at) : null
    if (ticket) tickets.push(shiftTicket(ticket, (logAt) => plusMs(logAt, now - at)))
  }
  return tickets
}
