import { ArrowDownNarrowWide, Check, ChevronDown, X } from 'lucide-react'
import { priorities } from '#shared/domain/ticket'
import { useDesk, useDirectory } from '../../desk/deskContext'
import { KeyCaps } from '../../ui/KeyCaps'
import { Menu } from '../../ui/Menu'
import { byName } from '../../ui/words'
import { type Density, densities, useBoard } from './boardStore'
import { isNarrowed, noFilters, type OwnerChoice } from './filters'

interface Choice<Value> {
  readonly value: Value
  readonly label: string
}

interface FilterChipProps<Value> {
  readonly name: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: readonly Value[]
  readonly onChoose: (chosen: readonly Value[]) => void
  readonly openRequest?: number
}

const MOST_NAMED = 2

/** "P1, P2" while they can be named, "3 of 6" beyond. */
function chosenWords<Value>(choices: readonly Choice<Value>[], chosen: readonly Value[]): string {
  const labels = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label)
  return labels.length <= MOST_NAMED ? labels.join(', ') : `${labels.length} of ${choices.length}`
}

function FilterChip<Value extends string>(props: FilterChipProps<Value>) {
  const { name, choices, chosen, onChoose, openRequest = 0 } = props
  const isSet = chosen.length > 0
  const toggle = (value: Value) =>
    onChoose(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <span className={isSet ? 'chip is-set' : 'chip'}>
      <Menu
        label={isSet ? `${name}: ${chosenWords(choices, chosen)}` : `${name}: any`}
        buttonClass="chip-face"
        openRequest={openRequest}
        face={
          <>
            <span className="muted">{name}</span> {isSet ? chosenWords(choices, chosen) : 'any'}
            {isSet ? null : <ChevronDown className="icon" size={12} aria-hidden="true" />}
          </>
        }
      >
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            className="menu-item"
            role="menuitemcheckbox"
            aria-checked={chosen.includes(choice.value)}
            onClick={() => toggle(choice.value)}
          >
            <span className="check-slot">
              {chosen.includes(choice.value) ? <Check className="icon" size={14} aria-hidden="true" /> : null}
            </span>
            {choice.label}
          </button>
        ))}
      </Menu>
      {isSet ? (
        <button
          type="button"
          className="chip-clear"
          aria-label={`Show any ${name.toLowerCase()}`}
          onClick={() => onChoose([])}
        >
          <X className="icon" size={12} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  )
}

const densityWords: Record<Density, readonly [string, string]> = {
  compact: ['28', 'Compact rows, 28 pixels'],
  regular: ['36', 'Regular rows, 36 pixels'],
  roomy: ['44', 'Roomy rows, 44 pixels'],
}

function DensityChoice() {
  const density = useBoard((board) => board.density)
  const setDensity = useBoard((board) => board.setDensity)
  return (
    <span className="density" role="radiogroup" aria-label="Row height">
      {densities.map((choice) => (
        <button
          key={choice}
          type="button"
          role="radio"
          aria-checked={choice === density}
          aria-label={densityWords[choice][1]}
          title={densityWords[choice][1]}
          onClick={() => setDensity(choice)}
        >
          {densityWords[choice][0]}
        </button>
      ))}
    </span>
  )
}

function useOwnerChoices(): readonly Choice<OwnerChoice>[] {
  const { people } = useDirectory()
  const { account } = useDesk()
  const others = people.filter((person) => person.id !== account.id).toSorted(byName)
  return [
    { value: 'me', label: 'me' },
    { value: 'nobody', label: 'unassigned' },
    ...others.map((person) => ({ value: person.id, label: person.name })),
  ]
}

/** What narrows the view, each filter as a chip that says what it lets through. `openRequest` counts presses of F. */
export function FilterBar({ openRequest }: { readonly openRequest: number }) {
  const { queues } = useDirectory()
  const filters = useBoard((board) => board.filters)
  const filter = useBoard((board) => board.filter)
  return (
    <div className="filters" role="toolbar" aria-label="Filters">
      <FilterChip
        name="Queue"
        openRequest={openRequest}
        choices={[...queues.values()]
          .toSorted(byName)
          .map((queue) => ({ value: queue.id, label: queue.name }))}
        chosen={filters.queues}
        onChoose={(chosen) => filter({ queues: chosen })}
      />
      <FilterChip
        name="Owner"
        choices={useOwnerChoices()}
        chosen={filters.owners}
        onChoose={(owners) => filter({ owners })}
      />
      <FilterChip
        name="Priority"
        choices={priorities.map((priority) => ({ value: priority, label: priority }))}
        chosen={filters.priorities}
        onChoose={(chosen) => filter({ priorities: chosen })}
      />
      {isNarrowed(filters) ? (
        <button type="button" className="chip is-plain" onClick={() => filter(noFilters)}>
          Clear filters
        </button>
      ) : (
        <KeyCaps of="filter" />
      )}
      <span className="spacer" />
      <span className="chip is-plain sort-words">
        <ArrowDownNarrowWide className="icon" size={14} aria-hidden="true" />
        Next breach first
      </span>
      <DensityChoice />
    </div>
  )
}
