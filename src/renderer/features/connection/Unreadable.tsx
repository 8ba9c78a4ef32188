import type { ParkedCommand } from '../../data/deskData'
import { useDesk, useSync } from '../../desk/deskContext'
import { Button } from '../../ui/Button'

function UnreadableAction({ command }: { readonly command: ParkedCommand }) {
  const { discardParked } = useDesk()
  const { ticketId, text } = command
  return (
    <article className="letter" aria-label={`Cannot be sent: ${ticketId ?? 'unknown ticket'}`}>
      <h4>
        {ticketId === null ? 'An action' : 'An action on '}
        <span className="figures">{ticketId}</span>
      </h4>
      <p className="unreadable-text">{text}</p>
      <div className="do">
        <Button onPress={() => void navigator.clipboard.writeText(text)}>Copy the text</Button>
        <Button onPress={() => void discardParked(command.place)}>Discard</Button>
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
        Cannot be sent by this version <span className="muted figures">{parked.length}</span>
      </h3>
      <p className="muted">What is listed here was not sent. Do it again by hand, then discard it.</p>
      {parked.map((command) => (
        <UnreadableAction key={JSON.stringify(command.place)} command={command} />
      ))}
    </section>
  )
}
