import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { createFileTime } from '#server/intake/serviceNow/fileTime'
import { logRefusalSentence } from '#server/intake/serviceNow/logRefusal'
import { logColumns } from '#server/intake/serviceNow/logRow'
import { openLog } from '#server/intake/serviceNow/openLog'
import { utc } from '#shared/domain/calendar/localTime'
import type { Instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import { type Priority, prioritySchema } from '#shared/domain/ticket'

/** How an incident ended and how its own desk judged it then. */
export interface ClosedIncident {
  readonly number: string
  readonly priority: Priority
  readonly openedAt: Instant
  readonly closedAt: Instant
  readonly hasMadeSla: boolean
}

export type ClosedItem =
  | { readonly kind: 'incident'; readonly incident: ClosedIncident }
  | { readonly kind: 'rejected'; readonly number: string }
  /** The file breaks off; nothing more comes. */
  | { readonly kind: 'fault'; readonly sentence: string }

/** The importer does not read these columns, so that nothing is shown before its time; here they are the subject. */
const column = {
  number: logColumns.indexOf('number'),
  priority: logColumns.indexOf('priority'),
  openedAt: logColumns.indexOf('opened_at'),
  closedAt: logColumns.indexOf('closed_at'),
  madeSla: logColumns.indexOf('made_sla'),
}

type Cells = readonly string[]

/** The file names no zone; in UTC every interval stays as long as it is written. */
const fileTime = createFileTime(utc)

function incidentOf(cells: Cells): ClosedItem {
  const number = cells[column.number] ?? ''
  const priority = prioritySchema.safeParse(`P${cells[column.priority]?.[0] ?? ''}`)
  const openedAt = fileTime(cells[column.openedAt] ?? '')
  const closedAt = fileTime(cells[column.closedAt] ?? '')
  const verdict = cells[column.madeSla]
  const isJudged = verdict === 'true' || verdict === 'false'
  if (!priority.success || openedAt === null || closedAt === null || !isJudged) {
    return { kind: 'rejected', number }
  }
  const incident = { number, priority: priority.data, openedAt, closedAt, hasMadeSla: verdict === 'true' }
  return { kind: 'incident', incident }
}

/** The last row of each incident tells how it ended; the rows of one stand together. */
async function* lastRows(rows: AsyncIterable<Cells>, path: string): AsyncGenerator<ClosedItem> {
  let last: Cells | null = null
  try {
    for await (const cells of rows) {
      if (last && last[column.number] !== cells[column.number]) yield incidentOf(last)
      last = cells
    }
  } catch (error) {
    // Only the streams throw here: the file itself is at fault.
    const detail = error instanceof Error ? error.message : 'no reason given'
    yield { kind: 'fault', sentence: logRefusalSentence({ kind: 'damaged', path, detail }) }
    return
  }
  if (last) yield incidentOf(last)
}

/**
 * The incidents of a ServiceNow log, FILE.csv or FILE.csv.gz, in one streaming pass. Refused in one sentence when it
 * cannot be read or has other columns.
 */
export async function closedIncidents(path: string): Promise<Result<AsyncGenerator<ClosedItem>, string>> {
  const log = await openLog(path, fileTime)
  if (!log.ok) return refused(logRefusalSentence(log.refusal))
  log.value.close()
  const file = createReadStream(path)
  const parser = parse({ bom: true, from_line: 2, relax_column_count: true, skip_empty_lines: true })
  const rows = path.endsWith('.gz')
    ? pipeline(file, createGunzip(), parser, () => {})
    : pipeline(file, parser, () => {})
  return accepted(lastRows(rows as AsyncIterable<Cells>, path))
}
