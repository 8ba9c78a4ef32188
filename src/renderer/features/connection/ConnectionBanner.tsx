import { useEffect, useRef } from 'react'
import { say } from '#shared/words/say'
import { useSync } from '../../desk/deskContext'
import { useShell } from '../../desk/shellStore'
import { announce } from '../../ui/announcements'
import { OfflineBanner } from './OfflineBanner'
import { PlainBanner } from './PlainBanner'
import { RefusedBanner } from './RefusedBanner'
import { TooOldBanner } from './TooOldBanner'
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
  const isApp = useShell((store) => store.shell !== null)
  const { connection } = sync
  if (connection.kind === 'offline') return <OfflineBanner sync={sync} connection={connection} />
  if (connection.kind === 'replaced') {
    return (
      <PlainBanner
        title={say('connection:replaced.title')}
        what={say('connection:replaced.what')}
        comfort={say('connection:replaced.comfort')}
        isLoadedAgain
      />
    )
  }
  if (connection.kind === 'too-old') return <TooOldBanner isApp={isApp} />
  if (sync.refused.length === 0 && sync.parked.length > 0) {
    return <UnreadableBanner count={sync.parked.length} onShow={onShowRefused} />
  }
  return <RefusedBanner refused={sync.refused} onShow={onShowRefused} />
}
