import type { Readable } from 'node:stream'
import type { ContentId } from '#shared/domain/attachment'
import { DAY_MS, HOUR_MS, plusMs } from '#shared/domain/instant'
import type { Account } from '#shared/domain/person'
import { accepted, type Result } from '#shared/domain/result'
import type { AttachmentStore } from '../db/attachmentStore'
import type { ServerClock } from '../ports'
import { createTurnstile, type Turnstile } from '../turnstile'
import type { ContentFiles, ContentRefusal } from './contentFiles'

export interface ReadableContent {
  readonly name: string
  readonly bytes: number
  readonly stream: Readable
}

/** Contents of attachments: taken from those who may write, given to those who may see a ticket that names them. */
export interface Attachments {
  /** The same content again changes nothing. Rejects when whoever sends it breaks off. */
  readonly upload: (
    account: Account,
    id: ContentId,
    body: AsyncIterable<Uint8Array>,
  ) => Promise<Result<'new' | 'known', ContentRefusal>>
  /** Those that must be uploaded before this account may name them; the others are kept for another day. */
  readonly wanted: (account: Account, ids: readonly ContentId[]) => Promise<readonly ContentId[]>
  /**
   * By a ticket that names it, or without one by whoever uploaded it as long as no message names it. Null for all that
   * is not there or not the account's to read: the two look alike.
   */
  readonly read: (account: Account, id: ContentId, ticket: string | null) => Promise<ReadableContent | null>
  /** Removes the contents that were uploaded a day ago or longer and that no message names. */
  readonly sweep: () => Promise<void>
}

export interface AttachmentPorts {
  readonly store: AttachmentStore
  readonly files: ContentFiles
  readonly clock: ServerClock
}

const NAMELESS = 'file'

export function createAttachments(ports: AttachmentPorts): Attachments {
  const { store, files, clock } = ports
  // A file and what is known of it change together: a content must not be swept while it comes again.
  const changing = createTurnstile()
  const uploadedBy = async (account: Account, id: ContentId): Promise<boolean> =>
    (await store.uploadedBy(account, [id])).length > 0

  return {
    upload: async (account, id, body) => {
      const arrived = await files.arrive(id, body)
      if (!arrived.ok) return arrived
      return changing.pass(async () => {
        const isKnown = await files.has(id)
        if (isKnown) await arrived.value.drop()
        else await arrived.value.keep()
        await store.noteUpload(account, id, clock.now())
        return accepted(isKnown ? 'known' : 'new')
      })
    },
    wanted: (account, ids) =>
      changing.pass(async () => {
        const wanted: ContentId[] = []
        for (const id of new Set(ids)) {
          const isHere = (await uploadedBy(account, id)) && (await files.has(id))
          if (isHere) await store.noteUpload(account, id, clock.now())
          else wanted.push(id)
        }
        return wanted
      }),
    read: async (account, id, ticket) => {
      const isOwn = ticket === null && (await uploadedBy(account, id)) && !(await store.isNamed(id))
      const name = ticket === null ? NAMELESS : await store.nameIn(account, ticket, id)
      if (name === null || (ticket === null && !isOwn)) return null
      const content = await files.read(id)
      return content && { name, ...content }
    },
    sweep: () => sweep(ports, changing),
  }
}

async function sweep({ store, files, clock }: AttachmentPorts, changing: Turnstile): Promise<void> {
  const yesterday = plusMs(clock.now(), -DAY_MS)
  await changing.pass(async () => {
    for (const id of await store.forgetUploads(yesterday)) await files.remove(id)
  })
  // There may be hundreds of thousands, and nobody's upload waits while they are looked through.
  const old = (await files.list()).filter(({ changedAt }) => changedAt < yesterday).map(({ id }) => id)
  const known = await store.knownAmong(old)
  const unknown = old.filter((id) => !known.has(id))
  await changing.pass(async () => {
    const come = await store.knownAmong(unknown)
    for (const id of unknown) if (!come.has(id)) await files.remove(id)
  })
  await files.removeArriving(plusMs(clock.now(), -HOUR_MS))
}
