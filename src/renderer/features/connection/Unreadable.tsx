import { say } from '#shared/words/say'
import type { ParkedCommand } from '../../data/deskData'
import { useDesk, useSync } from '../../desk/deskContext'
import { Button } from '../../ui/Button'
import { Said } from '../../ui/Said'

function UnreadableAction({ command }: { readonly command: ParkedCommand }) {
  const { discardParked } = useDesk()
  const { ticketId, text } = command
  return (
    <article
      className="letter"
      aria-label={say('connection:unreadable.one', {
        ticket: ticketId ?? say('connection:unreadable.unknownTicket'),
      })}
    >
      <h4>
        {ticketId === null ? (
          say('connection:unreadable.action')
        ) : (
          <Said
            of="connection:unreadable.actionOn"
            gaps={{ ticket: <span className="figures">{ticketId}</span> }}
          />
        )}
      </h4>
      <p className="unreadable-text">{text}</p>
      <div className="do">
        <Button onPress={() => void navigator.clipboard.writeText(text)}>
          {say('connection:unreadable.copy')}
        </Button>
        <Button onPress={() => void discardParked(command.place)}>{say('connection:refused.discard')}</Button>
      </div>
    </article>
  )
}

/** Actions that this release cannot read: kept with their text until the agent has done them again or lets them go. */
export function Unreadable() {
  const { parked } = useSync()
  if (parked.length === 0) return null
  return (
    <section>
      <h3>
        {say('connection:unreadable.head')} <span className="muted figures">{parked.length}</span>
      </h3>
      <p className="muted">{say('connection:unreadable.what')}</p>
      {parked.map((command) => (
        <UnreadableAction key={JSON.stringify(command.place)} command={command} />
      ))}
    </section>
  )
}
