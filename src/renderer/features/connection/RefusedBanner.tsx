import { CircleAlert } from 'lucide-react'
import { say } from '#shared/words/say'
import type { RefusedCommand } from '../../data/deskData'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/Said'
import { letterTitle } from './letterWords'

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
  const ticket = <span className="figures">{first.ticketId}</span>
  const lost = <Said of={`connection:lost.${first.name}`} gaps={{ ticket }} />
  return (
    <section className="banner" aria-label={say('connection:refused.label')}>
      <CircleAlert className="icon" size={16} aria-hidden="true" />
      <Announced className="banner-part is-long">
        {refused.length === 1 ? (
          <Said of="connection:refused.one" gaps={{ title: <b>{letterTitle(first)}</b>, lost }} />
        ) : (
          <Said
            of="connection:refused.many"
            gaps={{ count: refused.length, number: <b className="figures">{refused.length}</b> }}
          />
        )}
      </Announced>
      <span className="spacer" />
      {onShow === null ? null : (
        <Button onPress={onShow}>
          {say(refused.length === 1 ? 'connection:refused.showIt' : 'connection:refused.showThem')}
        </Button>
      )}
    </section>
  )
}
