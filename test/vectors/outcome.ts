/** One field of a vector that came out otherwise than the vector says. */
export interface Mismatch {
  /** The ticket's metric as the vector names it; null where the vector is about a calendar only. */
  readonly metric: string | null
  readonly field: string
  readonly expected: unknown
  readonly got: unknown
}

/** What became of one vector. */
export type Outcome =
  | { readonly kind: 'ran'; readonly mismatches: readonly Mismatch[]; readonly remarks: readonly string[] }
  /** A kind of vector this project has no engine for. */
  | { readonly kind: 'skipped' }
  /** The vector is not of the form its kind has; the sentence says where. */
  | { readonly kind: 'unreadable'; readonly sentence: string }

export const ran = (mismatches: readonly Mismatch[], remarks: readonly string[] = []): Outcome => ({
  kind: 'ran',
  mismatches,
  remarks,
})
