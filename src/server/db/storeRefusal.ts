import { assertNever } from '#shared/domain/assertNever'

/** Why a store cannot be opened. `held`: another process has it open, for example a running server. */
export type StoreRefusal =
  | { readonly kind: 'held'; readonly directory: string }
  | { readonly kind: 'unwritable'; readonly directory: string; readonly detail: string }
  | { readonly kind: 'damaged'; readonly file: string; readonly detail: string }
  | { readonly kind: 'newer'; readonly file: string }
  | { readonly kind: 'full'; readonly directory: string }

/** What happened and what to do, in one plain sentence. */
export function storeRefusalSentence(refusal: StoreRefusal): string {
  switch (refusal.kind) {
    case 'held':
      return `Another T-Minus process has the store in ${refusal.directory} open; stop it first, or choose another folder with --data.`
    case 'unwritable':
      return `The folder ${refusal.directory} cannot be written to (${refusal.detail}); give this user the right to, or choose another folder with --data.`
    case 'damaged':
      return `The store ${refusal.file} is damaged (${refusal.detail}); put a backup in its place, or choose another folder with --data.`
    case 'newer':
      return `The store ${refusal.file} was written by a newer T-Minus; start that version, or choose another folder with --data.`
    case 'full':
      return `The disk that holds ${refusal.directory} is full; make room on it and start again.`
    default:
      return assertNever(refusal)
  }
}
