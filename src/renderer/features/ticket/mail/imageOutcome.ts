import type { MailImageAnswer } from '../../../data/onDemand/mailImages'

/** What became of an image that was asked for. `source` is the image itself, as a `data:` address. */
export type ImageOutcome =
  | { readonly kind: 'shown'; readonly source: string }
  | Exclude<MailImageAnswer, { kind: 'image' }>

export type ImageRefusalKind = Exclude<ImageOutcome['kind'], 'shown'>
