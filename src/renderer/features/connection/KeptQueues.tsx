import { useEffect, useMemo, useState } from 'react'
import type { QueueSize } from '#shared/protocol/archive'
import { say } from '#shared/words/say'
import { useDesk, useDirectory, useMirror } from '../../desk/deskContext'
import { useLeftOut } from '../../desk/useLeftOut'
import { useQueueChoice } from '../../desk/useQueueChoice'
import { Button } from '../../ui/Button'
import { sizeText } from '../../ui/sizeText'
import { type QueueRow, queueRows } from './queueRows'

/** As the server counts them; null before it has answered and where it cannot. */
function useQueueSizes(): readonly QueueSize[] | null {
  const { archive } = useDesk()
  const [sizes, setSizes] = useState<readonly QueueSize[] | null>(null)
  useEffect(() => {
    const asking = new AbortController()
    const ask = async (): Promise<void> => {
      const answer = await archive.sizes(asking.signal)
      if (!asking.signal.aborted && answer.kind === 'sizes') setSizes(answer.queues)
    }
    void ask()
    return () => asking.abort()
  }, [archive])
  return sizes
}

function sizeWords({ tickets, bytes }: QueueRow): string {
  if (tickets === null) return say('queues:sizeUnknown')
  return bytes === null
    ? say('queues:tickets', { count: tickets })
    : say('queues:size', { count: tickets, space: sizeText(bytes) })
}

/** Own tickets go as well, with their alerts: that is asked before it is done. */
function OwnTickets({ row, onEnd }: { readonly row: QueueRow; readonly onEnd: () => void }) {
  const { leaveOut } = useQueueChoice()
  const { queue, own } = row
  return (
    <div className="queue-own" role="alertdialog" aria-label={queue.name}>
      <p>{say('queues:yours', { count: own, queue: queue.name })}</p>
      <Button
        onPress={() => {
          leaveOut(queue.id)
          onEnd()
        }}
      >
        {say('queues:leaveAnyway')}
      </Button>
      <Button look="quiet" onPress={onEnd}>
        {say('queues:keepAfterAll')}
      </Button>
    </div>
  )
}

function QueueLine({ row }: { readonly row: QueueRow }) {
  const { leaveOut, keep } = useQueueChoice()
  const [isAsked, setIsAsked] = useState(false)
  const { queue, isKept, own } = row
  const change = (): void => {
    if (!isKept) keep(queue.id)
    else if (own > 0) setIsAsked(true)
    else leaveOut(queue.id)
  }
  return (
    <li>
      <label>
        <input type="checkbox" checked={isKept} onChange={change} />
        <span className="name">{queue.name}</span>
        <span className="muted figures">{sizeWords(row)}</span>
      </label>
      {isAsked && isKept ? <OwnTickets row={row} onEnd={() => setIsAsked(false)} /> : null}
    </li>
  )
}

/** Which queues this person keeps on this computer, with what each of them takes (OUT123). */
export function KeptQueues() {
  const { account } = useDesk()
  const { queues } = useDirectory()
  const leftOut = useLeftOut()
  const mirror = useMirror()
  const sizes = useQueueSizes()
  const rows = useMemo(
    () => queueRows({ queues, account, leftOut, sizes, tickets: mirror.byId }),
    [queues, account, leftOut, sizes, mirror],
  )
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{say('queues:head')}</h3>
      <ul className="kept-queues">
        {rows.map((row) => (
          <QueueLine key={row.queue.id} row={row} />
        ))}
      </ul>
      <p className="muted">{say('queues:about')}</p>
    </section>
  )
}
