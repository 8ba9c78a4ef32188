import { createHash } from 'node:crypto'
import type { Random } from '#kit/random'
import type { DeskData } from '#renderer/data/deskData'
import type { AttachedFile } from '#renderer/data/onDemand/attachments'
import { contentIdSchema } from '#shared/domain/attachment'
import { messageId } from '#shared/domain/ids'
import { absorbedBy } from '#shared/domain/sla/merging'
import type { Ticket } from '#shared/domain/ticket'

const verbs = [
  'acknowledge',
  'take',
  'note',
  'note',
  'note',
  'reply',
  'waitForCustomer',
  'resolve',
  'reopen',
  'merge',
  'unmerge',
] as const

/** An agent does something to a ticket in sight; so many of the notes and replies have a file with them. */
export async function workIn(
  desk: DeskData,
  random: Random,
  unique: string,
  attachedShare: number,
): Promise<void> {
  const tickets = [...desk.tickets.get().byId.values()]
  if (tickets.length === 0) return
  const { ticket } = random.pick(tickets)
  const verb = random.pick(verbs)
  await doOne(desk, verb, ticket, {
    unique,
    files: random.chance(attachedShare) ? [aFile(random, unique)] : [],
  })
}

/** One in three is a file that others attach as well. */
function aFile(random: Random, unique: string): AttachedFile {
  const words = random.chance(0.3) ? 'the same for all' : unique
  const id = contentIdSchema.parse(createHash('sha256').update(words).digest('hex'))
  const attachment = { id, name: 'screen.png', type: 'image/png', bytes: words.length }
  return { attachment, content: new Blob([words]) }
}

interface Written {
  readonly unique: string
  readonly files: readonly AttachedFile[]
}

async function doOne(
  desk: DeskData,
  verb: (typeof verbs)[number],
  ticket: Ticket,
  { unique, files }: Written,
): Promise<void> {
  switch (verb) {
    case 'note':
    case 'reply': {
      const attached = files.length > 0 ? { attachments: files.map(({ attachment }) => attachment) } : {}
      await desk.dispatch(verb, ticket.id, { messageId: messageId(unique), body: unique, ...attached }, files)
      return
    }
    case 'resolve':
      await desk.dispatch(verb, ticket.id, { seenEvents: ticket.history.length })
      return
    case 'acknowledge':
    case 'take':
    case 'waitForCustomer':
    case 'reopen':
      await desk.dispatch(verb, ticket.id, {})
      return
    case 'merge': {
      const others = [...desk.tickets.get().byId.keys()].filter((id) => id !== ticket.id)
      const into = others[unique.length % Math.max(1, others.length)]
      if (into) await desk.dispatch(verb, ticket.id, { into })
      return
    }
    case 'unmerge': {
      const [part] = absorbedBy(ticket)
      if (part) await desk.dispatch(verb, ticket.id, { ticket: part })
      return
    }
    default:
      verb satisfies never
  }
}
