import * as z from 'zod/mini'
import { deskSchema, queueSchema } from './desk'
import { messageSchema } from './message'
import { colleagueSchema } from './person'
import { guideSchema, replyTemplateSchema } from './replyTemplate'
import { savedViewSchema } from './savedView'
import { ticketSchema } from './ticket'

/** Everything that travels to consoles and is kept in their caches. */
export const entitySchema = z.discriminatedUnion('kind', [
  z.readonly(z.strictObject({ kind: z.literal('ticket'), data: ticketSchema })),
  z.readonly(z.strictObject({ kind: z.literal('message'), data: messageSchema })),
  z.readonly(z.strictObject({ kind: z.literal('person'), data: colleagueSchema })),
  z.readonly(z.strictObject({ kind: z.literal('queue'), data: queueSchema })),
  z.readonly(z.strictObject({ kind: z.literal('desk'), data: deskSchema })),
  z.readonly(z.strictObject({ kind: z.literal('view'), data: savedViewSchema })),
  z.readonly(z.strictObject({ kind: z.literal('template'), data: replyTemplateSchema })),
  z.readonly(z.strictObject({ kind: z.literal('guide'), data: guideSchema })),
])
export type Entity = z.infer<typeof entitySchema>
export type EntityKind = Entity['kind']
export type EntityOf<Kind extends EntityKind> = Extract<Entity, { kind: Kind }>
export const entityKindSchema = z.enum([
  'ticket',
  'message',
  'person',
  'queue',
  'desk',
  'view',
  'template',
  'guide',
])
