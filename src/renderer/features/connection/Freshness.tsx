import { Unplug } from 'lucide-react'
import { assertNever } from '#shared/domain/assertNever'
import { useNow } from '../../clock/useNow'
import type { SyncState } from '../../data/deskData'
import { useSync } from '../../desk/deskContext'
import { ageOf } from '../../desk/freshness'
import { spokenAge } from '../../ui/ageText'

function stateWords({ connection }: SyncState): string {
  switch (connection.kind) {
    case 'live':
      return 'Live'
    case 'offline':
      return 'Offline'
    case 'loading':
      return 'Loading'
    case 'connecting':
      return 'Connecting'
    case 'signed-out':
      return 'Signed out'
    case 'too-old':
      return 'Console too old'
    case 'replaced':
      return 'Load again'
    default:
      return assertNever(connection)
  }
}

/** The figure beside the word: an age, or how much of the first copy is here. */
function figure({ connection }: SyncState, age: number | null): string {
  if (connection.kind === 'loading') {
    return `${Math.floor((100 * connection.loadedRows) / Math.max(1, connection.expectedRows))} %`
  }
  if (age === null) return ''
  return connection.kind === 'live' ? `${spokenAge(age)} ago` : spokenAge(age)
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
      title="Sync health, Shift S"
      onClick={onOpen}
    >
      {kind === 'offline' ? (
        <Unplug className="icon" size={14} aria-hidden="true" />
      ) : (
        <span className={kind === 'live' ? 'beat' : 'beat is-hollow'} aria-hidden="true" />
      )}
      {stateWords(sync)} <span className="figures">{figure(sync, age)}</span>
    </button>
  )
}
