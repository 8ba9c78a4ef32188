import * as z from 'zod/mini'
import type { Intent } from '#shared/protocol/messages'
import { dropFiles } from './outboxFiles'
import { type OutboxTables, type RefusedIntent, readableIn, refusedSchema, waitingIn } from './outboxTables'
import { type ParkedCommand, parkedCommand } from './parked'

/** What is not carried out. */
export interface Unsettled {
  readonly waiting: readonly Intent[]
  readonly refused: readonly RefusedIntent[]
  readonly parked: readonly ParkedCommand[]
}

/** Null when a command that waits cannot be read. */
export async function readableUnsettled(tables: OutboxTables): Promise<Unsettled | null> {
  const [waiting, refused, parked] = await Promise.all([
    readableIn(tables),
    readableRefusals(tables),
    parkedIn(tables),
  ])
  return waiting && { waiting, refused, parked }
}

/** What waits is read first: what of it cannot be read is put aside by that. */
export async function unsettledIn(tables: OutboxTables): Promise<Unsettled> {
  const waiting = await waitingIn(tables)
  return { waiting, refused: await readableRefusals(tables), parked: await parkedIn(tables) }
}

export const readableRefusals = async (tables: OutboxTables): Promise<readonly RefusedIntent[]> =>
  (await refusedIn(tables)).flatMap(({ read }) => (read.success ? [read.data] : []))

const refusedIn = async (tables: OutboxTables) =>
  (await tables.refused.toArray()).map((row) => ({ row, read: refusedSchema.safeParse(row) }))

const placedSchema = z.looseObject({ place: z.int(), row: z.unknown() })
const namedSchema = z.looseObject({ id: z.string() })
const letterSchema = z.looseObject({ intent: z.looseObject({ id: z.string() }) })

/** What was put aside, and refusals in the words of a newer release. */
export async function parkedIn(tables: OutboxTables): Promise<readonly ParkedCommand[]> {
  const [stored, refusals] = await Promise.all([tables.parked.toArray(), refusedIn(tables)])
  const aside = stored.flatMap((one) => {
    const placed = placedSchema.safeParse(one)
    return placed.success
      ? [parkedCommand({ kind: 'parked', place: placed.data.place }, placed.data.row)]
      : []
  })
  const letters = refusals.flatMap(({ row, read }) => {
    const letter = letterSchema.safeParse(row)
    if (read.success || !letter.success) return []
    return [parkedCommand({ kind: 'refused', id: letter.data.intent.id }, letter.data.intent)]
  })
  return [...aside, ...letters]
}

/** Within the caller's transaction. */
export async function discardParked(tables: OutboxTables, place: number): Promise<void> {
  const placed = placedSchema.safeParse(await tables.parked.get(place))
  const named = placed.success ? namedSchema.safeParse(placed.data.row) : null
  await tables.parked.delete(place)
  if (named?.success) await dropFiles(tables.files, [named.data.id])
}
