import { memo } from 'react'
import { assertNever } from '#shared/domain/assertNever'
import { metricWords } from '#shared/domain/sla/metricWords'
import type { WallObjective } from '#shared/domain/wallboard'
import type { WallboardFigures, WallStanding } from '#shared/protocol/wallboards'
import { tenthsText } from '#shared/words/forms'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import { BudgetBar } from '../../ui/charts/BudgetBar'
import { TrendLine } from '../../ui/charts/TrendLine'
import { budgetLeft, burningOf } from './budget'
import { daysUntil, type MetToday, metToday, trendPoints } from './verdicts'

function Rate({ today }: { readonly today: MetToday }) {
  switch (today.kind) {
    case 'none':
      return <p className="rate">–</p>
    case 'few':
      return (
        <p className="rate">
          {today.met}
          <small>{say('wallboard:ofVerdicts', { number: today.verdicts })}</small>
        </p>
      )
    case 'rate':
      return (
        <p className="rate">
          {today.percent === 100 ? numberText(100, spoken()) : tenthsText(today.percent)}
          <small>%</small>
        </p>
      )
    default:
      return assertNever(today)
  }
}

function burnWords(standing: WallStanding): string {
  const burning = burningOf(standing)
  switch (burning.kind) {
    case 'too-fast':
      return say('wallboard:burn.tooFast', { times: tenthsText(burning.times) })
    case 'nothing-settled':
      return say('wallboard:burn.nothing')
    case 'used-up':
      return say('wallboard:burn.usedUp')
    case 'slowing':
      return say('wallboard:burn.slowing')
    case 'within':
      return say('wallboard:burn.within')
    default:
      return assertNever(burning)
  }
}

function Budget({ standing }: { readonly standing: WallStanding }) {
  const left = budgetLeft(standing)
  return (
    <>
      <p className="burn">{burnWords(standing)}</p>
      <p className="budget">
        <span>{say('wallboard:budgetLeft')}</span>
        <BudgetBar share={left?.share ?? 1} />
        <b className="figures">{left === null ? '–' : `${left.percent} %`}</b>
      </p>
    </>
  )
}

/** The share of promises kept today and over the last days, and how much of the objective's budget is left. */
export const TodayTile = memo(function TodayTile(props: {
  readonly figures: WallboardFigures | null
  readonly objective: WallObjective | null
  /** Whether whoever stands here may set one. */
  readonly mayChange: boolean
  /** The desk's date, "2027-03-30". */
  readonly date: string
}) {
  const { figures, objective } = props
  const days = daysUntil(props.date, figures)
  const points = trendPoints(days)
  const hasTrend = points.filter(({ percent }) => percent !== null).length > 1
  return (
    <section className="tile low today" aria-label={say('wallboard:todayTile')}>
      <div className="figure-and-line">
        <div>
          <h2>
            {objective === null
              ? say('wallboard:metToday')
              : say('wallboard:metricToday', { promise: metricWords(objective.metric) })}
          </h2>
          <Rate today={metToday(days.at(-1) ?? { met: 0, missed: 0 })} />
        </div>
        <div>
          <h2>{say('wallboard:days', { count: 7 })}</h2>
          {hasTrend ? (
            <TrendLine
              name={say('wallboard:trend')}
              points={points}
              objective={objective?.atLeastPercent ?? null}
            />
          ) : (
            <p className="empty">{figures === null ? '–' : say('wallboard:tooFew')}</p>
          )}
        </div>
      </div>
      {figures?.standing ? <Budget standing={figures.standing} /> : null}
      {objective === null ? (
        <p className="burn">{say(props.mayChange ? 'wallboard:noObjective' : 'wallboard:noObjectiveHere')}</p>
      ) : null}
    </section>
  )
})
