import type { Instant } from '#shared/domain/instant'
import type { WallClock } from '../../ui/wallClock'
import type { DataAge } from './dataAge'

/** "Tue 30 Mar"; the year is not needed on a wall. */
const dayOf = (at: Instant, zone: string): string =>
  new Date(at)
    .toLocaleDateString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' })
    .replace(',', '')

/** The desk's name, date and wall-clock time, and how far the rest of the screen can be believed. */
export function WallHead(props: {
  readonly deskName: string
  readonly wallClock: WallClock
  readonly age: DataAge
  readonly now: Instant
}) {
  return (
    <header className="wall-head">
      <h1>{props.deskName}</h1>
      <span>{dayOf(props.now, props.wallClock.zone)}</span>
      <span className={props.age.isStale ? 'fresh figures is-stale' : 'fresh figures'}>
        {props.age.words}
      </span>
      <time className="now" dateTime={new Date(props.now).toISOString()}>
        {props.wallClock.minute(props.now)}
      </time>
    </header>
  )
}
