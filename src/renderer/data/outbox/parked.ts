import * as z from 'zod/mini'
import type { CommandId } from '#shared/domain/ids'

/** An action that this release cannot read and therefore not send: damaged, or written by a newer one. */
export interface ParkedCommand {
  /** Names it for `discardParked`. */
  readonly place: ParkedPlace
  /** As far as they can be made out. */
  readonly name: string | null
  readonly ticketId: string | null
  /** What somebody wrote in it, or else all of it as JSON. */
  readonly text: string
}

/** Where it lies: put aside, or among the refused ones under its id. */
export type ParkedPlace =
  | { readonly kind: 'parked'; readonly place: number }
  | { readonly kind: 'refused'; readonly id: CommandId | string }

const namedSchema = z.looseObject({ name: z.optional(z.string()), ticketId: z.optional(z.string()) })
const wordsSchema = z.looseObject({ args: z.looseObject({ body: z.string() }) })

export function parkedCommand(place: ParkedPlace, row: unknown): ParkedCommand {
  const named = namedSchema.safeParse(row)
  const words = wordsSchema.safeParse(row)
  return {
    place,
    name: named.success ? (named.data.name ?? null) : null,
    ticketId: named.success ? (named.data.ticketId ?? null) : null,
    text: words.success ? words.data.args.body : (JSON.stringify(row, null, 2) ?? ''),
  }
}
