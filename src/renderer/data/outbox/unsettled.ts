import * as z from 'zod/mini'
import type { Intent } from '#shared/protocol/messages'
import { dropFiles } from './outboxFiles'
import { type OutboxTables, type RefusedIntent, readableOf, refusedSchema, waitingIn } from './outboxTables'
import { type ParkedCommand, parkedCommand } from './parked'

/** What is not carried out. */
export interface Unsettled {
  readonly waiting: readonly Intent[]
  readonly refused: readonly RefusedIntent[]
  readonly parked: readonly ParkedCommand[]
}

/** Null when a command that waits cannot be read. */
export const readableUnsettled = async (tables: OutboxTables): Promise<Unsettled | null> =>
  unsettledOf(
    ...(await Promise.all([tables.commands.toArray(), tables.refused.toArray(), tables.parked.toArray()])),
  )

/** The same of the rows that lie there. */
export function unsettledOf(
  commands: readonly unknown[],
  refusals: readonly unknown[],
  aside: readonly unknown[],
): Unsettled | null {
  const waiting = readableOf(commands)
  const letters = refusalsOf(refusals)
  return waiting && { waiting, refused: readableOnes(letters), parked: parkedOf(aside, letters) }
}

/** What waits is read first: what of it cannot be read is put aside by that. */
export async function unsettledIn(tables: OutboxTables): Promise<Unsettled> {
  const waiting = await waitingIn(tables)
  return { waiting, refused: await readableRefusals(tables), parked: await parkedIn(tables) }
}

export const readableRefusals = async (tables: OutboxTables): Promise<readonly RefusedIntent[]> =>
  readableOnes(refusalsOf(await tables.refused.toArray()))

const refusalsOf = (rows: readonly unknown[]) =>
  rows.map((row) => ({ row, read: refusedSchema.safeParse(row) }))
type Refusals = ReturnType<typeof refusalsOf>

const readableOnes = (refusals: Refusals): readonly RefusedIntent[] =>
  refusals.flatMap(({ read }) => (read.success ? [read.data] : []))

const placedSchema = z.looseObject({ place: z.int(), row: z.unknown() })
const namedSchema = z.looseObject({ id: z.string() })
const letterSchema = z.looseObject({ intent: z.looseObject({ id: z.string() }) })

/** What was put aside, and refusals in the words of a newer release. */
export async function parkedIn(tables: OutboxTables): Promise<readonly ParkedCommand[]> {
  const [stored, refusals] = await Promise.all([tables.parked.toArray(), tables.refused.toArray()])
  return parkedOf(stored, refusalsOf(refusals))
}

function parkedOf(stored: readonly unknown[], refusals: Refusals): readonly ParkedCommand[] {
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
