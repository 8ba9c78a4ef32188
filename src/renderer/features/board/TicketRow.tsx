import { Activity, AppWindow, CloudUpload, Mail, MessageSquare, PencilLine, Phone, UserX } from 'lucide-react'
import { memo } from 'react'
import type { PersonId, TicketId } from '#shared/domain/ids'
import type { BoardColumn } from '#shared/domain/savedView'
import { type Channel, lastTouchedAt, type Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { SavedName, TicketView } from '../../data/deskData'
import { useHasDraft } from '../../desk/begunDrafts'
import { Avatar } from '../../ui/Avatar'
import { shortAge } from '../../ui/ageText'
import { channelWords, personName, priorityLabel, tierWords } from '../../ui/words'
import { useBoard } from './boardStore'
import { ClockCells, OnlyClock, onlyMetricWords } from './ClockCells'
import { type RowPart, rowNameOf, rowPartId } from './rowName'
import { useRowPresses } from './rowPresses'

const channelIcons: Record<Channel, typeof Mail> = {
  email: Mail,
  chat: MessageSquare,
  phone: Phone,
  portal: AppWindow,
  monitoring: Activity,
}

const waitingWords = (verb: SavedName): string => {
  if (verb === 'merge') return say('merge:unsent')
  return verb === 'unmerge' ? say('merge:unsentParting') : say(`board:unsent.${verb}`)
}

export interface RowProps {
  readonly view: TicketView
  readonly queueName: string
  /** Nobody moves it: see `hasOwnerLeft`. */
  readonly hasOwnerLeft: boolean
  readonly you: PersonId
  readonly isSelected: boolean
  readonly isChecked: boolean
  /** The columns that are not shown. */
  readonly hidden: readonly BoardColumn[]
  /** Its place in the whole list for screen readers, counted from 1 and heads included. */
  readonly line: number
  readonly offset: number
}

export const rowElementId = rowPartId

/** Words that were begun here and not sent (BRD197). */
const DraftTag = ({ of }: { readonly of: TicketId }) =>
  useHasDraft(of) ? (
    <span className="tag begun" dir="ltr">
      {say('board:draft')}
    </span>
  ) : null

const DraftIcon = ({ of }: { readonly of: TicketId }) =>
  useHasDraft(of) ? (
    <PencilLine className="icon begun" size={12} role="img" aria-label={say('board:draft')} />
  ) : null

const WaitingTag = ({ waiting }: { readonly waiting: readonly SavedName[] }) => {
  const last = waiting.at(-1)
  return last === undefined ? null : (
    <span className="queued" dir="ltr">
      {waitingWords(last)}
    </span>
  )
}

/** That the row is checked, for who hears it: the eye sees a box or the row's colour. */
const CheckedWord = ({ of, isChecked }: { readonly of: TicketId; readonly isChecked: boolean }) =>
  isChecked ? (
    <span className="unseen" id={rowPartId(of, 'checked')}>
      {say('board:list.checked')}
    </span>
  ) : null

function CheckCell({ view, isChecked }: { readonly view: TicketView; readonly isChecked: boolean }) {
  const { id } = view.ticket
  const last = view.waiting.at(-1)
  if (last !== undefined) {
    return (
      <span className="cell-check" role="gridcell">
        <CloudUpload className="icon pending" size={14} role="img" aria-label={waitingWords(last)} />
        <CheckedWord of={id} isChecked={isChecked} />
      </span>
    )
  }
  return (
    <span className="cell-check" role="gridcell">
      <input
        type="checkbox"
        className="checkbox"
        aria-label={say('board:list.selectRow', { ticket: id })}
        checked={isChecked}
        tabIndex={-1}
        onClick={(event) => event.stopPropagation()}
        onChange={() => useBoard.getState().toggleChecked([id])}
      />
      <CheckedWord of={id} isChecked={isChecked} />
    </span>
  )
}

const LeftMark = ({ name }: { readonly name: string }) => {
  const words = say('ui:ownerLeft', { name })
  return (
    <span className="left-mark" title={words}>
      <UserX className="icon" size={14} role="img" aria-label={words} />
    </span>
  )
}

interface OwnerCellProps extends Pick<RowProps, 'you' | 'hasOwnerLeft'> {
  readonly id: string
  readonly owner: Ticket['owner']
}

function OwnerCell({ id, owner, you, hasOwnerLeft }: OwnerCellProps) {
  return (
    <span id={id} className="cell-owner" role="gridcell">
      {owner === null ? (
        <span className="owner is-none">{say('ui:unassigned')}</span>
      ) : (
        <span className="owner">
          <Avatar name={owner.name} isYou={owner.id === you} />
          <span className="cut">{personName(owner, you)}</span>
          {hasOwnerLeft ? <LeftMark name={owner.name} /> : null}
        </span>
      )}
    </span>
  )
}

function LastCell({ ticket }: { readonly ticket: Ticket }) {
  return (
    <span id={rowPartId(ticket.id, 'last')} className="age figures" role="gridcell">
      {shortAge(useNow('minute') - lastTouchedAt(ticket))}
    </span>
  )
}

const rowClass = ({ isSelected, isChecked }: RowProps): string =>
  `row${isSelected ? ' is-selected' : ''}${isChecked ? ' is-checked' : ''}`

/** One ticket over the full width (design.md, "Row anatomy"). Redraws when its ticket changes; its clocks beat alone. */
export const TicketRow = memo(function TicketRow(props: RowProps) {
  const { view, you, queueName } = props
  const { ticket } = view
  const Channel = channelIcons[ticket.channel]
  const tier = tierWords(ticket.requester.tier)
  const partId = (part: RowPart) => rowPartId(ticket.id, part)
  const presses = useRowPresses(ticket.id)
  return (
    <div
      id={rowElementId(ticket.id)}
      className={rowClass(props)}
      role="row"
      aria-labelledby={rowNameOf(ticket.id, props.hidden)}
      aria-rowindex={props.line}
      aria-selected={props.isSelected}
      style={{ transform: `translateY(${props.offset}px)` }}
      {...presses}
    >
      <CheckCell view={view} isChecked={props.isChecked} />
      <ClockCells view={view} />
      <span
        id={partId('priority')}
        className="priority"
        data-priority={ticket.priority}
        role="gridcell"
        title={priorityLabel(ticket.priority)}
      >
        {ticket.priority}
      </span>
      <span id={partId('id')} className="ticket-id figures" role="gridcell">
        {ticket.id}
      </span>
      <span id={partId('subject')} className="subject" role="rowheader" title={ticket.subject} dir="auto">
        <WaitingTag waiting={view.waiting} />
        <DraftTag of={ticket.id} />
        {ticket.subject}
      </span>
      <span id={partId('requester')} className="requester" role="gridcell">
        <span className="cut" dir="auto">
          {ticket.requester.name}
        </span>
        {tier === '' ? null : <span className="tier">{tier}</span>}
      </span>
      <span id={partId('queue')} className="queue" role="gridcell" title={queueName}>
        {queueName}
      </span>
      <OwnerCell id={partId('owner')} owner={ticket.owner} you={you} hasOwnerLeft={props.hasOwnerLeft} />
      <span id={partId('channel')} className="channel" role="gridcell">
        <Channel className="icon" size={14} role="img" aria-label={channelWords(ticket.channel)} />
      </span>
      <LastCell ticket={ticket} />
    </div>
  )
})

/** What is not sent and what was begun here: icons in the narrow row, words in the wide one. */
const NarrowMarks = ({ view }: Pick<RowProps, 'view'>) => {
  const last = view.waiting.at(-1)
  return (
    <span id={rowPartId(view.ticket.id, 'marks')}>
      {last === undefined ? null : (
        <CloudUpload className="icon pending" size={12} role="img" aria-label={waitingWords(last)} />
      )}
      <DraftIcon of={view.ticket.id} />
    </span>
  )
}

/** Priority, queue and owner in one line, each a part of the row's name. */
function NarrowRest({ view, queueName, you, hasOwnerLeft }: RowProps) {
  const { ticket } = view
  const metric = onlyMetricWords(view)
  const name = personName(ticket.owner, you)
  const partId = (part: RowPart) => rowPartId(ticket.id, part)
  return (
    <span className="second">
      <NarrowMarks view={view} />
      {metric === null ? null : (
        <b className="metric">
          <span id={partId('metric')}>{metric}</span> ·{' '}
        </b>
      )}
      <span id={partId('priority')}>{ticket.priority}</span> · <span id={partId('queue')}>{queueName}</span> ·{' '}
      <span id={partId('owner')}>{hasOwnerLeft ? say('ui:hasLeft', { name }) : name}</span>
    </span>
  )
}

/** The same ticket beside an open one: clock, subject, and the rest in one quiet line; called as it is over the full width (BRD222). */
export const NarrowRow = memo(function NarrowRow(props: RowProps) {
  const { ticket } = props.view
  const presses = useRowPresses(ticket.id)
  return (
    <div
      id={rowElementId(ticket.id)}
      className={rowClass(props)}
      role="row"
      aria-labelledby={rowNameOf(ticket.id, props.hidden)}
      aria-rowindex={props.line}
      aria-selected={props.isSelected}
      style={{ transform: `translateY(${props.offset}px)` }}
      {...presses}
    >
      <span id={rowPartId(ticket.id, 'clock')} role="gridcell">
        <OnlyClock view={props.view} />
      </span>
      <span className="cell-two" role="rowheader">
        <CheckedWord of={ticket.id} isChecked={props.isChecked} />
        <span className="unseen" id={rowPartId(ticket.id, 'id')}>
          {ticket.id}
        </span>
        <span id={rowPartId(ticket.id, 'subject')} className="subject" title={ticket.subject} dir="auto">
          {ticket.subject}
        </span>
        <NarrowRest {...props} />
      </span>
    </div>
  )
})
