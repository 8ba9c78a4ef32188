import { useMemo } from 'react'
import { canWorkIn } from '#shared/domain/permissions'
import { priorities, type Status } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../../clock/useNow'
import type { TicketView } from '../../../data/deskData'
import { useDesk, useDirectory, useWallClock } from '../../../desk/deskContext'
import { useTerms } from '../../../desk/useTerms'
import { useVerbs, type Verbs } from '../../../desk/useVerbs'
import { refusedBecause } from '../../../desk/verbs'
import { byName, statusWords } from '../../../ui/words'
import { type Choice, ChoicePicker } from './ChoicePicker'
import type { Changing } from './changing'
import { type Change, previewOf, toPriority, toQueue, toStatus } from './preview'
import { previewSentence } from './previewWords'

/** A way the ticket could become, before it is known what that does. */
interface Way {
  readonly key: string
  readonly name: string
  readonly isPresent: boolean
  readonly change: Change
}

const settableStatuses: readonly Status[] = [
  'active',
  'waiting-customer',
  'waiting-vendor',
  'waiting-problem',
  'waiting-evidence',
  'resolved',
]

function statusWays({ ticket }: TicketView): readonly Way[] {
  return settableStatuses.flatMap((status) => {
    const change = toStatus(status, ticket)
    const isPresent = ticket.status === status
    return change === null ? [] : [{ key: status, name: statusWords(status), isPresent, change }]
  })
}

const priorityWays = ({ ticket }: TicketView): readonly Way[] =>
  priorities.map((priority) => ({
    key: priority,
    name: priority,
    isPresent: ticket.priority === priority,
    change: toPriority(priority),
  }))

function useWays(changing: Changing, view: TicketView): readonly Way[] {
  const { queues } = useDirectory()
  const { account } = useDesk()
  return useMemo(() => {
    if (changing === 'priority') return priorityWays(view)
    if (changing === 'status') return statusWays(view)
    return [...queues.values()]
      .filter(({ id }) => canWorkIn(account, id))
      .toSorted(byName)
      .map(({ id, name }) => ({
        key: id,
        name,
        isPresent: view.ticket.queue === id,
        change: toQueue(id),
      }))
  }, [changing, view, queues, account])
}

function run(change: Change, { ticket }: TicketView, verbs: Verbs): Promise<boolean> {
  if (change.verb === 'changePriority') return verbs.choose(change.verb, ticket.id, change.args)
  if (change.verb === 'moveToQueue') return verbs.choose(change.verb, ticket.id, change.args)
  if (change.verb === 'waitFor') return verbs.choose(change.verb, ticket.id, change.args)
  return verbs.plain(change.verb, ticket.id)
}

/** Each way with what stands against it, or what it would do to the due times if it were taken now. */
function useChoices(changing: Changing, view: TicketView): readonly Choice[] {
  const ways = useWays(changing, view)
  const { account } = useDesk()
  const verbs = useVerbs()
  const terms = useTerms()
  const wall = useWallClock()
  const now = useNow()
  const { ticket } = view
  return useMemo(
    () =>
      ways.map(({ key, name, isPresent, change }) => {
        const differences = terms === null ? null : previewOf(change, ticket, account, terms, now)
        return {
          key,
          name,
          // A wait that the customer has ended can begin anew.
          isPresent: isPresent && differences === null,
          refusedBecause: refusedBecause(change.verb, ticket, account, now),
          effect: differences === null ? '' : previewSentence(differences, { now, wall }),
          choose: () => void run(change, view, verbs),
        }
      }),
    [ways, ticket, view, account, terms, now, wall, verbs],
  )
}

interface ChangePickerProps {
  readonly changing: Changing
  readonly view: TicketView
  readonly onClose: () => void
}

/** Changes the priority, the queue or the status, and says beforehand what becomes of the due times (TKT11). */
export function ChangePicker({ changing, view, onClose }: ChangePickerProps) {
  const choices = useChoices(changing, view)
  const find = (sought: string) => choices.filter(({ name }) => name.toLowerCase().includes(sought))
  return (
    <ChoicePicker
      ticket={view.ticket.id}
      label={say(`change:label.${changing}`)}
      find={find}
      onClose={onClose}
    />
  )
}
