import { useEffect, useRef } from 'react'
import { say } from '#shared/words/say'
import { useSync } from '../../desk/deskContext'
import { Announced } from '../../ui/Announced'
import { announce } from '../../ui/announcements'
import { Button } from '../../ui/Button'
import { OfflineBanner } from './OfflineBanner'
import { RefusedBanner } from './RefusedBanner'
import { UnreadableBanner } from './UnreadableBanner'
import { useRaceNotices } from './useRaceNotices'

/** Says that the connection is back, where it was said that it was lost (BRD215). */
function useConnectedAloud(): void {
  const { kind } = useSync().connection
  const wasOffline = useRef(false)
  useEffect(() => {
    if (kind === 'live' && wasOffline.current) announce(say('connection:again'))
    wasOffline.current = kind === 'offline' || (wasOffline.current && kind !== 'live')
  }, [kind])
}

interface ConnectionBannerProps {
  /** Null while what was refused is shown already. */
  readonly onShowRefused: (() => void) | null
}

/** Across the top while something about the connection needs to be known; absent while it is well. */
export function ConnectionBanner({ onShowRefused }: ConnectionBannerProps) {
  const sync = useSync()
  useRaceNotices()
  useConnectedAloud()
  const { connection } = sync
  if (connection.kind === 'offline') return <OfflineBanner sync={sync} connection={connection} />
  if (connection.kind === 'replaced') {
    return (
      <section className="banner" aria-label={say('connection:connection')}>
        <Announced as="b">{say('connection:replaced.title')}</Announced>
        <span className="banner-part">
          {say('connection:replaced.what')}
          <span className="banner-comfort"> {say('connection:replaced.comfort')}</span>
        </span>
        <span className="spacer" />
        <Button onPress={() => location.reload()}>{say('connection:replaced.again')}</Button>
      </section>
    )
  }
  if (connection.kind === 'too-old') {
    return (
      <section className="banner" aria-label={say('connection:connection')}>
        <Announced as="b">{say('connection:tooOld.title')}</Announced>
        <span className="banner-part">
          {say('connection:tooOld.what')}
          <span className="banner-comfort"> {say('connection:offline.comfort')}</span>
        </span>
      </section>
    )
  }
  if (sync.refused.length === 0 && sync.parked.length > 0) {
    return <UnreadableBanner count={sync.parked.length} onShow={onShowRefused} />
  }
  return <RefusedBanner refused={sync.refused} onShow={onShowRefused} />
}
