import type { SyncHealth } from '#renderer/data/health/syncHealth'
import { ticketId } from '#shared/domain/ids'
import { MINUTE_MS, plusMs } from '#shared/domain/instant'
import { orgScope, personScope, queueScope } from '#shared/domain/scope'
import { seq } from '#shared/protocol/rows'
import { PROTOCOL } from '#shared/protocol/version'
import { drawnAccount, drawnNow, drawnQueues } from './drawnDesk'

const rows = [412, 1204, 96, 2311, 58, 0]

/** What the drawn desk's console has left behind of syncing: a lost connection or two, and one clock that differs. */
export const drawnHealth: SyncHealth = {
  protocol: PROTOCOL,
  scopes: [orgScope, personScope(drawnAccount.id), ...drawnQueues.map(({ id }) => queueScope(id))].map(
    (scope, index) => ({
      scope,
      rows: rows[index] ?? 12,
      expectedRows: (rows[index] ?? 12) + (index === 3 ? 1_200 : 0),
      cursor: seq(48_210 - index * 7),
      head: seq(48_210 - index * 7 + (index === 3 ? 300 : 0)),
      comparison: 'alike' as const,
      mismatches: 0,
    }),
  ),
  comparedAt: plusMs(drawnNow, -8_000),
  breaks: [
    { at: plusMs(drawnNow, -6 * MINUTE_MS), why: 'ping timeout', tries: 7, backAt: null },
    {
      at: plusMs(drawnNow, -74 * MINUTE_MS),
      why: 'transport close',
      tries: 1,
      backAt: plusMs(drawnNow, -73 * MINUTE_MS),
    },
  ],
  clocks: {
    compared: 1_204,
    differing: [{ ticket: ticketId('20433'), v: seq(48_100), kind: 'time-zones' }],
    differingCount: 1,
    hasOtherZones: true,
  },
}
