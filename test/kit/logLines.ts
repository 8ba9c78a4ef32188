import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createFileTime, type FileTime } from '#server/intake/serviceNow/fileTime'
import { type LogColumn, type LogRow, logColumns, parseLogRow } from '#server/intake/serviceNow/logRow'
import { zoneNamed } from '#shared/domain/calendar/localTime'

export type LogCells = Partial<Record<LogColumn, string>>

const usualCells: Record<LogColumn, string> = {
  number: 'INC0000045',
  incident_state: 'New',
  active: 'true',
  reassignment_count: '0',
  reopen_count: '0',
  sys_mod_count: '0',
  made_sla: 'true',
  caller_id: 'Caller 2403',
  opened_by: 'Opened by  8',
  opened_at: '1/3/2016 09:00',
  sys_created_by: 'Created by 6',
  sys_created_at: '1/3/2016 09:05',
  sys_updated_by: 'Updated by 21',
  sys_updated_at: '1/3/2016 09:05',
  contact_type: 'Phone',
  location: 'Location 143',
  category: 'Category 55',
  subcategory: 'Subcategory 170',
  u_symptom: 'Symptom 72',
  cmdb_ci: '?',
  impact: '2 - Medium',
  urgency: '2 - Medium',
  priority: '3 - Moderate',
  assignment_group: 'Group 56',
  assigned_to: '?',
  knowledge: 'true',
  u_priority_confirmation: 'false',
  notify: 'Do Not Notify',
  problem_id: '?',
  rfc: '?',
  vendor: '?',
  caused_by: '?',
  closed_code: 'code 5',
  resolved_by: 'Resolved by 149',
  resolved_at: '1/3/2016 11:29',
  closed_at: '6/3/2016 12:00',
}

export const logHeader = logColumns.join(',')

/** One line of a ServiceNow log; what is not given is as in the first incident of the published one. */
export const logLine = (cells: LogCells = {}): string =>
  logColumns.map((column) => ({ ...usualCells, ...cells })[column]).join(',')

export function utcFileTime(): FileTime {
  const zone = zoneNamed('UTC')
  if (!zone) throw new Error('UTC is known everywhere.')
  return createFileTime(zone)
}

/** A row as the reader gives it; a line that is refused is an error here. */
export function aLogRow(cells: LogCells = {}, line = 2): LogRow {
  const row = parseLogRow(logLine(cells).split(','), line, utcFileTime())
  if (!row.ok) throw new Error(row.refusal)
  return row.value
}

/** Rows of one incident: each changes some cells of the one before, its count goes up by one. */
export function logRowsOf(...changes: readonly LogCells[]): readonly LogRow[] {
  let cells: LogCells = {}
  return changes.map((change, index) => {
    cells = { ...cells, sys_mod_count: String(index), ...change }
    return aLogRow(cells, index + 2)
  })
}

/** Writes a log of these lines into a folder; compressed when it is named .gz. */
export function writeLog(folder: string, lines: readonly string[], name = 'log.csv.gz'): string {
  const path = join(mkdtempSync(join(folder, 'log-')), name)
  const text = [logHeader, ...lines, ''].join('\n')
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  return path
}

/** Everything a stream gives, in its order. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
