import * as z from 'zod/mini'
import { entityKindSchema, entitySchema } from '../domain/entity'

/** A row number of the server's log: one per commit, rising, with gaps allowed. Orders everything; 0 is before all. */
export const seqSchema = z.int().check(z.nonnegative()).brand<'Seq'>()
export type Seq = z.infer<typeof seqSchema>
export const seq = (value: number): Seq => value as Seq
export const BEFORE_ALL = seq(0)

/** A row that is in the scope now, whole. `v` is the seq of the commit that last changed it. */
const presentRowSchema = z.readonly(
  z.strictObject({ live: z.literal(true), id: z.string(), v: seqSchema, entity: entitySchema }),
)
/** A row that left the scope (moved, closed, withdrawn) at `v`. */
const goneRowSchema = z.readonly(
  z.strictObject({ live: z.literal(false), id: z.string(), v: seqSchema, kind: entityKindSchema }),
)
export const rowSchema = z.discriminatedUnion('live', [presentRowSchema, goneRowSchema])
export type Row = z.infer<typeof rowSchema>
export type PresentRow = z.infer<typeof presentRowSchema>

/** How far a scope has come on one side. The digest is an XOR over live rows, as 16 hex digits (sync.md 2.11). */
export const scopeHeadSchema = z.readonly(
  z.strictObject({ head: seqSchema, count: z.int(), digest: z.string() }),
)
export type ScopeHead = z.infer<typeof scopeHeadSchema>
