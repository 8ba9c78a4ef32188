import * as z from 'zod/mini'
import { personIdSchema, queueIdSchema } from './ids'

/** Somebody of the desk, named where the name must be readable without a lookup (offline, in history). */
export const personSchema = z.readonly(
  z.strictObject({ id: personIdSchema, name: z.string().check(z.minLength(1), z.maxLength(120)) }),
)
export type Person = z.infer<typeof personSchema>

/**
 * The same in the list of people that every console has. Who has left signs in no more: nobody gives them a ticket, and
 * what names them goes on doing so. The field is missing of everybody else and in rows of earlier releases.
 */
export const colleagueSchema = z.readonly(
  z.strictObject({ ...personSchema.def.innerType.shape, hasLeft: z.optional(z.literal(true)) }),
)
export type Colleague = z.infer<typeof colleagueSchema>

export const roleSchema = z.enum(['agent', 'supervisor', 'admin', 'display'])
export type Role = z.infer<typeof roleSchema>

/** Which queues an account may see and act in: all of them, or a list. */
const queueAccessSchema = z.union([z.literal('all'), z.readonly(z.array(queueIdSchema))])

/** The signed-in account as the console knows it; the server keeps the secrets. */
export const accountSchema = z.readonly(
  z.strictObject({
    id: personIdSchema,
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    email: z.string().check(z.minLength(3), z.maxLength(254)),
    role: roleSchema,
    queues: queueAccessSchema,
  }),
)
export type Account = z.infer<typeof accountSchema>

/** Who did something to a ticket. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('agent'), person: personSchema })),
  z.readonly(z.strictObject({ kind: z.literal('requester'), name: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('system'), name: z.string() })),
])
export type Actor = z.infer<typeof actorSchema>

export const actorName = (actor: Actor): string => (actor.kind === 'agent' ? actor.person.name : actor.name)

export const personOf = ({ id, name }: Person): Person => ({ id, name })

/** "Jonas Berg" -> "JB"; one letter for a single name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}
