import { type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  /** One sentence under it, where the name does not say enough. */
  readonly hint?: string
  readonly children: (id: string) => ReactNode
}

/** A setting of one line: its name on the left, its control on the right. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {hint === undefined ? null : <span className="muted">{hint}</span>}
      </label>
      {children(id)}
    </div>
  )
}

interface SwitchFieldProps extends Omit<FieldProps, 'children'> {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export const SwitchField = ({ isOn, onChange, ...field }: SwitchFieldProps) => (
  <Field {...field}>
    {(id) => (
      <input
        id={id}
        type="checkbox"
        className="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
    )}
  </Field>
)

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly chosen: Choice
  readonly wordsOf: (choice: Choice) => string
  readonly onChoose: (choice: Choice) => void
}

/** One of a few, all in sight. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend>
        <span>
          {props.label}
          {props.hint === undefined ? null : <span className="muted">{props.hint}</span>}
        </span>
      </legend>
      <div className="segments">
        {props.choices.map((choice) => (
          <label key={choice} className="segment">
            <input
              type="radio"
              name={name}
              checked={choice === props.chosen}
              onChange={() => props.onChoose(choice)}
            />
            <span>{props.wordsOf(choice)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
