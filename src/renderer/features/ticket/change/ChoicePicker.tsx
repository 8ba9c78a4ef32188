import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { Dialog } from '../../../ui/Dialog'
import { isOfInputMethod } from '../../../ui/keys/isOfInputMethod'
import { optionId, sayOption } from '../../../ui/PickList'
import { stateOverLanguages } from '../../../ui/stateOverLanguages'

/** One way the ticket could become, with what that does to its clocks. */
export interface Choice {
  readonly key: string
  readonly name: string
  /** How it is already. */
  readonly isPresent: boolean
  /** Why it cannot be chosen now, as one sentence; null when it can. */
  readonly refusedBecause: string | null
  /** What the due instants would become, as one sentence. */
  readonly effect: string
  readonly choose: () => void
}

interface ChoicePickerProps {
  readonly ticket: TicketId
  /** What is changed: "Priority". */
  readonly label: string
  /** The choices that match what is typed, in small letters. */
  readonly find: (sought: string) => readonly Choice[]
  readonly placeholder?: string
  /** Told where nothing matches. */
  readonly none?: string
  readonly onClose: () => void
}

const isChoosable = ({ isPresent, refusedBecause }: Choice): boolean => !isPresent && refusedBecause === null

function Option({ choice }: { readonly choice: Choice }) {
  return (
    <>
      <span className="check-slot">
        {choice.isPresent ? (
          <Check className="icon" size={14} role="img" aria-label={say('change:now')} />
        ) : null}
      </span>
      <span className="option-words">
        <b>{choice.name}</b>
        <span className="effect figures">
          {choice.isPresent ? say('change:asNow') : (choice.refusedBecause ?? choice.effect)}
        </span>
      </span>
    </>
  )
}

const useSearch = stateOverLanguages<string>()

/** How a ticket can be changed, each way with what it does to the due times: type, arrows choose, Enter changes. */
export function ChoicePicker({ ticket, label, find, placeholder, none, onClose }: ChoicePickerProps) {
  const list = useId()
  const [search, setSearch] = useSearch('', '')
  const sought = search.trim().toLowerCase()
  const found = find(sought)
  const [moved, setMoved] = useState<number | null>(null)
  const at = moved ?? Math.max(0, found.findIndex(isChoosable))
  const current = found[at]
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return
    if (!isChoosable(choice)) return sayOption(optionId(list, choice.key))
    onClose()
    choice.choose()
  }
  const move = (step: 1 | -1) => setMoved((at + step + found.length) % Math.max(1, found.length))
  return (
    <Dialog label={say('change:of', { label, ticket })} className="picker is-change" onClose={onClose}>
      <div className="ask">
        <span className="about">
          <span className="figures">{ticket}</span> {label}
        </span>
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={list}
          placeholder={placeholder ?? say('change:hint')}
          aria-activedescendant={current === undefined ? undefined : optionId(list, current.key)}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setMoved(null)
          }}
          onKeyDown={(event) => {
            if (isOfInputMethod(event.nativeEvent)) return
            if (event.key === 'ArrowDown') move(1)
            else if (event.key === 'ArrowUp') move(-1)
            else if (event.key === 'Enter') choose(current)
            else return
            event.preventDefault()
          }}
        />
      </div>
      <ul className="picker-list scroll-thin" role="listbox" id={list} aria-label={label}>
        {found.map((choice, index) => (
          <li
            key={choice.key}
            id={optionId(list, choice.key)}
            role="option"
            aria-selected={index === at}
            aria-disabled={!isChoosable(choice)}
            ref={index === at ? (item) => item?.scrollIntoView({ block: 'nearest' }) : null}
            onPointerMove={() => setMoved(index)}
            onClick={() => choose(choice)}
          >
            <Option choice={choice} />
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="picker-none">{none ?? say('change:none')}</p> : null}
    </Dialog>
  )
}
