import { assertNever } from '#shared/domain/assertNever'
import type { Instant } from '#shared/domain/instant'
import { TrendLine } from '../../ui/charts/TrendLine'
import type { WallClock } from '../../ui/wallClock'
import { type DayVerdicts, type MetToday, metToday, trendPoints } from './verdicts'

function Rate({ today }: { readonly today: MetToday }) {
  switch (today.kind) {
    case 'none':
      return <p className="rate">–</p>
    case 'few':
      return (
        <p className="rate">
          {today.met}
          <small>of {today.verdicts}</small>
        </p>
      )
    case 'rate':
      return (
        <p className="rate">
          {today.percent}
          <small>%</small>
        </p>
      )
    default:
      return assertNever(today)
  }
}

function basisWords(today: MetToday, since: string | null): string {
  if (today.kind === 'none') return 'No verdicts yet today'
  const scope = ', closed tickets not counted'
  const count = `${today.verdicts} ${today.verdicts === 1 ? 'verdict' : 'verdicts'}`
  return (today.kind === 'few' && since !== null ? `${count} since ${since}` : count) + scope
}

/** The share of promises kept today and over the last days, and what that share was counted from. */
export function TodayTile(props: {
  readonly days: readonly DayVerdicts[]
  readonly firstAt: Instant | null
  readonly wallClock: WallClock
  readonly hasAll: boolean
}) {
  const last = props.days.at(-1)
  const today = metToday(last ?? { met: 0, missed: 0 })
  const points = trendPoints(props.days)
  const hasTrend = points.filter(({ percent }) => percent !== null).length > 1
  const since = props.firstAt === null ? null : props.wallClock.minute(props.firstAt)
  return (
    <section className="tile bottom today" aria-label="Met today and over seven days">
      <div className="figure-and-line">
        <div>
          <h2>Met today</h2>
          <Rate today={today} />
        </div>
        <div>
          <h2>{props.days.length} days</h2>
          {hasTrend ? (
            <TrendLine name="Share of promises met by day" points={points} />
          ) : (
            <p className="empty">{props.hasAll ? 'Too few verdicts' : '–'}</p>
          )}
        </div>
      </div>
      <p className="basis">{props.hasAll && basisWords(today, since)}</p>
    </section>
  )
}
