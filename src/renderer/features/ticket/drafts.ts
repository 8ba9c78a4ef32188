import * as z from 'zod/mini'
import { create } from 'zustand'
import type { PersonId, TicketId } from '#shared/domain/ids'
import { forgetStored, readStored, writeStored } from '../../ui/stored'

export type WritingMode = 'reply' | 'note'

const draftSchema = z.object({ mode: z.enum(['reply', 'note']), body: z.string() })
export type Draft = z.infer<typeof draftSchema>

const keyOf = (person: PersonId, ticket: TicketId): string => `tminus.draft.${person}.${ticket}`
const emptyDraft: Draft = { mode: 'reply', body: '' }

/** What was being written on a ticket, kept on this computer until it is sent (TKT6). */
export const draftOf = (person: PersonId, ticket: TicketId): Draft =>
  readStored(keyOf(person, ticket), draftSchema) ?? emptyDraft

/** An empty text is no draft and leaves nothing behind. */
export function keepDraft(person: PersonId, ticket: TicketId, draft: Draft): void {
  if (draft.body.trim() === '') forgetStored(keyOf(person, ticket))
  else writeStored(keyOf(person, ticket), draft)
}

interface WritingStore {
  /** Raised by the keys M and N: the composer takes the focus in this mode. */
  readonly request: { readonly mode: WritingMode; readonly number: number } | null
  readonly ask: (mode: WritingMode) => void
  readonly taken: () => void
}

export const useWritingRequest = create<WritingStore>((set) => ({
  request: null,
  ask: (mode) => set(({ request }) => ({ request: { mode, number: (request?.number ?? 0) + 1 } })),
  taken: () => set({ request: null }),
}))
