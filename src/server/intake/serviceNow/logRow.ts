import * as z from 'zod/mini'
import type { Instant } from '#shared/domain/instant'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { Priority, Status } from '#shared/domain/ticket'
import type { FileTime } from './fileTime'

/** The columns of the published log, in its order. A file must have exactly these. */
export const logColumns = [
  'number',
  'incident_state',
  'active',
  'reassignment_count',
  'reopen_count',
  'sys_mod_count',
  'made_sla',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_created_by',
  'sys_created_at',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'location',
  'category',
  'subcategory',
  'u_symptom',
  'cmdb_ci',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'knowledge',
  'u_priority_confirmation',
  'notify',
  'problem_id',
  'rfc',
  'vendor',
  'caused_by',
  'closed_code',
  'resolved_by',
  'resolved_at',
  'closed_at',
] as const
export type LogColumn = (typeof logColumns)[number]

/**
 * One row of the audit log: an incident as it stood after one update. Columns that hold their final value on
 * every row (resolved_at, closed_at, closed_code, resolved_by, made_sla) are not read, so that nothing is shown
 * before its time (IMP3).
 */
export interface LogRow {
  /** Where it stands in the file; the header is line 1. */
  readonly line: number
  readonly number: string
  /** Null for the log's junk state -100, which keeps the one before. */
  readonly status: Status | null
  readonly modCount: number
  readonly reopenCount: number
  readonly openedAt: Instant
  readonly updatedAt: Instant
  readonly updatedBy: string | null
  readonly caller: string | null
  readonly contactType: string | null
  readonly location: string | null
  readonly category: string | null
  readonly subcategory: string | null
  readonly symptom: string | null
  readonly priority: Priority
  readonly group: string | null
  readonly assignee: string | null
}

const statusByWord: Readonly<Record<string, Status | null>> = {
  New: 'new',
  Active: 'active',
  'Awaiting User Info': 'waiting-customer',
  'Awaiting Vendor': 'waiting-vendor',
  'Awaiting Problem': 'waiting-problem',
  'Awaiting Evidence': 'waiting-evidence',
  Resolved: 'resolved',
  Closed: 'closed',
  '-100': null,
}

const priorityByWord: Readonly<Record<string, Priority>> = {
  '1 - Critical': 'P1',
  '2 - High': 'P2',
  '3 - Moderate': 'P3',
  '4 - Low': 'P4',
}

const oneOf = (words: Readonly<Record<string, unknown>>) =>
  z
    .string()
    .check(z.refine((text) => Object.hasOwn(words, text), 'not one of the words this column may hold'))
const count = z.string().check(z.regex(/^\d{1,6}$/, 'not a count'))
const text = z.string().check(z.maxLength(100, 'longer than 100 characters'))

const cellsSchema = z.object({
  number: z.string().check(z.regex(/^INC\d{7}$/, 'not an incident number such as INC0000045')),
  incident_state: oneOf(statusByWord),
  reopen_count: count,
  sys_mod_count: count,
  caller_id: text,
  opened_at: text,
  sys_updated_by: text,
  sys_updated_at: text,
  contact_type: text,
  location: text,
  category: text,
  subcategory: text,
  u_symptom: text,
  priority: oneOf(priorityByWord),
  assignment_group: text,
  assigned_to: text,
})
type Cells = z.infer<typeof cellsSchema>

const usedColumns = (Object.keys(cellsSchema.shape) as (keyof Cells)[]).map((column) => ({
  column,
  index: logColumns.indexOf(column),
}))

/** The log writes "?" where nothing is known. */
const known = (cell: string): string | null => (cell === '?' || cell === '' ? null : cell)

/** Reads one row. A refusal is the reason in words, naming the column and what stands there. */
export function parseLogRow(cells: readonly string[], line: number, time: FileTime): Result<LogRow, string> {
  if (cells.length !== logColumns.length) {
    return refused(`The row has ${cells.length} columns; the log has ${logColumns.length}.`)
  }
  const named: Partial<Record<LogColumn, string>> = {}
  for (const { column, index } of usedColumns) named[column] = cells[index] ?? ''
  const parsed = cellsSchema.safeParse(named)
  if (!parsed.success) return refused(sentenceOf(parsed.error.issues, named))
  return rowOf(parsed.data, line, time)
}

function sentenceOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  named: Partial<Record<LogColumn, string>>,
): string {
  const issue = issues[0]
  const column = String(issue?.path[0]) as LogColumn
  return `${column} is "${named[column]?.slice(0, 40) ?? ''}", ${issue?.message ?? 'which cannot be read'}.`
}

function rowOf(cells: Cells, line: number, time: FileTime): Result<LogRow, string> {
  const openedAt = time(cells.opened_at)
  if (openedAt === null) return refused(noDate('opened_at', cells.opened_at))
  const updatedAt = time(cells.sys_updated_at)
  if (updatedAt === null) return refused(noDate('sys_updated_at', cells.sys_updated_at))
  const priority = priorityByWord[cells.priority]
  if (!priority) return refused(`priority is "${cells.priority}", which has no meaning here.`)
  return accepted({
    line,
    number: cells.number,
    status: statusByWord[cells.incident_state] ?? null,
    modCount: Number(cells.sys_mod_count),
    reopenCount: Number(cells.reopen_count),
    openedAt,
    updatedAt,
    updatedBy: known(cells.sys_updated_by),
    caller: known(cells.caller_id),
    contactType: known(cells.contact_type),
    location: known(cells.location),
    category: known(cells.category),
    subcategory: known(cells.subcategory),
    symptom: known(cells.u_symptom),
    priority,
    group: known(cells.assignment_group),
    assignee: known(cells.assigned_to),
  })
}

const noDate = (column: LogColumn, cell: string): string =>
  `${column} is "${cell}", not a date and time of the form D/M/YYYY HH:MM.`
