import { type FocusEvent, memo, useEffect, useMemo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { hasOwnerLeft } from '#shared/domain/whoseTicket'
import { say } from '#shared/words/say'
import { useDesk, useDirectory, useMirror } from '../../desk/deskContext'
import { useIsWhole } from '../../desk/useIsWhole'
import { focusList, focusListIfNothingHas, LIST_ID } from '../../ui/listFocus'
import { BandHead } from './BandHead'
import type { Band } from './bands'
import { useBoard } from './boardStore'
import { linesOf, NARROW_ROW_HEIGHT, ROW_HEIGHTS } from './lines'
import { NarrowRow, rowElementId, TicketRow } from './TicketRow'
import { useLineWindow } from './useLineWindow'
import { useRoomForNotices } from './useRoomForNotices'

interface TicketListProps {
  readonly ids: readonly TicketId[]
  readonly bands: readonly Band[]
  readonly isNarrow: boolean
}

const columns = ['p', 'id', 'subject', 'requester', 'queue', 'owner'] as const
const columnClasses = { p: '', id: '', subject: '', requester: 'requester', queue: 'queue', owner: '' }
/** The columns that may be hidden, by the name a person chose them by. */
const columnNames = { p: 'priority', id: 'id', requester: 'requester', queue: 'queue', owner: 'owner' }

const ColumnHeads = () => (
  <div className="columns scroll-thin" role="row" aria-rowindex={1}>
    <span role="columnheader">
      <span className="unseen">{say('board:list.select')}</span>
    </span>
    <span role="columnheader">{say('board:list.nextClock')}</span>
    <span data-column="metric" role="columnheader">
      <span className="unseen">{say('board:list.metric')}</span>
    </span>
    {columns.map((column) => (
      <span
        key={column}
        className={columnClasses[column]}
        data-column={column === 'subject' ? undefined : columnNames[column]}
        role="columnheader"
      >
        {say(`board:list.${column}`)}
      </span>
    ))}
    <span className="channel" role="columnheader">
      <span className="unseen">{say('board:list.channel')}</span>
    </span>
    <span className="age" role="columnheader">
      {say('board:list.last')}
    </span>
  </div>
)

/** Wide enough for the longest id of the list, so that ids of other desks fit too. */
const longestOf = (ids: readonly TicketId[]): number => {
  let longest = 5
  for (const id of ids) longest = Math.max(longest, id.length)
  return longest
}

/**
 * What is scrolled inside the grid. A browser makes it a stop of the Tab key of its own unless told otherwise; what a
 * press gives it goes to the grid, which has the keys. Not at once: a browser whose press loses the focus meanwhile
 * selects no words (BRD283).
 */
const scrolled = {
  role: 'rowgroup',
  tabIndex: -1,
  onFocus: ({ target, currentTarget }: FocusEvent) => {
    if (target !== currentTarget) return
    setTimeout(() => {
      if (document.activeElement === target) focusList()
    })
  },
}

/** The list itself. Rows redraw when their ticket changes, and the list when rows come, go or change band. */
export const TicketList = memo(function TicketList({ ids, bands, isNarrow }: TicketListProps) {
  const mirror = useMirror()
  const directory = useDirectory()
  const { account } = useDesk()
  const isWhole = useIsWhole()
  const selected = useBoard((board) => board.selected)
  const checked = useBoard((board) => board.checked)
  const density = useBoard((board) => board.density)
  const hidden = useBoard((board) => board.hiddenColumns)
  const order = useBoard((board) => board.order)
  const filters = useBoard((board) => board.filters)
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHTS[density]
  const lines = useMemo(() => linesOf(ids, bands, rowHeight), [ids, bands, rowHeight])
  const idWidth = useMemo(() => longestOf(ids), [ids])
  const { scroller, drawn, showLine, cover } = useLineWindow(lines)
  const showSelected = () => {
    const row = selected === null ? -1 : ids.indexOf(selected)
    if (row >= 0) showLine(lines.lineOfRow(row))
  }
  useRoomForNotices(scroller, (height) => {
    cover(height)
    showSelected()
  })
  useEffect(() => {
    showSelected()
    // A move of the selection scrolls, and another order or filter (BRD287); rows moving under it do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, isNarrow, order, filters])
  // Opening and closing a ticket draws another list; the focus was in the one that went.
  useEffect(focusListIfNothingHas, [])
  const Row = isNarrow ? NarrowRow : TicketRow
  const drawLine = (number: number) => {
    const line = lines.at(number)
    if (!line) return null
    if (line.kind === 'head') {
      const { level, from, until } = line.band
      const offset = lines.offsetOf(number)
      const height = lines.offsetOf(number + 1 + until - from) - offset
      return <BandHead key={level} band={line.band} line={number + 2} offset={offset} height={height} />
    }
    const view = mirror.byId.get(line.id)
    if (!view) return null
    return (
      <Row
        key={line.id}
        view={view}
        queueName={directory.queues.get(view.ticket.queue)?.name ?? view.ticket.queue}
        hasOwnerLeft={hasOwnerLeft(view.ticket, directory.left)}
        you={account.id}
        isSelected={line.id === selected}
        isChecked={checked.has(line.id)}
        hidden={hidden}
        line={number + 2}
        offset={lines.offsetOf(number)}
      />
    )
  }
  const grid = {
    id: LIST_ID,
    role: 'grid',
    'aria-label': say('board:list.label'),
    'aria-rowcount': lines.count + 1,
    'aria-activedescendant': selected === null ? undefined : rowElementId(selected),
    tabIndex: 0,
  }
  return (
    <div
      className={isWhole ? 'board' : 'board is-begun'}
      data-hidden={hidden.join(' ')}
      ref={(board) => board?.style.setProperty('--id-letters', String(idWidth))}
      {...(isNarrow ? {} : grid)}
    >
      {isNarrow ? null : <ColumnHeads />}
      <div className="scroll scroll-thin" ref={scroller} {...(isNarrow ? grid : scrolled)}>
        <div className="lines" role="presentation" style={{ height: `${lines.offsetOf(lines.count)}px` }}>
          {drawn.map(drawLine)}
        </div>
      </div>
    </div>
  )
})
