import type { Urgency } from '#shared/domain/sla/urgency'

/** The 10-pixel shape of a level. The word always stands beside it, so it is not read aloud. */
export const Mark = ({ urgency }: { readonly urgency: Urgency | 'none' }) => (
  <span className="mark" data-urgency={urgency} aria-hidden="true" />
)
