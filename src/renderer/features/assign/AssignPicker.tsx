import { UserX } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { type Person, personOf } from '#shared/domain/person'
import { say } from '#shared/words/say'
import { useDesk, useDirectory, useMirror } from '../../desk/deskContext'
import { Avatar } from '../../ui/Avatar'
import { Dialog } from '../../ui/Dialog'
import { isOfInputMethod } from '../../ui/keys/isOfInputMethod'
import { optionId } from '../../ui/PickList'
import { Said } from '../../ui/Said'
import { stateOverLanguages } from '../../ui/stateOverLanguages'
import { choicesFor } from './choices'

interface AssignPickerProps {
  /** At least one. */
  readonly tickets: readonly TicketId[]
  /** Null is nobody. */
  readonly onChoose: (to: Person | null) => void
  readonly onClose: () => void
}

const useSearch = stateOverLanguages<string>()

/** Who gets the ticket, or every checked one: type a part of the name, arrows choose, Enter assigns. */
export function AssignPicker({ tickets, onChoose, onClose }: AssignPickerProps) {
  const { account } = useDesk()
  const { people } = useDirectory()
  const { byId } = useMirror()
  const list = useId()
  const [search, setSearch] = useSearch('', '')
  const [at, setAt] = useState(0)
  const choices = useMemo(() => {
    const owners = tickets.map((id) => byId.get(id)?.ticket.owner ?? null)
    return choicesFor(people, personOf(account), owners, search)
  }, [people, account, tickets, byId, search])
  const about = tickets.length === 1 ? (tickets[0] ?? '') : say('assign:tickets', { count: tickets.length })
  const current = choices[at]
  const idOf = (choice: Person | null) => optionId(list, choice?.id ?? 'nobody')
  const assignTo = (choice: Person | null | undefined) => {
    if (choice === undefined) return
    onClose()
    onChoose(choice)
  }
  const move = (step: 1 | -1) => setAt((at + step + choices.length) % Math.max(1, choices.length))
  return (
    <Dialog label={say('assign:title', { about })} className="picker" onClose={onClose}>
      <div className="ask">
        <span className="about">
          <Said of="assign:to" gaps={{ about: <span className="figures">{about}</span> }} />
        </span>
        <input
          type="text"
          role="combobox"
          aria-label={say('assign:person')}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={current === undefined ? undefined : idOf(current)}
          placeholder={say('assign:name')}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            if (isOfInputMethod(event.nativeEvent)) return
            if (event.key === 'ArrowDown') move(1)
            else if (event.key === 'ArrowUp') move(-1)
            else if (event.key === 'Enter') assignTo(current)
            else return
            event.preventDefault()
          }}
        />
      </div>
      <ul className="picker-list scroll-thin" role="listbox" id={list} aria-label={say('assign:people')}>
        {choices.map((choice, index) => (
          <li
            key={choice?.id ?? 'nobody'}
            id={idOf(choice)}
            role="option"
            aria-selected={index === at}
            ref={index === at ? (item) => item?.scrollIntoView({ block: 'nearest' }) : null}
            onPointerMove={() => setAt(index)}
            onClick={() => assignTo(choice)}
          >
            {choice === null ? (
              <UserX className="icon" size={16} aria-hidden="true" />
            ) : (
              <Avatar name={choice.name} isYou={choice.id === account.id} />
            )}
            <span>{choice === null ? say('assign:nobody') : choice.name}</span>
            <span className="muted">{choice?.id === account.id ? say('assign:you') : ''}</span>
          </li>
        ))}
      </ul>
      {choices.length === 0 ? <p className="picker-none">{say('assign:none')}</p> : null}
    </Dialog>
  )
}
