import * as z from 'zod/mini'
import { type Attachment, attachmentsSchema } from '../domain/attachment'
import { messageIdSchema } from '../domain/ids'
import { MESSAGE_LONGEST, type Message } from '../domain/message'
import type { Ticket } from '../domain/ticket'
import { isWordless } from '../words/wordless'
import type { CommandContext } from './command'
import { stamp } from './record'

/** What a reply and a note are told: the text, the id their console gave it, and what is attached, if anything is. */
export const writingArgs = z.strictObject({
  messageId: messageIdSchema,
  // What nobody can read is no answer, and keeps no promise (TKT160).
  body: z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(MESSAGE_LONGEST),
    z.refine((body) => !isWordless(body)),
  ),
  attachments: z.optional(attachmentsSchema),
})
export type WritingArgs = z.infer<typeof writingArgs>

const attachingArgs = z.looseObject({ attachments: z.array(z.unknown()).check(z.minLength(1)) })

/** Whether saved arguments name files, of whatever release they are. */
export const hasAttachments = (args: unknown): boolean =>
  // Nearly none do, and a schema spends most of its time on putting into words what is missing.
  typeof args === 'object' && args !== null && 'attachments' in args && attachingArgs.safeParse(args).success

const attachedArgs = z.looseObject({ attachments: attachmentsSchema })

/** The files that saved arguments name. */
export function attachmentsOf(args: unknown): readonly Attachment[] {
  const read = attachedArgs.safeParse(args)
  return read.success ? read.data.attachments : []
}

/** The message as it is filed. On a closed ticket it is kept all the same and marked late (CMD6). */
export function messageOf(
  ticket: Ticket,
  args: WritingArgs,
  visibility: Message['visibility'],
  context: CommandContext,
): Message {
  return {
    id: args.messageId,
    ticketId: ticket.id,
    ...stamp(context),
    visibility,
    isAutomatic: false,
    isLate: ticket.status === 'closed',
    body: args.body,
    ...(args.attachments && args.attachments.length > 0 ? { attachments: args.attachments } : {}),
  }
}
