import type { Instant } from '#shared/domain/instant'
import type { RefusedCommand, SyncState, WaitingCommand } from '../../data/deskData'
import type { SyncHealth } from '../../data/health/syncHealth'

export interface Diagnosed {
  readonly now: Instant
  readonly sync: SyncState
  readonly health: SyncHealth
  /** Bytes kept on this computer; null where that is not known. */
  readonly keptBytes: number | null
}

const stamp = (at: Instant | null): string => (at === null ? 'never' : new Date(at).toISOString())

const commandLine = ({ n, name, ticketId, at }: WaitingCommand): string =>
  `  ${n} ${name} ${ticketId} ${stamp(at)}`

function listed<Item>(title: string, items: readonly Item[], lineOf: (item: Item) => string): string[] {
  return [`${title}: ${items.length}`, ...items.map(lineOf)]
}

/**
 * All that somebody needs who looks into syncing, as plain text: numbers, names of verbs and ids. No token, and nothing
 * that anybody wrote.
 */
export function diagnosticsText({ now, sync, health, keptBytes }: Diagnosed): string {
  const { connection, clockOffset, lastHeardAt, waiting, refused, parked } = sync
  const { clocks } = health
  const offset = `${Math.round(clockOffset.offsetMs)} ms, off by ${Math.round(clockOffset.errorMs)} ms at most`
  return [
    `T-Minus sync diagnostics, ${stamp(now)}`,
    `protocol ${health.protocol}`,
    `connection: ${connection.kind}, last heard ${stamp(lastHeardAt)}`,
    `clock offset: ${offset}, ${clockOffset.isVerified ? 'verified' : 'not verified'}`,
    `kept here: ${keptBytes === null ? 'unknown' : `${keptBytes} bytes`}`,
    `rows compared: ${stamp(health.comparedAt)}`,
    ...listed(
      'scopes',
      health.scopes,
      ({ scope, rows, expectedRows, cursor, head, comparison, mismatches }) =>
        [
          `  ${scope}`,
          `rows ${rows}/${expectedRows}`,
          `cursor ${cursor}/${head}`,
          comparison,
          `mismatches ${mismatches}`,
        ].join(' '),
    ),
    `clocks: ${clocks.compared} compared, ${clocks.differingCount} differ, time-zone data ${clocks.hasOtherZones ? 'differs' : 'alike'}`,
    ...clocks.differing.map(({ ticket, v, kind }) => `  ${ticket} row ${v} ${kind}`),
    ...listed('waiting', waiting, commandLine),
    ...listed(
      'not applied',
      refused,
      (command: RefusedCommand) => `${commandLine(command)} ${command.refusal.kind}`,
    ),
    `unreadable: ${parked.length}`,
    ...listed(
      'connections lost',
      health.breaks,
      ({ at, why, tries, backAt }) => `  ${stamp(at)} ${why}, ${tries} tries, back ${stamp(backAt)}`,
    ),
    '',
  ].join('\n')
}
