import { type Instant, SECOND_MS } from '#shared/domain/instant'
import { metricWords } from '#shared/domain/sla/metricWords'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { PlainCountdown } from '../../ui/CountdownText'
import type { WallFigures } from './wallFigures'

const PULSE_WITHIN_MS = 2 * SECOND_MS

/** The one filled block of the wall; plain at zero, and a dash until the whole desk has been copied. */
export function BreachedTile(props: {
  readonly figures: WallFigures
  readonly hasAll: boolean
  readonly now: Instant
}) {
  const { breached, oldest, latestBreachAt } = props.figures
  const isJust = latestBreachAt !== null && props.now - latestBreachAt < PULSE_WITHIN_MS
  return (
    <>
      {isJust ? <span className="breach-pulse" aria-hidden="true" /> : null}
      <section
        className="tile breached"
        data-count={breached === 0 ? 'none' : 'some'}
        aria-label={say('wallboard:breachedNow')}
      >
        <h2>{say('wallboard:breached')}</h2>
        <p className="count" data-digits={String(breached).length}>
          {props.hasAll || breached > 0 ? numberText(breached, spoken()) : '–'}
        </p>
        {oldest && (
          <p className="worst">
            <PlainCountdown clock={oldest.clock} />
            <span>{metricWords(oldest.clock.metric)}</span>
          </p>
        )}
      </section>
    </>
  )
}
