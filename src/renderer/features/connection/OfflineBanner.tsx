import { Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import { plusMs } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { Connection, SyncState } from '../../data/deskData'
import { useDesk, useWallClock } from '../../desk/deskContext'
import { ageOf } from '../../desk/freshness'
import { Announced } from '../../ui/Announced'
import { minutesAndSeconds, spokenAge } from '../../ui/ageText'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/Said'

type OfflineConnection = Extract<Connection, { kind: 'offline' }>

/** Between two attempts and before a wait is known, there is nothing to count down to. */
function NextTry({ connection }: { readonly connection: OfflineConnection }) {
  const now = useNow()
  if (connection.nextTryAt === null || connection.nextTryAt <= now)
    return <span>{say('connection:offline.tryingNow')}</span>
  return (
    <span>
      <Said
        of="connection:offline.nextTry"
        gaps={{ time: figures(minutesAndSeconds(connection.nextTryAt - now)) }}
      />
    </span>
  )
}

function Part({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <span className="sep" />
      <span className="banner-part">{children}</span>
    </>
  )
}

const bold = (count: number) => <b className="figures">{count}</b>
const figures = (text: string) => <span className="figures">{text}</span>

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
  const waiting = sync.waiting.length
  const refused = sync.refused.length
  return (
    <section className="banner" aria-label={say('connection:connection')}>
      <Unplug className="icon" size={16} aria-hidden="true" />
      <Announced as="b">
        <Said of="connection:offline.since" gaps={{ time: figures(clock.stamp(connection.since, now)) }} />
      </Announced>
      {waiting === 0 ? null : (
        <Part>
          <Said of="connection:offline.waiting" gaps={{ count: waiting, number: bold(waiting) }} />
        </Part>
      )}
      {refused === 0 ? null : (
        <Part>
          <Said of="connection:offline.notApplied" gaps={{ number: bold(refused) }} />
        </Part>
      )}
      <span className="sep is-spare" />
      <span className="banner-part is-long is-spare">
        {age === null || sync.lastHeardAt === null ? (
          say('connection:offline.nothing')
        ) : (
          <>
            <Said
              of="connection:offline.asOf"
              gaps={{
                time: figures(clock.exactStamp(plusMs(now, -age), now)),
                age: figures(spokenAge(age)),
              }}
            />
            <span className="banner-comfort"> {say('connection:offline.comfort')}</span>
          </>
        )}
      </span>
      <span className="spacer" />
      <NextTry connection={connection} />
      <Button onPress={reconnect}>{say('connection:offline.tryNow')}</Button>
    </section>
  )
}
