import { Unplug } from 'lucide-react'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { SyncState } from '../../data/deskData'
import { useSync } from '../../desk/deskContext'
import { ageOf } from '../../desk/freshness'
import { spokenAge } from '../../ui/ageText'

/** The figure beside the word: an age, or how much of the first copy is here. */
function figure({ connection }: SyncState, age: number | null): string {
  if (connection.kind === 'loading') {
    return say('connection:state.percent', {
      number: Math.floor((100 * connection.loadedRows) / Math.max(1, connection.expectedRows)),
    })
  }
  if (age === null) return ''
  return connection.kind === 'live' ? say('connection:state.ago', { age: spokenAge(age) }) : spokenAge(age)
}

/** How old what the agent sees is: "Live 2 s ago", "Offline 6 min". Opens the sync health panel. */
export function Freshness({ onOpen }: { readonly onOpen: () => void }) {
  const sync = useSync()
  const age = ageOf(sync, useNow())
  const { kind } = sync.connection
  return (
    <button
      type="button"
      className={kind === 'offline' ? 'live is-off' : 'live'}
      title={say('connection:state.open')}
      onClick={onOpen}
    >
      {kind === 'offline' ? (
        <Unplug className="icon" size={14} aria-hidden="true" />
      ) : (
        <span className={kind === 'live' ? 'beat' : 'beat is-hollow'} aria-hidden="true" />
      )}
      <span className="live-word">{say(`connection:state.${kind}`)}</span>{' '}
      <span className="figures">{figure(sync, age)}</span>
    </button>
  )
}
