import { CircleAlert } from 'lucide-react'
import type { RefusedCommand } from '../../data/deskData'
import { Button } from '../../ui/Button'
import { letterTitle } from './letterWords'
import { lostWords } from './waitingSentences'

/** Actions the server refused are told until each is done again or discarded: none is lost in silence (BRD10). */
export function RefusedBanner({
  refused,
  onShow,
}: {
  readonly refused: readonly RefusedCommand[]
  /** Null while they are shown already. */
  readonly onShow: (() => void) | null
}) {
  const [first] = refused
  if (!first) return null
  return (
    <section className="banner" aria-label="Not applied">
      <CircleAlert className="icon" size={16} aria-hidden="true" />
      <span className="banner-part is-long" role="status">
        {refused.length === 1 ? (
          <>
            <b>{letterTitle(first)}.</b> {lostWords[first.name]}{' '}
            <span className="figures">{first.ticketId}</span> was not applied.
          </>
        ) : (
          <>
            <b className="figures">{refused.length}</b> of your actions were not applied.
          </>
        )}
      </span>
      <span className="spacer" />
      {onShow === null ? null : (
        <Button onPress={onShow}>{refused.length === 1 ? 'Show it' : 'Show them'}</Button>
      )}
    </section>
  )
}
