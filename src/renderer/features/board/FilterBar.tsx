import { ArrowDownNarrowWide, Check, ChevronDown, X } from 'lucide-react'
import { priorities } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
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
  /** What the button says that lets everything through again. */
  readonly clearLabel: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: readonly Value[]
  readonly onChoose: (chosen: readonly Value[]) => void
  readonly openRequest?: number
}

const MOST_NAMED = 2

/** "P1, P2" while they can be named, "3 of 6" beyond. */
function chosenWords<Value>(choices: readonly Choice<Value>[], chosen: readonly Value[]): string {
  const labels = choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label)
  return labels.length <= MOST_NAMED
    ? labels.join(', ')
    : say('board:filter.some', { number: labels.length, all: choices.length })
}

function FilterChip<Value extends string>(props: FilterChipProps<Value>) {
  const { name, clearLabel, choices, chosen, onChoose, openRequest = 0 } = props
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
        <button type="button" className="chip-clear" aria-label={clearLabel} onClick={() => onChoose([])}>
          <X className="icon" size={12} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  )
}

const densityFigures: Record<Density, string> = { compact: '28', regular: '36', roomy: '44' }

function DensityChoice() {
  const density = useBoard((board) => board.density)
  const setDensity = useBoard((board) => board.setDensity)
  return (
    <span className="density" role="radiogroup" aria-label={say('board:filter.rowHeight')}>
      {densities.map((choice) => (
        <button
          key={choice}
          type="button"
          role="radio"
          aria-checked={choice === density}
          aria-label={say(`board:filter.${choice}`)}
          title={say(`board:filter.${choice}`)}
          onClick={() => setDensity(choice)}
        >
          {densityFigures[choice]}
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
    { value: 'me', label: say('board:filter.me') },
    { value: 'nobody', label: say('board:filter.nobody') },
    ...others.map((person) => ({ value: person.id, label: person.name })),
  ]
}

/** What narrows the view, each filter as a chip that says what it lets through. `openRequest` counts presses of F. */
export function FilterBar({ openRequest }: { readonly openRequest: number }) {
  const { queues } = useDirectory()
  const filters = useBoard((board) => board.filters)
  const filter = useBoard((board) => board.filter)
  return (
    <div className="filters" role="toolbar" aria-label={say('board:filter.label')}>
      <FilterChip
        name={say('board:filter.queue')}
        clearLabel={say('board:filter.anyQueue')}
        openRequest={openRequest}
        choices={[...queues.values()]
          .toSorted(byName)
          .map((queue) => ({ value: queue.id, label: queue.name }))}
        chosen={filters.queues}
        onChoose={(chosen) => filter({ queues: chosen })}
      />
      <FilterChip
        name={say('board:filter.owner')}
        clearLabel={say('board:filter.anyOwner')}
        choices={useOwnerChoices()}
        chosen={filters.owners}
        onChoose={(owners) => filter({ owners })}
      />
      <FilterChip
        name={say('board:filter.priority')}
        clearLabel={say('board:filter.anyPriority')}
        choices={priorities.map((priority) => ({ value: priority, label: priority }))}
        chosen={filters.priorities}
        onChoose={(chosen) => filter({ priorities: chosen })}
      />
      {isNarrowed(filters) ? (
        <button type="button" className="chip is-plain" onClick={() => filter(noFilters)}>
          {say('board:clearFilters')}
        </button>
      ) : (
        <KeyCaps of="filter" />
      )}
      <span className="spacer" />
      <span className="chip is-plain sort-words">
        <ArrowDownNarrowWide className="icon" size={14} aria-hidden="true" />
        {say('board:filter.sort')}
      </span>
      <DensityChoice />
    </div>
  )
}
