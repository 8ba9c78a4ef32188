import { listText } from '#shared/words/forms'
import { say } from '#shared/words/say'
import type { ImageOutcome, ImageRefusalKind } from './imageOutcome'
import type { RemoteImage } from './safeMail'

/** So many computers are named; of more, two and how many others. */
const HOSTS_NAMED = 3

export function hostsText(images: readonly RemoteImage[]): string {
  const hosts = [...new Set(images.map(({ url }) => url.host))]
  if (hosts.length <= HOSTS_NAMED) return listText(hosts)
  const named = hosts.slice(0, HOSTS_NAMED - 1)
  return listText([...named, say('mail:moreHosts', { count: hosts.length - named.length })])
}

/** Of a mail's images: those not asked for, those under way, or what became of them. */
export type ImagesState = 'hidden' | 'no-server' | 'off' | 'loading' | 'shown' | 'lacking'

export interface AskedImages {
  readonly isAsked: boolean
  /** By the address of the image. */
  readonly outcomes: ReadonlyMap<string, ImageOutcome>
}

export function imagesState(
  images: readonly RemoteImage[],
  { isAsked, outcomes }: AskedImages,
  isOffline: boolean,
): ImagesState {
  const kinds = images.map(({ url }) => outcomes.get(url.href)?.kind ?? null)
  if (kinds.includes('off')) return 'off'
  if (!isAsked) return isOffline ? 'no-server' : 'hidden'
  if (kinds.includes(null)) return 'loading'
  return kinds.every((kind) => kind === 'shown') ? 'shown' : 'lacking'
}

/** The line above a mail: how many images it names elsewhere and where, what showing them means, or what became of it. */
export function imagesSentence(
  state: ImagesState,
  images: readonly RemoteImage[],
  outcomes: AskedImages['outcomes'],
): string {
  const all = { count: images.length, hosts: hostsText(images) }
  switch (state) {
    case 'hidden':
      return say('mail:hidden', all)
    case 'no-server':
      return say('mail:needsServer', all)
    case 'off':
      return say('mail:notFetched', all)
    case 'loading':
      return say('mail:loading', all)
    case 'shown':
      return say('mail:shown', all)
    case 'lacking': {
      const lacking = images.filter(({ url }) => outcomes.get(url.href)?.kind !== 'shown')
      return say('mail:lacking', { count: lacking.length })
    }
    default:
      return state satisfies never
  }
}

/** Why an image is not shown in its place; null where the line above says it for all. */
export function refusedSentence(kind: ImageRefusalKind): string | null {
  if (kind === 'off') return null
  // This console asks in the right form only: to who reads, it comes to the same.
  return say(`mail:refused.${kind === 'invalid' ? 'unknown' : kind}`)
}
