import { useId } from 'react'
import { wallLimits } from '#shared/domain/wallboard'
import { say } from '#shared/words/say'

export function TextField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <div className="input">
        <input
          id={id}
          name="title"
          value={props.value}
          required
          maxLength={wallLimits.title}
          onChange={({ target }) => props.onChange(target.value)}
        />
      </div>
    </div>
  )
}

/** Metres or inches, within what a wallboard may have. */
export function NumberField(props: {
  readonly kind: 'metres' | 'inches'
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const id = useId()
  const { least, most } = wallLimits[props.kind]
  return (
    <div className="field">
      <label htmlFor={id}>{say(`wallboard:set.${props.kind}`)}</label>
      <div className="input">
        <input
          id={id}
          name={props.kind}
          type="number"
          required
          min={least}
          max={most}
          step={props.kind === 'metres' ? 0.5 : 1}
          value={Number.isNaN(props.value) ? '' : props.value}
          onChange={({ target }) => props.onChange(target.valueAsNumber)}
        />
      </div>
    </div>
  )
}

export const SwitchField = (props: {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}) => (
  <label className="tick">
    <input
      type="checkbox"
      className="checkbox"
      checked={props.isOn}
      onChange={({ target }) => props.onChange(target.checked)}
    />
    {props.label}
  </label>
)
