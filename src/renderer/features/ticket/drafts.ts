import * as z from 'zod/mini'
import { create } from 'zustand'
import type { TicketId } from '#shared/domain/ids'
import { draftKey, draftsBeginning, noteDrafts } from '../../desk/begunDrafts'
import { forgetAllStored, forgetStored, isStored, readStored, writeStored } from '../../ui/stored'

export type WritingMode = 'reply' | 'note'

const draftSchema = z.object({ mode: z.enum(['reply', 'note']), body: z.string() })
export type Draft = z.infer<typeof draftSchema>

const emptyDraft: Draft = { mode: 'reply', body: '' }

/** What was being written on a ticket of a desk, kept on this computer until it is sent (TKT6). */
export const draftOf = (deskKey: string, ticket: TicketId): Draft =>
  readStored(draftKey(deskKey, ticket), draftSchema) ?? emptyDraft

/**
 * An empty text is no draft and leaves nothing behind. Whether a crash of the window loses nothing: of a text for which
 * there is no room, what was kept of it before stays (TKT157).
 */
export function keepDraft(deskKey: string, ticket: TicketId, draft: Draft): boolean {
  const key = draftKey(deskKey, ticket)
  const wasStored = isStored(key)
  const isEmpty = draft.body.trim() === ''
  if (isEmpty) forgetStored(key)
  const isKept = isEmpty || writeStored(key, draft)
  if (wasStored !== isStored(key)) noteDrafts()
  return isKept
}

/** Whoever shows a draft in this window, to be told of words that are put back into it. */
const shownHere = new Set<(key: string, draft: Draft) => void>()

/** Tells what another window makes of a draft: null when it is sent or emptied there; and what is put back here. Returns its undo. */
export function followDraft(
  deskKey: string,
  ticket: TicketId,
  told: (theirs: Draft | null) => void,
): () => void {
  const key = draftKey(deskKey, ticket)
  const look = (event: StorageEvent): void => {
    if (event.key === key) told(readStored(key, draftSchema))
  }
  const lookHere = (changed: string, draft: Draft): void => {
    if (changed === key) told(draft)
  }
  addEventListener('storage', look)
  shownHere.add(lookHere)
  return () => {
    removeEventListener('storage', look)
    shownHere.delete(lookHere)
  }
}

/**
 * Puts words before what is begun on a ticket, whether or not it can be answered now: a ticket that has gone shows them
 * all the same (TKT165). Answers whether they are kept; false where this computer has no room for them.
 */
export function putBack(deskKey: string, ticket: TicketId, words: Draft): boolean {
  const draft = asRequested(draftOf(deskKey, ticket), words)
  const isKept = keepDraft(deskKey, ticket, draft)
  if (isKept) for (const told of shownHere) told(draftKey(deskKey, ticket), draft)
  return isKept
}

/** Everything that was begun to be written at one desk, or at every desk of the server whose key is given (TKT92). */
export const forgetDrafts = (key: string): void => forgetAllStored(draftsBeginning(key))

/** What is left of a draft once so much of it was sent: the words written while it was on its way. */
export const withoutSent = (draft: Draft, sent: string): Draft => ({
  ...draft,
  body: draft.body.startsWith(sent) ? draft.body.slice(sent.length).trimStart() : draft.body,
})

/** A draft with what another window has made of an older form of it: neither loses its words. */
export const withOthers = (draft: Draft, theirs: Draft): Draft => {
  if (draft.body.trim() === '') return theirs
  if (draft.body.includes(theirs.body.trim())) return draft
  return { ...draft, body: `${draft.body}\n\n${theirs.body}` }
}

/** What a key or another part of the console asks of the composer. */
interface WritingRequest {
  readonly mode: WritingMode
  /** Text to put in front of what is being written; null to leave it as it is. */
  readonly body: string | null
}

interface WritingStore {
  readonly request: WritingRequest | null
  readonly ask: (mode: WritingMode, body?: string) => void
  readonly taken: () => void
}

/** A request waits until the composer of the opened ticket takes it. */
export const useWritingRequest = create<WritingStore>((set) => ({
  request: null,
  ask: (mode, body) => set({ request: { mode, body: body ?? null } }),
  taken: () => set({ request: null }),
}))

/** The draft as the request wants it; a restored text never replaces one that was begun since. */
export function asRequested(draft: Draft, { mode, body }: WritingRequest): Draft {
  if (body === null) return { ...draft, mode }
  return { mode, body: draft.body.trim() === '' ? body : `${body}\n\n${draft.body}` }
}
