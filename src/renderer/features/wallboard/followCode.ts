import type { CodeOffer } from '#shared/protocol/displays'
import { pause } from '../../clock/pause'
import type { DisplaySession, SignedDisplay } from '../../data/account/displaySession'

const ASK_EVERY_MS = 2_000
const LOST_AGAIN_MS = 5_000

export interface CodeListener {
  /** Another code to show; null while there is none. */
  readonly onOffer: (offer: CodeOffer | null) => void
  readonly onConfirmed: (display: SignedDisplay) => void
}

/**
 * Shows a code, and another one when it has ended, until a supervisor has confirmed one (WBD31). The secret of a code
 * is kept while the server is away: it may have been confirmed just before.
 */
export async function followCode(
  session: Pick<DisplaySession, 'offer' | 'claim'>,
  { onOffer, onConfirmed }: CodeListener,
  signal: AbortSignal,
): Promise<void> {
  let offer: CodeOffer | null = null
  while (!signal.aborted) {
    if (offer === null) {
      offer = await session.offer(signal)
      if (signal.aborted) return
      onOffer(offer)
    }
    await pause(offer === null ? LOST_AGAIN_MS : ASK_EVERY_MS, signal)
    if (signal.aborted) return
    const answer = offer && (await session.claim(offer.secret, signal))
    if (signal.aborted) return
    if (offer && answer?.kind === 'confirmed')
      return onConfirmed({ token: offer.secret, account: answer.account })
    if (answer?.kind === 'ended') offer = null
  }
}
