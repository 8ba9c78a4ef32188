import { useId } from 'react'
import { type Metric, metricSchema } from '#shared/domain/sla/agreement'
import type { ObjectiveWindow } from '#shared/domain/slo/objective'
import type { WallObjective } from '#shared/domain/wallboard'
import { say } from '#shared/words/say'
import { promiseTitles } from '../../ui/words'
import { SwitchField } from './WallFields'

const usual = { metric: 'resolution', atLeastPercent: 95, window: { kind: 'rolling', days: 28 } } as const
const windowNames = ['days7', 'days28', 'days90', 'month'] as const
type WindowName = (typeof windowNames)[number]

const windowNamed = (name: WindowName, timezone: string): ObjectiveWindow =>
  name === 'month'
    ? { kind: 'calendar', every: 'month', timezone }
    : { kind: 'rolling', days: Number(name.slice('days'.length)) }

const nameOf = (window: ObjectiveWindow): WindowName =>
  windowNames.find((name) => window.kind === 'rolling' && name === `days${window.days}`) ?? 'month'

/** The share of one kind of promise that is to be kept, and over how long; or none. */
export function ObjectiveFields(props: {
  readonly objective: WallObjective | null
  /** The desk's, in which a month begins. */
  readonly zone: string
  readonly onChange: (objective: WallObjective | null) => void
}) {
  const { objective, zone, onChange } = props
  return (
    <fieldset className="choices">
      <legend>{say('wallboard:set.objective')}</legend>
      <SwitchField
        label={say('wallboard:set.hasObjective')}
        isOn={objective !== null}
        onChange={(isOn) => onChange(isOn ? usual : null)}
      />
      {objective === null ? null : <Goal objective={objective} zone={zone} onChange={onChange} />}
    </fieldset>
  )
}

function Goal(props: {
  readonly objective: WallObjective
  readonly zone: string
  readonly onChange: (objective: WallObjective) => void
}) {
  const { objective, onChange } = props
  const id = useId()
  return (
    <div className="pair">
      <div className="field">
        <label htmlFor={`${id}-metric`}>{say('wallboard:set.promise')}</label>
        <select
          id={`${id}-metric`}
          value={objective.metric}
          onChange={({ target }) => onChange({ ...objective, metric: target.value as Metric })}
        >
          {metricSchema.options.map((metric) => (
            <option key={metric} value={metric}>
              {promiseTitles(metric)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-share`}>{say('wallboard:set.atLeast')}</label>
        <div className="input">
          <input
            id={`${id}-share`}
            name="share"
            type="number"
            required
            min={50}
            max={99.9}
            step={0.1}
            value={Number.isNaN(objective.atLeastPercent) ? '' : objective.atLeastPercent}
            onChange={({ target }) => onChange({ ...objective, atLeastPercent: target.valueAsNumber })}
          />
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-window`}>{say('wallboard:set.window')}</label>
        <select
          id={`${id}-window`}
          value={nameOf(objective.window)}
          onChange={({ target }) =>
            onChange({ ...objective, window: windowNamed(target.value as WindowName, props.zone) })
          }
        >
          {windowNames.map((name) => (
            <option key={name} value={name}>
              {say(`wallboard:window.${name}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
