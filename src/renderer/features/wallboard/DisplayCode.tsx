import { useEffect, useState } from 'react'
import { codeInHalves } from '#shared/domain/displayCode'
import type { CodeOffer } from '#shared/protocol/displays'
import { say } from '#shared/words/say'
import type { DisplaySession, SignedDisplay } from '../../data/account/displaySession'
import { Announced } from '../../ui/Announced'
import { announce } from '../../ui/announcements'
import { BrandSign } from '../../ui/Brand'
import { Button } from '../../ui/Button'
import { followCode } from './followCode'

/** The code in two halves, spelled for who hears the page. */
function Code({ code }: Pick<CodeOffer, 'code'>) {
  const spelled = code.split('').join(' ')
  useEffect(() => announce(`${say('wallboard:code.title')}: ${spelled}`), [spelled])
  return (
    <p className="code figures" aria-label={spelled}>
      {codeInHalves(code)}
    </p>
  )
}

/** The way in of a screen without hands: it shows a code until a supervisor has confirmed it. */
export function DisplayCode(props: {
  readonly session: DisplaySession
  readonly serverUrl: string
  /** Why it is shown again; null at first. */
  readonly notice: string | null
  readonly onConfirmed: (display: SignedDisplay) => void
  readonly onPassword: () => void
}) {
  const { session, onConfirmed } = props
  // Null until the server has answered for the first time, or has not.
  const [offer, setOffer] = useState<CodeOffer | 'unreached' | null>(null)
  useEffect(() => {
    const life = new AbortController()
    void followCode(session, { onOffer: (found) => setOffer(found ?? 'unreached'), onConfirmed }, life.signal)
    return () => life.abort()
  }, [session, onConfirmed])
  return (
    <div className="gate code-gate">
      <header>
        <BrandSign />
      </header>
      <main>
        <h1>{say('wallboard:code.title')}</h1>
        {props.notice === null ? null : <p className="lead">{props.notice}</p>}
        {offer === null || offer === 'unreached' ? (
          <Announced as="p" className="code is-waiting">
            {say(offer === null ? 'wallboard:code.asking' : 'wallboard:code.unreached')}
          </Announced>
        ) : (
          <Code code={offer.code} />
        )}
        <p className="lead">{say('wallboard:code.how')}</p>
      </main>
      <footer>
        <span>{new URL(props.serverUrl).host}</span>
        <Button look="quiet" onPress={props.onPassword}>
          {say('wallboard:code.password')}
        </Button>
      </footer>
    </div>
  )
}
