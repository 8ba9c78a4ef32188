import { Moon } from 'lucide-react'
import { useId, useState } from 'react'
import type { Instant } from '#shared/domain/instant'
import { policyOf } from '#shared/domain/sla/terms'
import { say } from '#shared/words/say'
import { isWordless } from '#shared/words/wordless'
import { useNow } from '../../clock/useNow'
import type { TicketView } from '../../data/deskData'
import { useWallClock } from '../../desk/deskContext'
import { useTerms } from '../../desk/useTerms'
import { Announced } from '../../ui/Announced'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { PickList } from '../../ui/PickList'
import { stateOverLanguages } from '../../ui/stateOverLanguages'
import { morningAfter } from './morningAfter'
import { nextDueAt, nextShift, type SnoozeChoice, snoozeChoices } from './snoozeChoices'

interface SnoozePickerProps {
  /** The tickets to put away; at least one. What is offered is reckoned from the one that is due first. */
  readonly views: readonly TicketView[]
  readonly onSnooze: (until: Instant, reason: string | null) => void
  readonly onClose: () => void
}

/** The view whose next promise is due first; the first view where none can still be kept. */
function soonest(views: readonly TicketView[], now: Instant): TicketView | undefined {
  const dueAt = ({ clocks }: TicketView) => nextDueAt(clocks, now) ?? Infinity
  return views.toSorted((a, b) => dueAt(a) - dueAt(b))[0]
}

function useChoices(views: readonly TicketView[]): readonly SnoozeChoice[] {
  const now = useNow('minute')
  const wall = useWallClock()
  const terms = useTerms()
  const view = soonest(views, now)
  if (view === undefined) return []
  const calendar = terms === null ? null : (policyOf(view.ticket, terms)?.calendar ?? null)
  return snoozeChoices({
    now,
    dueAt: nextDueAt(view.clocks, now),
    nextShiftAt: calendar === null ? null : nextShift(calendar, wall, now),
    morningIn: (days) => morningAfter(wall, now, days),
  })
}

const useChosen = stateOverLanguages<SnoozeChoice | null>()
const useSearch = stateOverLanguages<string>()
const useReason = stateOverLanguages<string>()

/** Until when to put tickets away; where that would sleep past a promise, why (BRD62, BRD63). */
export function SnoozePicker({ views, onSnooze, onClose }: SnoozePickerProps) {
  const [chosen, setChosen] = useChosen('', null)
  const [search, setSearch] = useSearch('', '')
  const choices = useChoices(views)
  const nameOf = ({ name }: SnoozeChoice) => say(`snooze:choice.${name}`)
  const found = choices.filter((choice) => nameOf(choice).toLowerCase().includes(search.trim().toLowerCase()))
  const [first] = views
  const about = views.length === 1 && first ? first.ticket.id : say('snooze:tickets', { count: views.length })
  const done = (until: Instant, reason: string | null) => {
    onClose()
    onSnooze(until, reason)
  }
  return (
    <Dialog label={say('snooze:name', { about })} className="picker snooze" onClose={onClose}>
      {chosen === null ? (
        <PickList
          label={say('snooze:until')}
          placeholder={say('snooze:placeholder')}
          about={
            <span className="about">
              <span className="figures">{about}</span> {say('snooze:until')}
            </span>
          }
          search={search}
          onSearch={setSearch}
          groups={[{ name: null, items: found }]}
          keyOf={({ name }) => name}
          isPickable={() => true}
          onPick={(choice) => (choice.crosses ? setChosen(choice) : done(choice.until, null))}
          none={say('snooze:none')}
        >
          {(choice) => <ChoiceLine choice={choice} name={nameOf(choice)} />}
        </PickList>
      ) : (
        <Reason name={nameOf(chosen)} onReason={(reason) => done(chosen.until, reason)} />
      )}
    </Dialog>
  )
}

function ChoiceLine({ choice, name }: { readonly choice: SnoozeChoice; readonly name: string }) {
  const wall = useWallClock()
  const now = useNow('minute')
  return (
    <>
      <Moon className="icon" size={16} aria-hidden="true" />
      <span>{name}</span>
      <span className="effect figures">
        {choice.crosses
          ? say('snooze:crosses', { time: wall.stamp(choice.until, now) })
          : wall.stamp(choice.until, now)}
      </span>
    </>
  )
}

function Reason({ name, onReason }: { readonly name: string; readonly onReason: (reason: string) => void }) {
  const [reason, setReason] = useReason('', '')
  /** It was to be put away without a reason. */
  const [isMissing, setIsMissing] = useState(false)
  const field = useId()
  const text = reason.trim()
  return (
    <form
      className="reason"
      onSubmit={(event) => {
        event.preventDefault()
        setIsMissing(isWordless(text))
        if (!isWordless(text)) onReason(text)
      }}
    >
      <label htmlFor={field}>
        <b>{name}</b> {say('snooze:whyAsked')}
      </label>
      <input
        id={field}
        type="text"
        maxLength={300}
        autoFocus
        value={reason}
        placeholder={say('snooze:whyPlaceholder')}
        onChange={(event) => setReason(event.target.value)}
      />
      {isMissing ? <Announced as="p">{say('snooze:whyFirst')}</Announced> : null}
      <Button look="primary" type="submit">
        {say('snooze:do')}
      </Button>
    </form>
  )
}
