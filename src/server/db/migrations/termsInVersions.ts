import type { Kysely, Migration } from 'kysely'

interface EntityTable {
  kind: string
  id: string
  body: string
}

/** The desk as it was kept before: one calendar, and one agreement with its targets by priority. */
interface OldDesk {
  id: string
  name: string
  calendar: { id: string } & Record<string, unknown>
  agreement: {
    id: string
    version: number
    name: string
    targets: Record<string, Record<string, unknown>>
    pauses: Record<string, readonly string[]>
    warnAtPercent: readonly number[]
  }
}

const withoutNothing = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

function inVersions({ calendar, agreement, ...desk }: OldDesk): unknown {
  const { targets, pauses, warnAtPercent, ...kept } = agreement
  return {
    ...desk,
    calendars: [{ ...calendar, effectiveFrom: null, openings: {} }],
    agreements: [
      {
        ...kept,
        effectiveFrom: null,
        openTickets: 'move',
        pauses,
        warnings: warnAtPercent.map((percent) => ({ percent })),
        onReopen: 'leave-out-done-time',
        onTargetChange: 'keep-elapsed',
        nextResponseFrom: 'first-response',
        policies: Object.entries(targets).map(([priority, promised]) => ({
          id: priority.toLowerCase(),
          name: priority,
          when: { priority: [priority] },
          calendars: [calendar.id],
          targets: withoutNothing(promised),
        })),
      },
    ],
  }
}

/** A desk's agreement becomes a list of versions with policies, its calendar a list of calendars. */
export const termsInVersions: Migration = {
  up: async (anyTables: Kysely<unknown>) => {
    const db = anyTables.withTables<{ entity: EntityTable }>()
    const desks = await db.selectFrom('entity').select(['id', 'body']).where('kind', '=', 'desk').execute()
    for (const { id, body } of desks) {
      const desk: OldDesk = JSON.parse(body)
      await db
        .updateTable('entity')
        .set({ body: JSON.stringify(inVersions(desk)) })
        .where('kind', '=', 'desk')
        .where('id', '=', id)
        .execute()
    }
  },
}
