import { ChevronDown } from 'lucide-react'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useDesk, useTicketView } from '../../../desk/deskContext'
import { KeyCaps } from '../../../ui/KeyCaps'
import { usePaneRequests } from '../paneRequests'
import { type Changing, changeRefusedBecause, changingVerbs } from './changing'

interface ChangeButtonProps {
  readonly ticket: Ticket
  readonly changing: Changing
  /** What is changed: "Priority". */
  readonly label: string
  /** How it is now. */
  readonly value: string
}

/**
 * A property that opens its list of choices; one that cannot be changed says why. Of a ticket that is not kept here
 * it only shows the value.
 */
export function ChangeButton({ ticket, changing, label, value }: ChangeButtonProps) {
  const { account, now } = useDesk()
  const isKept = useTicketView(ticket.id) !== null
  const change = usePaneRequests((store) => store.change)
  if (!isKept) return value
  const reason = changeRefusedBecause(changing, ticket, account, now())
  return (
    <button
      type="button"
      className="value-button"
      aria-haspopup="dialog"
      aria-disabled={reason !== null}
      title={reason ?? undefined}
      onClick={() => {
        if (reason === null) change(changing, ticket.id)
      }}
    >
      <span>
        <span className="unseen">{say('change:value', { label })} </span>
        {value}
      </span>
      <KeyCaps of={changingVerbs[changing]} />
      <ChevronDown className="icon" size={12} aria-hidden="true" />
    </button>
  )
}
