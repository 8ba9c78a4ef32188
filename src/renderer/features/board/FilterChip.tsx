import { Check, ChevronDown, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '#shared/words/say'
import { Menu } from '../../ui/Menu'

export interface Choice<Value> {
  readonly value: Value
  readonly label: string
}

interface FilterChipProps<Value> {
  readonly name: string
  /** What the button says that lets everything through again. */
  readonly clearLabel: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: readonly Value[]
  readonly onChoose: (chosen: readonly Value[]) => void
  readonly openRequest?: number
  /** The key that opens it, as drawn on it while nothing is chosen. */
  readonly keyCaps?: ReactNode
}

const MOST_NAMED = 2

/** "P1, P2" while they can be named, "3 of 6" beyond. */
function chosenWords<Value>(choices: readonly Choice<Value>[], chosen: readonly Value[]): string {
  const labels = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label)
  return labels.length <= MOST_NAMED
    ? labels.join(', ')
    : say('board:filter.some', { number: labels.length, all: choices.length })
}

/** One filter: what it lets through, a menu to choose it, and a button that lets everything through again. */
export function FilterChip<Value extends string>(props: FilterChipProps<Value>) {
  const { name, clearLabel, choices, chosen, onChoose, openRequest = 0, keyCaps = null } = props
  const isSet = chosen.length > 0
  const words = isSet ? chosenWords(choices, chosen) : say('board:filter.any')
  const toggle = (value: Value) =>
    onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <span className={isSet ? 'chip is-set' : 'chip'}>
      <Menu
        label={say('board:filter.is', { name, chosen: words })}
        buttonClass="chip-face"
        openRequest={openRequest}
        face={
          <>
            <span className="muted">{name}</span> {words}
            {isSet ? null : <ChevronDown className="icon" size={12} aria-hidden="true" />}
          </>
        }
      >
        {choices.map((choice) => (
          <MenuCheck
            key={choice.value}
            isChecked={chosen.includes(choice.value)}
            label={choice.label}
            onToggle={() => toggle(choice.value)}
          />
        ))}
      </Menu>
      {isSet ? null : keyCaps}
      {isSet ? (
        <button type="button" className="chip-clear" aria-label={clearLabel} onClick={() => onChoose([])}>
          <X className="icon" size={12} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  )
}

interface MenuCheckProps {
  readonly role?: 'menuitemcheckbox' | 'menuitemradio'
  readonly isChecked: boolean
  readonly label: string
  readonly onToggle: () => void
}

/** A line of a menu that is on or off. */
export const MenuCheck = ({ role = 'menuitemcheckbox', isChecked, label, onToggle }: MenuCheckProps) => (
  <button type="button" className="menu-item" role={role} aria-checked={isChecked} onClick={onToggle}>
    <span className="check-slot">
      {isChecked ? <Check className="icon" size={14} aria-hidden="true" /> : null}
    </span>
    {label}
  </button>
)
