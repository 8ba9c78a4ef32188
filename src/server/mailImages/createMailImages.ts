import { remoteImagesOf } from '#shared/domain/mailImages'
import type { Account } from '#shared/domain/person'
import { type Result, refused } from '#shared/domain/result'
import type { MailImageQuestion, MailImageRefusal } from '#shared/protocol/mailImages'
import type { MailStore } from '../db/mailStore'
import type { FetchImage, Picture } from './createFetchImage'

/** Images that mails name on other computers, fetched for who may read the mail and asks for them (ADR 26). */
export interface MailImages {
  readonly fetch: (
    account: Account,
    question: MailImageQuestion,
    signal: AbortSignal,
  ) => Promise<Result<Picture, MailImageRefusal>>
}

export interface MailImagePorts {
  readonly store: MailStore
  /** Null on a server that fetches none. */
  readonly fetchImage: FetchImage | null
}

export const createMailImages = ({ store, fetchImage }: MailImagePorts): MailImages => ({
  fetch: async (account, { message, image }, signal) => {
    if (fetchImage === null) return refused({ kind: 'off' })
    const html = await store.readMail(account, message)
    const address = html === null ? undefined : remoteImagesOf(html)[image]
    return address === undefined ? refused({ kind: 'unknown' }) : fetchImage(address, signal)
  },
})
