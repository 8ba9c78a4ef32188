import * as z from 'zod/mini'

/** Ids travel in URLs, file names and log lines, so their alphabet is small and has no separators of ours. */
const word = (longest: number) =>
  z.string().check(z.minLength(1), z.maxLength(longest), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/))

export const ticketIdSchema = word(40).brand<'TicketId'>()
export type TicketId = z.infer<typeof ticketIdSchema>

export const messageIdSchema = word(64).brand<'MessageId'>()
export type MessageId = z.infer<typeof messageIdSchema>

export const personIdSchema = word(64).brand<'PersonId'>()
export type PersonId = z.infer<typeof personIdSchema>

export const queueIdSchema = word(64).brand<'QueueId'>()
export type QueueId = z.infer<typeof queueIdSchema>

/** A saved view, a template or a guide. */
export const paperIdSchema = word(64).brand<'PaperId'>()
export type PaperId = z.infer<typeof paperIdSchema>

/** One installation of the console: the owner of one outbox and one row of contiguous command numbers. */
export const clientIdSchema = word(64).brand<'ClientId'>()
export type ClientId = z.infer<typeof clientIdSchema>

export const commandIdSchema = word(64).brand<'CommandId'>()
export type CommandId = z.infer<typeof commandIdSchema>

export const ticketId = (text: string): TicketId => ticketIdSchema.parse(text)
export const messageId = (text: string): MessageId => messageIdSchema.parse(text)
export const personId = (text: string): PersonId => personIdSchema.parse(text)
export const queueId = (text: string): QueueId => queueIdSchema.parse(text)
export const paperId = (text: string): PaperId => paperIdSchema.parse(text)
export const clientId = (text: string): ClientId => clientIdSchema.parse(text)
export const commandId = (text: string): CommandId => commandIdSchema.parse(text)
