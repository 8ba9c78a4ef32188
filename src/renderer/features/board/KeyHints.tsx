import { memo } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { isDone, isWaiting, type Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import { useDesk, useTicketView } from '../../desk/deskContext'
import { refusedBecause } from '../../desk/verbs'
import { KeyCaps } from '../../ui/KeyCaps'
import { type KeyCommandId, keyWords } from '../../ui/keys/keyCommands'
import { useBoard } from './boardStore'

/** The verbs offered under the board, in the order they are usually needed. */
const forOpen = ['acknowledge', 'take', 'assign', 'reply', 'waitForCustomer', 'resolve'] as const
const forWaiting = ['acknowledge', 'take', 'assign', 'reply', 'resume', 'resolve'] as const
const forDone = ['reopen', 'assign', 'reply'] as const
/** One answer is written to one ticket; what stands against a verb is said per ticket once it is tried. */
const forChecked = ['acknowledge', 'take', 'assign', 'waitForCustomer', 'resolve'] as const
export type OfferedVerb = (typeof forOpen | typeof forWaiting | typeof forDone)[number]

function verbsFor({ status }: Ticket): readonly OfferedVerb[] {
  if (isDone(status)) return forDone
  return isWaiting(status) ? forWaiting : forOpen
}

const Hint = ({ keys, word }: { readonly keys: readonly KeyCommandId[]; readonly word: string }) => (
  <span className="hint">
    {keys.map((key) => (
      <KeyCaps key={key} of={key} />
    ))}
    {word}
  </span>
)

interface VerbHintsProps {
  readonly id: TicketId
  /** Whether the verbs act on the checked rows in its stead. */
  readonly hasChecked: boolean
  readonly onVerb: (verb: OfferedVerb) => void
}

/** The verbs of the selected row as buttons; one that cannot be done says why before it is pressed. */
function VerbHints({ id, hasChecked, onVerb }: VerbHintsProps) {
  const view = useTicketView(id)
  const { account, now } = useDesk()
  // What can be done may end with time alone.
  useNow('minute')
  if (!view) return null
  const offered = hasChecked ? forChecked : verbsFor(view.ticket)
  return offered.map((verb) => {
    const reason = hasChecked ? null : refusedBecause(verb, view.ticket, account, now())
    return (
      <button
        key={verb}
        type="button"
        className="hint"
        aria-disabled={reason !== null}
        title={reason ?? undefined}
        onClick={() => onVerb(verb)}
      >
        <KeyCaps of={verb} />
        {keyWords(verb)}
      </button>
    )
  })
}

interface KeyHintsProps {
  readonly onVerb: (verb: OfferedVerb) => void
  readonly onKeys: () => void
  readonly onPalette: () => void
}

export const KeyHints = memo(function KeyHints({ onVerb, onKeys, onPalette }: KeyHintsProps) {
  const selected = useBoard((board) => board.selected)
  const checked = useBoard((board) => board.checked.size)
  return (
    <footer className="hints" aria-label={say('board:hint.label')}>
      <span className="hints-fitting">
        {checked > 0 ? (
          <strong className="figures">{say('board:hint.selected', { count: checked })}</strong>
        ) : null}
        <Hint keys={['next', 'previous']} word={say('board:hint.move')} />
        <Hint keys={['open']} word={say('board:hint.open')} />
        <Hint keys={['select']} word={say('board:hint.select')} />
        {selected === null ? null : <VerbHints id={selected} hasChecked={checked > 0} onVerb={onVerb} />}
      </span>
      <button type="button" className="hint" onClick={onPalette}>
        <KeyCaps of="palette" />
        {say('board:hint.command')}
      </button>
      <button type="button" className="hint" onClick={onKeys}>
        <KeyCaps of="keys" />
        {say('board:hint.allKeys')}
      </button>
    </footer>
  )
})
