import * as z from 'zod/mini'
import { messageIdSchema } from '../domain/ids'
import { MAIL_IMAGES_MOST } from '../domain/mailImages'

/** Bytes of one image, and of the question for it. */
export const mailImageLimits = { bytes: 5 * 1024 * 1024, bodyBytes: 1024 } as const

/** What an image may be, told by its first bytes; the type of the answer that brings one. */
export const mailImageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export type MailImageType = (typeof mailImageTypes)[number]

/**
 * Body of `POST /api/mail-images`, with the session's token as `Authorization: Bearer`: an image of a mail by its place
 * in `remoteImagesOf`, never by an address. The answer is the image itself, or one of the refusals.
 */
export const mailImageQuestionSchema = z.readonly(
  z.strictObject({
    message: messageIdSchema,
    image: z.int().check(z.nonnegative(), z.lt(MAIL_IMAGES_MOST)),
  }),
)
export type MailImageQuestion = z.infer<typeof mailImageQuestionSchema>

export const mailImageRefusalSchema = z.readonly(
  z.strictObject({
    kind: z.enum([
      'reauth',
      'invalid',
      /** There is no such image, or the message is not this person's to see. */
      'unknown',
      /** This server is set to fetch no images. */
      'off',
      /** Too many are being fetched now. */
      'busy',
      /** Its name or a redirect leads to an address that is not one of the public internet. */
      'not-public',
      /** Not at one of the web's own ports. */
      'other-port',
      /** No such computer, no connection, or no whole answer in time. */
      'no-answer',
      /** The other computer did not hand it out. */
      'not-given',
      'not-an-image',
      'too-large',
      'too-many-redirects',
    ]),
  }),
)
export type MailImageRefusal = z.infer<typeof mailImageRefusalSchema>
