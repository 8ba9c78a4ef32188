import { CircleAlert } from 'lucide-react'
import { Button } from '../../ui/Button'

interface UnreadableBannerProps {
  readonly count: number
  /** Null while they are shown already. */
  readonly onShow: (() => void) | null
}

/** Actions that this version cannot send are never silent. */
export const UnreadableBanner = ({ count, onShow }: UnreadableBannerProps) => (
  <section className="banner" aria-label="Cannot be sent">
    <CircleAlert className="icon" size={16} aria-hidden="true" />
    <span className="banner-part is-long" role="status">
      <b className="figures">{count}</b> of your actions cannot be sent by this version. Their text is kept.
    </span>
    <span className="spacer" />
    {onShow === null ? null : <Button onPress={onShow}>Show</Button>}
  </section>
)
