import { MESSAGE_LONGEST } from '#shared/domain/message'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { TicketView } from '../../data/deskData'
import { useSync } from '../../desk/deskContext'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/Said'
import type { WritingMode } from './drafts'
import { sendingEffect } from './sendingMeets'

/** What is too long for a message is kept whole and never cut (TKT152); null for what fits. */
export function tooLong(body: string): string | null {
  const { length } = body.trim()
  return length > MESSAGE_LONGEST ? say('ticket:write.tooLong', { length, most: MESSAGE_LONGEST }) : null
}

interface EffectProps {
  readonly view: TicketView
  readonly mode: WritingMode
  readonly body: string
  /** Whether this computer has room for it. */
  readonly isKept: boolean
  readonly onAsFile: () => void
}

/** What sending would do, or what is in its way. */
export function Effect({ view, mode, body, isKept, onAsFile }: EffectProps) {
  const effect = sendingEffect(view.clocks, mode, useNow())
  const isOffline = useSync().connection.kind === 'offline'
  const faults = [tooLong(body), isKept ? null : say('ticket:write.textNotKept')].filter(
    (said) => said !== null,
  )
  if (faults.length > 0) {
    return (
      <span className="effect is-fault">
        {faults.join(' ')}{' '}
        <Button look="quiet" onPress={onAsFile}>
          {say('ticket:write.asFile')}
        </Button>
      </span>
    )
  }
  return (
    <span className="effect">
      {effect.kind === 'meets' || effect.kind === 'ends' ? (
        <Said
          of={`ticket:write.${effect.kind}`}
          gaps={{
            metric: <b>{effect.metric}</b>,
            time: <span className="figures">{effect.time}</span>,
          }}
        />
      ) : (
        say(`ticket:write.${effect.kind}`)
      )}
      {isOffline ? ` ${say('ticket:write.kept')}` : ''}
    </span>
  )
}
