import { CircleAlert } from 'lucide-react'
import { say } from '#shared/words/say'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/Said'

interface UnreadableBannerProps {
  readonly count: number
  /** Null while they are shown already. */
  readonly onShow: (() => void) | null
}

/** Actions that this version cannot send are never silent. */
export const UnreadableBanner = ({ count, onShow }: UnreadableBannerProps) => (
  <section className="banner" aria-label={say('connection:unreadable.label')}>
    <CircleAlert className="icon" size={16} aria-hidden="true" />
    <Announced className="banner-part is-long">
      <Said of="connection:unreadable.banner" gaps={{ count, number: <b className="figures">{count}</b> }} />
    </Announced>
    <span className="spacer" />
    {onShow === null ? null : <Button onPress={onShow}>{say('connection:unreadable.show')}</Button>}
  </section>
)
