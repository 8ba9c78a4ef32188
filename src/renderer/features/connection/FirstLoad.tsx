import { Fragment } from 'react'
import { queueOfScope } from '#shared/domain/scope'
import type { Connection } from '../../data/deskData'
import { useDesk, useDirectory, useHealth, useSync } from '../../desk/deskContext'
import { BrandSign } from '../../ui/Brand'
import { Button } from '../../ui/Button'
import { countText, scopeName } from './healthWords'

/** Queue by queue, as far as the server has told how much there is. */
function QueueProgress() {
  const { scopes } = useHealth()
  const { queues } = useDirectory()
  const shown = scopes.filter(({ scope, expectedRows }) => queueOfScope(scope) !== null && expectedRows > 0)
  if (shown.length === 0) return null
  return (
    <dl className="load-queues figures muted">
      {shown.map(({ scope, rows, expectedRows }) => (
        <Fragment key={scope}>
          <dt>{scopeName(scope, queues)}</dt>
          <dd>
            {countText(Math.min(rows, expectedRows))} of {countText(expectedRows)}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

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
        {countText(loadedRows)} of {countText(expectedRows)} rows
      </p>
      <QueueProgress />
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
