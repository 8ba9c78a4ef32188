import * as z from 'zod/mini'

/** Attachments of one message, bytes of one of them, and code units of its name. */
export const attachmentLimits = { perMessage: 10, bytes: 25 * 1024 * 1024, name: 120 } as const

/** A content by what it is: its SHA-256 in lower-case hex. Equal contents are one, whoever attached them. */
export const contentIdSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/))
  .brand<'ContentId'>()
export type ContentId = z.infer<typeof contentIdSchema>

const UNKNOWN_TYPE = 'application/octet-stream'
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/
const NAMELESS = 'file'
const LONGEST_ENDING = 16

/** What a message says of one of its files; the content itself is fetched when somebody asks for it (ATT1). */
export const attachmentSchema = z.readonly(
  z.strictObject({
    id: contentIdSchema,
    name: z.string().check(
      z.maxLength(attachmentLimits.name),
      z.refine((name) => name === safeFileName(name), { error: 'not a safe file name' }),
    ),
    /** What the browser of whoever attached it took it for. To be shown; nothing is ever decided by it. */
    type: z.string().check(z.regex(MEDIA_TYPE)),
    bytes: z.int().check(z.nonnegative(), z.lte(attachmentLimits.bytes)),
  }),
)
export type Attachment = z.infer<typeof attachmentSchema>

export const attachmentsSchema = z.readonly(
  z.array(attachmentSchema).check(z.maxLength(attachmentLimits.perMessage)),
)

/** A media type in its plain form, without parameters; octet-stream for what is none. */
export function mediaTypeOf(text: string): string {
  const type = (text.split(';', 1)[0] ?? '').trim().toLowerCase()
  return MEDIA_TYPE.test(type) ? type : UNKNOWN_TYPE
}

/** Controls, halves of pairs, line ends, and marks that turn the reading direction or cannot be seen. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that any system takes as that of one plain file (ATT2): no folder, no hidden or reserved one, nothing that
 * cannot be seen, the ending kept when it is cut. A safe name comes out as it went in.
 */
export function safeFileName(text: string): string {
  const last = text.split(/[/\\]/).at(-1) ?? ''
  const seen = last.replaceAll(UNSEEN, '').replaceAll(/[<>:"|?*]/g, '_')
  const name = bared(seen.replaceAll(/\s+/gu, ' ').normalize('NFC'))
  const plain = RESERVED.test(name.split('.', 1)[0]?.trim() ?? '') ? `_${name}` : name
  return plain === '' ? NAMELESS : bared(shortened(plain))
}

/** Without leading dots and blanks, which hide a file, and trailing ones, which Windows drops. */
const bared = (name: string): string => name.replace(/^[. ]+/, '').replace(/[. ]+$/, '')

function shortened(name: string): string {
  if (name.length <= attachmentLimits.name) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= LONGEST_ENDING ? name.slice(dot) : ''
  const stem = name.slice(0, attachmentLimits.name - ending.length)
  // Half of a pair that the cut has split names no character.
  return `${stem.replace(/\p{Cs}$/u, '').trimEnd()}${ending}`
}
