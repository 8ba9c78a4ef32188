import { Monitor, Settings } from 'lucide-react'
import { memo, useDeferredValue, useMemo, useState } from 'react'
import type { Queue } from '#shared/domain/desk'
import { numberText } from '#shared/words/numberText'
import { say, spoken } from '#shared/words/say'
import type { TicketMirror } from '../../data/deskData'
import { useDesk, useDirectory, useMirror } from '../../desk/deskContext'
import { useIsWhole } from '../../desk/useIsWhole'
import { useLeftOut } from '../../desk/useLeftOut'
import { useQueuesInSight } from '../../desk/useQueuesInSight'
import { BrandSign } from '../../ui/Brand'
import { KeyCaps } from '../../ui/KeyCaps'
import { keyWords } from '../../ui/keys/keyCommands'
import { Mark } from '../../ui/Mark'
import { useOnBeat } from '../../ui/useOnBeat'
import { shortName } from '../../ui/words'
import { useBoard } from './boardStore'
import { QueueCount } from './QueueCount'
import {
  countPlaces,
  firstOfQueues,
  type RailCounts,
  standIn,
  urgencyOfTicket,
  type ViewContext,
  viewIds,
  viewTitle,
} from './views'

/** The worst level of a queue; it beats by itself, so that the rail around it stays still. */
function QueueMark({ mirror, first }: { readonly mirror: TicketMirror; readonly first: QueueFirst }) {
  return <Mark urgency={useOnBeat((now) => urgencyOfTicket(mirror, first, now))} />
}
type QueueFirst = Parameters<typeof urgencyOfTicket>[1]

/** A desk of many queues shows those with work; a small one always shows all of its own. */
const ALL_SHOWN_UP_TO = 12

function Views({ counts }: { readonly counts: RailCounts }) {
  const place = useBoard((board) => board.place)
  const go = useBoard((board) => board.go)
  return (
    <ul className="views">
      {viewIds.map((id, index) => (
        <li key={id}>
          <button
            type="button"
            className="rail-item"
            aria-current={place.kind === 'view' && place.id === id ? 'page' : undefined}
            onClick={() => go({ kind: 'view', id })}
          >
            <kbd aria-hidden="true">{index + 1}</kbd>
            <span className="name" title={viewTitle(id)}>
              {viewTitle(id)}
            </span>
            <span className="count figures">{numberText(counts.byView[id], spoken())}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** As many as have a key of their own. */
const MOST_KEYS = 9

/** Views that were saved: one's own with their keys, then those that others share. */
function SavedViews() {
  const { views: saved } = useDirectory()
  const { account } = useDesk()
  const place = useBoard((board) => board.place)
  const goToSaved = useBoard((board) => board.goToSaved)
  if (saved.length === 0) return null
  return (
    <>
      <h2>{say('savedView:heading')}</h2>
      <ul className="saved-views">
        {saved.map((view, index) => (
          <li key={view.id}>
            <button
              type="button"
              className="rail-item"
              aria-current={place.kind === 'saved' && place.id === view.id ? 'page' : undefined}
              title={
                view.owner.id === account.id
                  ? view.title
                  : say('savedView:sharedBy', { title: view.title, name: view.owner.name })
              }
              onClick={() => goToSaved(view)}
            >
              <kbd aria-hidden="true">{index < MOST_KEYS ? `⇧${index + 1}` : '·'}</kbd>
              <span className="name">{view.title}</span>
              {view.owner.id === account.id ? null : (
                <span className="count">{shortName(view.owner.name)}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Queues({ mirror, counts }: { readonly mirror: TicketMirror; readonly counts: RailCounts }) {
  const queues = useQueuesInSight()
  const place = useBoard((board) => board.place)
  const go = useBoard((board) => board.go)
  const leftOut = useLeftOut()
  const first = useMemo(() => firstOfQueues(mirror), [mirror])
  if (queues.length === 0) return <p className="no-queues">{say('board:noQueues')}</p>
  const isCurrent = (queue: Queue) => place.kind === 'queue' && place.id === queue.id
  const shown = queues.filter(
    (queue) =>
      queues.length <= ALL_SHOWN_UP_TO ||
      counts.byQueue.has(queue.id) ||
      leftOut.has(queue.id) ||
      isCurrent(queue),
  )
  return (
    <ul className="queues">
      {shown.map((queue) => (
        <li key={queue.id}>
          <button
            type="button"
            className="rail-item"
            aria-current={isCurrent(queue) ? 'page' : undefined}
            onClick={() => go({ kind: 'queue', id: queue.id })}
          >
            <span className="mark-slot">
              <QueueMark mirror={mirror} first={first.get(queue.id)} />
            </span>
            <span className="name" title={queue.name}>
              {queue.name}
            </span>
            <QueueCount queue={queue.id} count={counts.byQueue.get(queue.id) ?? 0} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Every ticket is counted when one changes, and not for each minute that passes. */
function useCounts(mirror: TicketMirror, context: ViewContext): RailCounts {
  const [held, setHeld] = useState(context)
  const counts = useMemo(() => countPlaces(mirror, held), [mirror, held])
  // Adjusted while drawing, so that no count is ever shown past its time (react.dev, "Adjusting state").
  if (held !== context && !standIn(counts, held, context)) setHeld(context)
  return useMemo(() => {
    const leaving = counts.leavingDueAt.filter((dueAt) => dueAt >= context.now).length
    return { ...counts, byView: { ...counts.byView, leaving } }
  }, [counts, context])
}

interface RailProps {
  readonly context: ViewContext
  readonly onWallboard: () => void
  readonly onSettings: () => void
}

/** Where to look: the views with their number keys, and the queues with the worst level in each. */
export const Rail = memo(function Rail({ context, onWallboard, onSettings }: RailProps) {
  // Counting every ticket may wait for a burst of changes to settle.
  const mirror = useDeferredValue(useMirror())
  const counts = useCounts(mirror, context)
  const isWhole = useIsWhole()
  return (
    <nav className={isWhole ? 'rail' : 'rail is-begun'} aria-label={say('board:viewsAndQueues')}>
      <p className="brand">
        <BrandSign />
        T-Minus
      </p>
      <div className="rail-scroll scroll-thin">
        <h2>{say('board:views')}</h2>
        <Views counts={counts} />
        <SavedViews />
        <h2>{say('board:queues')}</h2>
        <Queues mirror={mirror} counts={counts} />
      </div>
      <div className="foot">
        <button type="button" className="rail-item" onClick={onWallboard}>
          <Monitor className="icon" size={16} aria-hidden="true" />
          <span className="name">{say('board:wallboard')}</span>
          <KeyCaps of="wallboard" />
        </button>
        <button type="button" className="rail-item" onClick={onSettings}>
          <Settings className="icon" size={16} aria-hidden="true" />
          <span className="name">{keyWords('settings')}</span>
          <KeyCaps of="settings" />
        </button>
      </div>
    </nav>
  )
})
