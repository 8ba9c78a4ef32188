import type { Connection } from '../../data/deskData'
import { useDesk, useSync } from '../../desk/deskContext'
import { BrandSign } from '../../ui/Brand'
import { Button } from '../../ui/Button'

const rows = (count: number): string => count.toLocaleString('en-GB').replaceAll(',', '\u202f')

function Progress({ connection }: { readonly connection: Connection }) {
  if (connection.kind !== 'loading') return <progress className="load-bar" aria-label="Loading" />
  const { loadedRows, expectedRows } = connection
  return (
    <>
      <progress
        className="load-bar"
        aria-label="Loading"
        max={Math.max(1, expectedRows)}
        value={Math.min(loadedRows, expectedRows)}
      />
      <p className="figures muted">
        {rows(loadedRows)} of {rows(expectedRows)} rows
      </p>
    </>
  )
}

/** Shown once per computer and agent: while the first copy of the desk is fetched. */
export function FirstLoad({ onSignOut }: { readonly onSignOut: () => void }) {
  const { reconnect } = useDesk()
  const { connection } = useSync()
  const isOffline = connection.kind === 'offline'
  return (
    <main className="first-load" aria-busy={!isOffline}>
      <BrandSign />
      <h1>{isOffline ? 'The server cannot be reached' : 'Loading your tickets'}</h1>
      {isOffline ? (
        <p className="muted">
          Nothing has been loaded on this computer yet. Loading goes on by itself as soon as the server
          answers.
        </p>
      ) : (
        <Progress connection={connection} />
      )}
      {isOffline ? <Button onPress={reconnect}>Try now</Button> : null}
      <Button look="quiet" onPress={onSignOut}>
        Sign out
      </Button>
    </main>
  )
}
