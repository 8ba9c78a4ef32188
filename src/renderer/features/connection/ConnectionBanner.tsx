import { useSync } from '../../desk/deskContext'
import { Button } from '../../ui/Button'
import { OfflineBanner } from './OfflineBanner'
import { RefusedBanner } from './RefusedBanner'
import { UnreadableBanner } from './UnreadableBanner'
import { useRaceNotices } from './useRaceNotices'

interface ConnectionBannerProps {
  /** Null while what was refused is shown already. */
  readonly onShowRefused: (() => void) | null
}

/** Across the top while something about the connection needs to be known; absent while it is well. */
export function ConnectionBanner({ onShowRefused }: ConnectionBannerProps) {
  const sync = useSync()
  useRaceNotices()
  const { connection } = sync
  if (connection.kind === 'offline') return <OfflineBanner sync={sync} connection={connection} />
  if (connection.kind === 'replaced') {
    return (
      <section className="banner" aria-label="Connection">
        <b>A newer T-Minus is open on this computer.</b>
        <span className="banner-part">
          What you do here is no longer saved. Load this window again.
          <span className="banner-comfort"> What you did before is kept.</span>
        </span>
        <span className="spacer" />
        <Button onPress={() => location.reload()}>Load again</Button>
      </section>
    )
  }
  if (connection.kind === 'too-old') {
    return (
      <section className="banner" aria-label="Connection">
        <b>This console is too old for the server.</b>
        <span className="banner-part">
          Load the page again or install the current version.
          <span className="banner-comfort"> Clocks and alerts keep running here.</span>
        </span>
      </section>
    )
  }
  if (sync.refused.length === 0 && sync.parked.length > 0) {
    return <UnreadableBanner count={sync.parked.length} onShow={onShowRefused} />
  }
  return <RefusedBanner refused={sync.refused} onShow={onShowRefused} />
}
