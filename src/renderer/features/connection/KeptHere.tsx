import { ClipboardCopy } from 'lucide-react'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useDesk, useDirectory, useHealth, useSync, useWallClock } from '../../desk/deskContext'
import { copyText } from '../../platform/copyText'
import { Button } from '../../ui/Button'
import { useNotices } from '../../ui/notices'
import { diagnosticsText } from './diagnosticsText'
import {
  breakWords,
  countText,
  differenceSentence,
  progressWords,
  scopeName,
  scopeWords,
} from './healthWords'
import { KeptQueues } from './KeptQueues'
import { useStoredBytes } from './useStoredBytes'

function Scopes() {
  const { scopes } = useHealth()
  const { queues } = useDirectory()
  if (scopes.length === 0) return <p className="muted">{say('connection:kept.none')}</p>
  return (
    <table className="kept figures">
      <thead>
        <tr>
          <th scope="col">{say('connection:kept.part')}</th>
          <th scope="col">{say('connection:kept.rows')}</th>
          <th scope="col" title={say('connection:kept.comeToTitle')}>
            {say('connection:kept.comeTo')}
          </th>
        </tr>
      </thead>
      <tbody>
        {scopes.map((scope) => (
          <tr key={scope.scope}>
            <th scope="row">{scopeName(scope.scope, queues)}</th>
            <td>
              {countText(scope.rows)} <span className="muted">{scopeWords(scope)}</span>
            </td>
            <td>{progressWords(scope)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Clocks that the server reckons otherwise; absent when there are none. */
export function ClockDifferences() {
  const sentence = differenceSentence(useHealth().clocks)
  return sentence === null ? null : <p className="health-note">{sentence}</p>
}

function LostConnections() {
  const { breaks } = useHealth()
  const clock = useWallClock()
  const now = useNow('minute')
  if (breaks.length === 0) return <p className="muted">{say('connection:kept.lostNone')}</p>
  return (
    <ol className="breaks">
      {breaks.map((one) => (
        <li key={one.at}>
          <time className="figures">{clock.exactStamp(one.at, now)}</time>
          <span className="muted">{breakWords(one, (at) => clock.exactStamp(at, now))}</span>
        </li>
      ))}
    </ol>
  )
}

function CopyDiagnostics() {
  const desk = useDesk()
  const sync = useSync()
  const health = useHealth()
  const keptBytes = useStoredBytes()
  const tell = useNotices((store) => store.say)
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(diagnosticsText({ now: desk.now(), sync, health, keptBytes }))
    tell(say(isCopied ? 'connection:kept.copied' : 'connection:kept.notCopied'))
  }
  return (
    <Button onPress={() => void copy()}>
      <ClipboardCopy className="icon" size={14} aria-hidden="true" /> {say('connection:kept.copy')}
    </Button>
  )
}

/** Part by part how far this console has come, the connections it lost, and all of it as a text to hand on. */
export const KeptHere = () => (
  <>
    <KeptQueues />
    <section>
      <h3>{say('connection:kept.head')}</h3>
      <Scopes />
    </section>
    <section>
      <h3>{say('connection:kept.lost')}</h3>
      <LostConnections />
    </section>
    <section>
      <CopyDiagnostics />
    </section>
  </>
)
