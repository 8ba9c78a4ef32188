import * as z from 'zod/mini'
import { queueSchema } from '../domain/desk'
import { messageSchema } from '../domain/message'
import { ticketSchema } from '../domain/ticket'

/** Limits of one intake, in bytes of JSON and in tickets. */
export const intakeLimits = { bodyBytes: 8 * 1024 * 1024, tickets: 2_000 } as const

const ticketWriteSchema = z
  .strictObject({ ticket: ticketSchema, messages: z.readonly(z.array(messageSchema)) })
  .check(
    z.refine(({ ticket, messages }) => messages.every((message) => message.ticketId === ticket.id), {
      error: 'A message belongs to another ticket than the one it came with.',
    }),
  )

/** Body of `POST /api/intake`, with the intake key as `Authorization: Bearer`. Tickets are written whole. */
export const intakeRequestSchema = z.readonly(
  z.strictObject({
    tickets: z.readonly(z.array(z.readonly(ticketWriteSchema)).check(z.maxLength(intakeLimits.tickets))),
    queues: z.readonly(z.array(queueSchema)),
  }),
)
export type IntakeRequest = z.infer<typeof intakeRequestSchema>

export const intakeAnswerSchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('written'), written: z.int(), unchanged: z.int() })),
  z.readonly(z.strictObject({ kind: z.literal('invalid'), detail: z.string() })),
  z.readonly(z.strictObject({ kind: z.literal('unauthorised') })),
])
export type IntakeAnswer = z.infer<typeof intakeAnswerSchema>
