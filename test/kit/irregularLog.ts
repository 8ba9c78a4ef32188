import type { TallyKind } from '#server/intake/serviceNow/tally'
import { type LogCells, logLine } from './logLines'

type Figures = Partial<Record<TallyKind, number>>

interface WrittenIncident {
  /** Each row changes some cells of the one before, and its count goes up by one unless it says another. */
  readonly rows: readonly LogCells[]
  /** What a reader must count in them, beside the rows, the ticket and that it was made. */
  readonly figures: Figures
}

const at = (time: string): LogCells => ({ sys_updated_at: `1/3/2016 ${time}` })
const state = (incident_state: string, time: string, cells: LogCells = {}): LogCells => ({
  incident_state,
  ...at(time),
  ...cells,
})
const resolved = state('Resolved', '14:00')
const closed = state('Closed', '18:00', { sys_updated_at: '6/3/2016 12:00' })
const done: Figures = { acknowledged: 1, ticketsResolved: 1, ticketsClosed: 1 }

/** Every way of the published log to tell an incident, its mistakes among them. */
const ways: readonly WrittenIncident[] = [
  {
    rows: [{}, state('Active', '10:00', { assigned_to: 'Resolver 1' }), resolved, at('14:30'), closed],
    figures: { ...done, reassigned: 1, touched: 1 },
  },
  {
    rows: [
      { assigned_to: 'Resolver 2' },
      state('Awaiting User Info', '10:00'),
      state('Active', '11:00'),
      resolved,
      closed,
    ],
    figures: { ...done, assignedAtOpening: 1, pausedOnCustomer: 1, resumedDirectly: 1 },
  },
  {
    rows: [
      {},
      state('Awaiting Vendor', '10:00'),
      state('Awaiting Problem', '11:00'),
      state('Awaiting Evidence', '12:00'),
      resolved,
      closed,
    ],
    figures: { ...done, pausedOnVendor: 1, pausedOnProblem: 1, pausedOnEvidence: 1 },
  },
  // A state that means nothing keeps the one before.
  {
    rows: [{}, state('Active', '10:00'), state('-100', '11:00'), resolved, closed],
    figures: { ...done, touched: 1 },
  },
  // One row for many changes.
  {
    rows: [
      {},
      state('Active', '10:00', {
        priority: '1 - Critical',
        assignment_group: 'Group 9',
        assigned_to: 'Resolver 7',
      }),
      resolved,
      closed,
    ],
    figures: { ...done, priorityChanged: 1, moved: 1, reassigned: 1 },
  },
  // The first row carries the count of the last, and the right time.
  {
    rows: [
      { sys_mod_count: '3' },
      state('Active', '10:00', { sys_mod_count: '1' }),
      { ...resolved, sys_mod_count: '2' },
      { ...closed, sys_mod_count: '3' },
    ],
    figures: done,
  },
  // Two rows of one minute stand in another order than they happened.
  {
    rows: [
      { sys_mod_count: '0' },
      { ...resolved, sys_mod_count: '2' },
      state('Active', '14:00', { sys_mod_count: '1' }),
      { ...closed, sys_mod_count: '3' },
    ],
    figures: done,
  },
  // Stamped before it was opened.
  { rows: [at('08:00'), state('Active', '10:00'), resolved, closed], figures: done },
  // Reopened and resolved again between two rows: only the counter tells.
  {
    rows: [{}, resolved, { ...at('15:00'), reopen_count: '1' }, closed],
    figures: { ...done, reopened: 1 },
  },
  {
    rows: [{}, resolved, state('Active', '15:00', { reopen_count: '1' }), state('Resolved', '16:00'), closed],
    figures: { ...done, reopened: 1 },
  },
  {
    rows: [
      { assignment_group: '?', caller_id: '?', sys_updated_by: '?', contact_type: '?', category: '?' },
      state('Active', '10:00', { assignment_group: 'Group 3' }),
      resolved,
      closed,
    ],
    figures: { ...done, moved: 1 },
  },
  { rows: [{}, closed], figures: { acknowledged: 1, ticketsClosed: 1 } },
  { rows: [resolved, closed], figures: done },
]

const incidentNumber = (index: number): string => `INC${String(index + 1).padStart(7, '0')}`

function linesOf({ rows }: WrittenIncident, number: string): readonly string[] {
  let cells: LogCells = {}
  return rows.map((row, index) => {
    cells = { ...cells, sys_mod_count: String(index), ...row }
    return logLine({ ...cells, number })
  })
}

/** The lines of a log in the form of the published one, each of its ways so many times, and the figures it must give. */
export function irregularLog(times: number): {
  readonly lines: readonly string[]
  readonly figures: Figures
} {
  const incidents = Array.from({ length: times }, () => ways).flat()
  const lines = incidents.flatMap((incident, index) => linesOf(incident, incidentNumber(index)))
  const tickets = incidents.length
  const figures: Figures = { tickets, rows: lines.length, rejected: 0, created: tickets }
  for (const incident of incidents) {
    for (const [kind, count] of Object.entries(incident.figures) as [TallyKind, number][]) {
      figures[kind] = (figures[kind] ?? 0) + count
    }
  }
  return { lines, figures }
}
