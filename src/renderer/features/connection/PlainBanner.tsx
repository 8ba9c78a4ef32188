import { say } from '#shared/words/say'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'

interface PlainBannerProps {
  readonly title: string
  readonly what: string
  readonly comfort: string
  /** Whether loading the page again is what helps. */
  readonly isLoadedAgain: boolean
}

/** What happened, what to do about it, and what need not be feared. */
export function PlainBanner({ title, what, comfort, isLoadedAgain }: PlainBannerProps) {
  return (
    <section className="banner" aria-label={say('connection:connection')}>
      <Announced as="b">{title}</Announced>
      <span className="banner-part">
        {what}
        <span className="banner-comfort"> {comfort}</span>
      </span>
      {isLoadedAgain && (
        <>
          <span className="spacer" />
          <Button onPress={() => location.reload()}>{say('connection:replaced.again')}</Button>
        </>
      )}
    </section>
  )
}
