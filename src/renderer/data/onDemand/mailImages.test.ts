import { describe, expect, it } from 'vitest'
import { messageId } from '#shared/domain/ids'
import { mailImageLimits } from '#shared/protocol/mailImages'
import { createMailImages } from './mailImages'

const signal = new AbortController().signal

function asking(answer: () => Promise<Response>) {
  const asked: unknown[] = []
  const request: typeof fetch = (address, sent) => {
    asked.push([address, sent?.method, sent?.body, sent?.headers])
    return answer()
  }
  const images = createMailImages({ serverUrl: 'https://desk.example', token: 'secret', fetch: request })
  return { asked, answer: () => images.fetch(messageId('m-1'), 3, signal) }
}
const bytes = (type: string, body: BodyInit = 'GIF89a') =>
  new Response(body, { headers: { 'content-type': type } })

describe('asking the server for an image of a mail', () => {
  it('[TKT84] names the message and the number of the image, and nobody but the server', async () => {
    const { asked, answer } = asking(async () => bytes('image/gif'))
    const image = await answer()
    expect(image.kind === 'image' && [image.content.type, await image.content.text()]).toEqual([
      'image/gif',
      'GIF89a',
    ])
    expect(asked).toEqual([
      [
        'https://desk.example/api/mail-images',
        'POST',
        '{"message":"m-1","image":3}',
        { 'content-type': 'application/json', authorization: 'Bearer secret' },
      ],
    ])
  })

  it.each([
    ['a page', async () => bytes('text/html')],
    ['a drawing that can act', async () => bytes('image/svg+xml')],
    ['nothing said of it', async () => bytes('')],
    ['too much', async () => bytes('image/png', new Uint8Array(mailImageLimits.bytes + 1))],
    ['a word of another server', async () => new Response('Bad gateway', { status: 502 })],
    ['a refusal that is none', async () => Response.json({ kind: 'perhaps' }, { status: 403 })],
    ['no network', async () => Promise.reject(new TypeError('fetch failed'))],
  ])('[TKT84] takes no image from %s', async (_, answered) => {
    expect(await asking(answered).answer()).toEqual({ kind: 'unreached' })
  })

  it.each(['off', 'busy', 'not-public', 'reauth'] as const)(
    '[TKT82] hears that it is refused: %s',
    async (kind) => {
      const { answer } = asking(async () => Response.json({ kind }, { status: 403 }))
      expect(await answer()).toEqual({ kind })
    },
  )
})
