import { useSync } from '../../desk/deskContext'
import { OfflineBanner } from './OfflineBanner'
import { RefusedBanner } from './RefusedBanner'

/** Across the top while something about the connection needs to be known; absent while it is well. */
export function ConnectionBanner({ onShowRefused }: { readonly onShowRefused: () => void }) {
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
  return <RefusedBanner refused={sync.refused} onShow={onShowRefused} />
}
