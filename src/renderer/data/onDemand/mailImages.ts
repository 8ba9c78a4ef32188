import { fromOutside } from '#shared/domain/fromOutside'
import type { MessageId } from '#shared/domain/ids'
import {
  type MailImageRefusal,
  mailImageLimits,
  mailImageRefusalSchema,
  mailImageTypes,
} from '#shared/protocol/mailImages'
import type { Unreached } from './archive'

export type MailImageAnswer =
  /** Of one of the types that an image may have. */
  { readonly kind: 'image'; readonly content: Blob } | MailImageRefusal | Unreached

/** Images of mails on other computers, which the server fetches; this page asks nobody else. */
export interface MailImages {
  /** By the image's place in `remoteImagesOf`. Never rejects; a question that was taken back is answered `unreached`. */
  readonly fetch: (message: MessageId, image: number, signal: AbortSignal) => Promise<MailImageAnswer>
}

export interface MailImageOptions {
  readonly serverUrl: string
  readonly token: string
  readonly fetch?: typeof fetch
}

const UNREACHED: Unreached = { kind: 'unreached' }

export function createMailImages(options: MailImageOptions): MailImages {
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${options.token}` }
  return {
    fetch: async (message, image, signal) => {
      const sent = { method: 'POST', headers, body: JSON.stringify({ message, image }), signal }
      try {
        const response = await request(`${options.serverUrl}/api/mail-images`, sent)
        return response.ok ? await imageOf(response) : await refusalOf(response)
      } catch {
        // No network, a broken answer and a question that was taken back all come to the same: there is no image.
        return UNREACHED
      }
    },
  }
}

async function imageOf(response: Response): Promise<MailImageAnswer> {
  const type = mailImageTypes.find((one) => one === response.headers.get('content-type'))
  const bytes = await response.arrayBuffer()
  if (type === undefined || bytes.byteLength > mailImageLimits.bytes) return UNREACHED
  return { kind: 'image', content: new Blob([bytes], { type }) }
}

async function refusalOf(response: Response): Promise<MailImageAnswer> {
  const refusal = fromOutside(mailImageRefusalSchema, await response.json())
  return refusal.ok ? refusal.value : UNREACHED
}
