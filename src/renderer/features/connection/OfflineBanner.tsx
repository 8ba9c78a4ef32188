import { Unplug } from 'lucide-react'
import { plusMs } from '#shared/domain/instant'
import { useNow } from '../../clock/useNow'
import type { Connection, SyncState } from '../../data/deskData'
import { useDesk, useWallClock } from '../../desk/deskContext'
import { ageOf } from '../../desk/freshness'
import { minutesAndSeconds, spokenAge } from '../../ui/ageText'
import { Button } from '../../ui/Button'

type OfflineConnection = Extract<Connection, { kind: 'offline' }>

const waitingWords = (count: number): string => `${count === 1 ? 'action' : 'actions'} waiting to be sent`

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

const Count = ({ of, words }: { readonly of: number; readonly words: string }) =>
  of === 0 ? null : (
    <>
      <span className="sep" />
      <span className="banner-part">
        <b className="figures">{of}</b> {words}
      </span>
    </>
  )

export function OfflineBanner({
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
      <Count of={sync.waiting.length} words={waitingWords(sync.waiting.length)} />
      <Count of={sync.refused.length} words="not applied" />
      <span className="sep is-spare" />
      <span className="banner-part is-long is-spare">
        {age === null || sync.lastHeardAt === null ? (
          'No tickets have been loaded yet.'
        ) : (
          <>
            Tickets as of <span className="figures">{clock.exactStamp(plusMs(now, -age), now)}</span>,{' '}
            <span className="figures">{spokenAge(age)}</span> old.
            <span className="banner-comfort"> Clocks and alerts keep running here.</span>
          </>
        )}
      </span>
      <span className="spacer" />
      <NextTry connection={connection} />
      <Button onPress={reconnect}>Try now</Button>
    </section>
  )
}
