import { Unplug } from 'lucide-react'
import { plusMs } from '#shared/domain/instant'
import { useDesk, useSync, useWallClock } from '../../desk/deskContext'
import { ageOf } from '../../desk/freshness'
import type { Connection, SyncState } from '../../data/deskData'
import { minutesAndSeconds, spokenAge } from '../../ui/ageText'
import { Button } from '../../ui/Button'
import { useNow } from '../../clock/useNow'

type OfflineConnection = Extract<Connection, { kind: 'offline' }>

const waitingCount = (count: number): string => `${count === 1 ? 'action' : 'actions'} waiting to be sent`

/** Between two attempts and before a wait is known, there is nothing to count down to. */
function NextTry({ connection }: { readonly connection: OfflineConnection }) {
  const now = useNow()
  if (connection.nextTryAt === null || connection.nextTryAt <= now) return <span>trying now</span>
  return (
    <span>
      next try <span className="figures">{minutesAndSeconds(connection.nextTryAt - now)}</span>
    </span>
  )
}

function OfflineBanner({
  sync,
  connection,
}: {
  readonly sync: SyncState
  readonly connection: OfflineConnection
}) {
  const { reconnect } = useDesk()
  const clock = useWallClock()
  const now = useNow()
  const age = ageOf(sync, now)
  return (
    <section className="banner" aria-label="Connection">
      <Unplug className="icon" size={16} aria-hidden="true" />
      <b>
        Offline since <span className="figures">{clock.stamp(connection.since, now)}</span>
      </b>
      {sync.waiting.length > 0 ? (
        <>
          <span className="sep" />
          <span className="banner-part">
            <b className="figures">{sync.waiting.length}</b> {waitingCount(sync.waiting.length)}
          </span>
        </>
      ) : null}
      <span className="sep" />
      <span className="banner-part is-long">
        {age === null || sync.lastHeardAt === null ? (
          'No tickets have been loaded yet.'
        ) : (
          <>
            Tickets as of <span className="figures">{clock.exactStamp(plusMs(now, -age), now)}</span>,{' '}
            <span className="figures">{spokenAge(age)}</span> old. Clocks and alerts keep running here.
          </>
        )}
      </span>
      <span className="spacer" />
      <NextTry connection={connection} />
      <Button onPress={reconnect}>Try now</Button>
    </section>
  )
}

/** Across the top while something about the connection needs to be known; absent while it is well. */
export function ConnectionBanner() {
  const sync = useSync()
  const { connection } = sync
  if (connection.kind === 'offline') return <OfflineBanner sync={sync} connection={connection} />
  if (connection.kind === 'too-old') {
    return (
      <section className="banner" aria-label="Connection">
        <b>This console is too old for the server.</b>
        <span className="banner-part">
          Clocks and alerts keep running here. Install the current version to send and receive again.
        </span>
      </section>
    )
  }
  return null
}
