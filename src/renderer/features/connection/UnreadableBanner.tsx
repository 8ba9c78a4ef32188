import { CircleAlert } from 'lucide-react'
import { say } from '#shared/words/say'
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
    <span className="banner-part is-long" role="status">
      <Said of="connection:unreadable.banner" gaps={{ count, number: <b className="figures">{count}</b> }} />
    </span>
    <span className="spacer" />
    {onShow === null ? null : <Button onPress={onShow}>{say('connection:unreadable.show')}</Button>}
  </section>
)
