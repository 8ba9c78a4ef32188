import { Unplug } from 'lucide-react'
import { useSync } from '../../desk/deskContext'
import { ageOf } from '../../desk/freshness'
import { spokenAge } from '../../ui/ageText'
import { useNow } from '../../clock/useNow'

/** How old what the agent sees is: "Live 2 s ago", "Offline 6 min". Opens the sync health panel. */
export function Freshness({ onOpen }: { readonly onOpen: () => void }) {
  const sync = useSync()
  const age = ageOf(sync, useNow())
  const isLive = sync.connection.kind === 'live'
  const isOffline = sync.connection.kind === 'offline'
  const ageWords = age === null ? '' : spokenAge(age)
  return (
    <button
      type="button"
      className={isOffline ? 'live is-off' : 'live'}
      title="Sync health, Shift S"
      onClick={onOpen}
    >
      {isOffline ? (
        <Unplug className="icon" size={14} aria-hidden="true" />
      ) : (
        <span className={isLive ? 'beat' : 'beat is-hollow'} aria-hidden="true" />
      )}
      {isLive ? 'Live ' : isOffline ? 'Offline ' : 'Connecting '}
      <span className="figures">{isLive && age !== null ? `${ageWords} ago` : ageWords}</span>
    </button>
  )
}
