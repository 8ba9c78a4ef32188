import { say } from '#shared/words/say'

/** Why a desk cannot be opened on this computer. Nothing that was stored is touched by any of them. */
export type OpenRefusal =
  /** No IndexedDB, as in some private windows, or none that may be written to. */
  | { readonly kind: 'no-storage' }
  | { readonly kind: 'full' }
  /** A window of an older release has the store open and does not let go of it. */
  | { readonly kind: 'blocked' }
  /** A newer release has stored here. */
  | { readonly kind: 'newer' }
  /** The actions that wait cannot be read; `contents` is all that can be saved of them, as JSON. */
  | { readonly kind: 'outbox-damaged'; readonly contents: string | null }
  | { readonly kind: 'unreadable'; readonly detail: string }

/** Carries a refusal through the layers that open databases; `openRefusalOf` takes it out again. */
export class NotOpened extends Error {
  readonly refusal: OpenRefusal

  constructor(refusal: OpenRefusal) {
    super(openRefusalSentence(refusal))
    this.refusal = refusal
  }
}

const byName: Readonly<Record<string, OpenRefusal>> = {
  MissingAPIError: { kind: 'no-storage' },
  SecurityError: { kind: 'no-storage' },
  // What Firefox says of a private window.
  InvalidStateError: { kind: 'no-storage' },
  QuotaExceededError: { kind: 'full' },
  VersionError: { kind: 'newer' },
}

/** The refusal behind whatever kept a desk from opening. */
export function openRefusalOf(error: unknown): OpenRefusal {
  if (error instanceof NotOpened) return error.refusal
  if (!(error instanceof Error)) return { kind: 'unreadable', detail: String(error) }
  const known = byName[error.name]
  if (known) return known
  // Dexie wraps what the browser said.
  if ('inner' in error && error.inner instanceof Error) return openRefusalOf(error.inner)
  return { kind: 'unreadable', detail: error.message }
}

/** What happened and what to do, in plain sentences. */
export function openRefusalSentence(refusal: OpenRefusal): string {
  switch (refusal.kind) {
    case 'outbox-damaged':
      return say(refusal.contents === null ? 'entry:cannotOpen.outboxLost' : 'entry:cannotOpen.outboxSaved')
    case 'unreadable':
      return say('entry:cannotOpen.unreadable', { detail: refusal.detail })
    default:
      return say(`entry:cannotOpen.${refusal.kind}`)
  }
}
