import { Fragment } from 'react'
import { queueOfScope } from '#shared/domain/scope'
import { say } from '#shared/words/say'
import type { Connection } from '../../data/deskData'
import { useDesk, useDirectory, useHealth, useSync } from '../../desk/deskContext'
import { BrandSign } from '../../ui/Brand'
import { Button } from '../../ui/Button'
import { scopeName } from './healthWords'

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
          <dd>{say('connection:load.rowsOf', { done: Math.min(rows, expectedRows), all: expectedRows })}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function Progress({ connection }: { readonly connection: Connection }) {
  if (connection.kind !== 'loading')
    return <progress className="load-bar" aria-label={say('connection:load.label')} />
  const { loadedRows, expectedRows } = connection
  return (
    <>
      <progress
        className="load-bar"
        aria-label={say('connection:load.label')}
        max={Math.max(1, expectedRows)}
        value={Math.min(loadedRows, expectedRows)}
      />
      <p className="figures muted">{say('connection:load.rows', { done: loadedRows, all: expectedRows })}</p>
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
      <h1>{say(isOffline ? 'connection:load.unreachable' : 'connection:load.title')}</h1>
      {isOffline ? (
        <p className="muted">{say('connection:load.waits')}</p>
      ) : (
        <Progress connection={connection} />
      )}
      {isOffline ? <Button onPress={reconnect}>{say('connection:offline.tryNow')}</Button> : null}
      <Button look="quiet" onPress={onSignOut}>
        {say('connection:load.signOut')}
      </Button>
    </main>
  )
}
