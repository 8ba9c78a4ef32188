import type { Instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { WallClock } from '../../ui/wallClock'
import { ClippedName } from './ClippedName'
import type { DataAge } from './dataAge'
import type { Muteness } from './useVoice'

/** The wallboard's title, date and wall-clock time, and how far the rest of the screen can be believed. */
export function WallHead(props: {
  readonly title: string
  readonly wallClock: WallClock
  readonly age: DataAge
  readonly now: Instant
  /** It should be heard and cannot be. */
  readonly mutedBy: Muteness | null
  readonly onSetUp: () => void
}) {
  const { wallClock, age, now } = props
  return (
    <header className="wall-head">
      <div className="named">
        <h1>
          <button type="button" title={say('wallboard:setUp')} aria-keyshortcuts="e" onClick={props.onSetUp}>
            <ClippedName name={props.title} />
          </button>
        </h1>
        <span className="date">{wallClock.day(now)}</span>
      </div>
      <span className={age.isStale ? 'fresh figures is-stale' : 'fresh figures'}>{age.words}</span>
      {props.mutedBy !== null && !age.isStale ? (
        <span className="silenced">{say(`wallboard:mutedBy.${props.mutedBy}`)}</span>
      ) : null}
      <time className="now" dateTime={new Date(now).toISOString()}>
        {wallClock.minute(now)}
      </time>
    </header>
  )
}
