import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { anAccount, at } from '#kit/builders'
import { contentIdSchema } from '#shared/domain/attachment'
import { DAY_MS } from '#shared/domain/instant'
import { accepted } from '#shared/domain/result'
import type { AttachmentStore } from '../db/attachmentStore'
import type { ContentFiles } from './contentFiles'
import { createAttachments } from './createAttachments'

const now = at('2026-03-02T09:00Z')
const jonas = anAccount('Jonas Berg')
const [left, comes, named] = ['a', 'b', 'c'].map((letter) => contentIdSchema.parse(letter.repeat(64)))

/** Contents that have lain there for two days; `named` is named by a message. Looking through them ends when told to. */
function oldContents() {
  const kept = new Set([left, comes, named])
  const uploaded = new Set<unknown>()
  let endLooking = () => {}
  const looking = new Promise<void>((resolve) => {
    endLooking = resolve
  })
  const files: ContentFiles = {
    arrive: async () => accepted({ keep: async () => {}, drop: async () => {} }),
    has: async (id) => kept.has(id),
    read: async () => ({ bytes: 0, stream: Readable.from([]) }),
    remove: async (id) => void kept.delete(id),
    list: async () => {
      await looking
      return [...kept].flatMap((id) => (id ? [{ id, changedAt: now - 2 * DAY_MS }] : []))
    },
    removeArriving: async () => {},
  }
  const store: AttachmentStore = {
    noteUpload: async (_account, id) => void uploaded.add(id),
    uploadedBy: async () => [],
    isNamed: async (id) => id === named,
    nameIn: async () => null,
    forgetUploads: async () => [],
    knownAmong: async (ids) => new Set(ids.filter((id) => id === named || uploaded.has(id))),
  }
  return { attachments: createAttachments({ store, files, clock: { now: () => now } }), kept, endLooking }
}

it('[SRV254] an upload does not wait while old contents are looked through, and what comes meanwhile stays', async () => {
  const { attachments, kept, endLooking } = oldContents()
  const swept = attachments.sweep()
  if (!comes) throw new Error('no content')
  expect(await attachments.upload(jonas, comes, Readable.from([]))).toEqual(accepted('known'))
  endLooking()
  await swept
  expect([...kept]).toEqual([comes, named])
})
