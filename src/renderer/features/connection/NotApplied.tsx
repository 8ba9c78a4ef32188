import { attachmentsOf } from '#shared/commands/write'
import type { TicketId } from '#shared/domain/ids'
import { type Account, personOf } from '#shared/domain/person'
import type { Ticket } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useNow } from '../../clock/useNow'
import type { RefusedCommand } from '../../data/deskData'
import { AttachmentList } from '../../desk/AttachmentList'
import { attachSentence } from '../../desk/attachSentence'
import { useDesk, useSync, useTicketView, useWallClock } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { Button } from '../../ui/Button'
import { useNotices } from '../../ui/notices'
import { Said } from '../../ui/Said'
import { personName } from '../../ui/words'
import { fateOf, letterTitle } from './letterWords'
import { type Redo, type RestoredText, redoLabel, redoOf } from './redo'

export interface LetterWays {
  readonly onOpenTicket: (id: TicketId) => void
  /** Puts a refused text back to what is begun on its ticket; answers whether it is kept there. */
  readonly onRestore: (text: RestoredText) => boolean
}

function useRedo(onRestore: LetterWays['onRestore']): (command: RefusedCommand, redo: Redo) => Promise<void> {
  const { account, discard, attachments, draftFiles } = useDesk()
  const verbs = useVerbs()
  const tell = useNotices((store) => store.say)
  const run = async ({ id }: RefusedCommand, redo: Redo): Promise<boolean> => {
    if (redo.kind === 'take-over') return verbs.assign(redo.ticket, personOf(account))
    if (redo.kind === 'plain') return verbs.plain(redo.verb, redo.ticket)
    if (redo.kind === 'none') return false
    // Kept before the command is discarded, with which they go.
    const kept = await draftFiles.add(redo.ticket, await attachments.filesOf(id))
    if (!kept.ok) tell(attachSentence(kept.refusal))
    else if (onRestore(redo)) return true
    else tell(say('desk:notDone.not-saved'))
    return false
  }
  return async (command, redo) => {
    if (await run(command, redo)) await discard(command.id)
  }
}

/** Discards an action; words that go with it can be brought back for a while, with their files (TKT166). */
function useDiscard(
  onRestore: LetterWays['onRestore'],
): (command: RefusedCommand, redo: Redo) => Promise<void> {
  const { discard, attachments, draftFiles } = useDesk()
  const tell = useNotices((store) => store.say)
  return async ({ id, ticketId: ticket }, redo) => {
    const files = redo.kind === 'restore' ? await attachments.filesOf(id) : []
    await discard(id)
    if (redo.kind !== 'restore') return
    const bringBack = async () => {
      await draftFiles.add(ticket, files)
      onRestore(redo)
    }
    tell(say('connection:refused.discarded', { ticket }), {
      label: say('undo:name'),
      keys: 'undo',
      run: () => void bringBack(),
    })
  }
}

/** What is true now, after what happened. */
function ownerWords({ owner }: Ticket, { id }: Account): string {
  if (owner === null) return say('connection:refused.nobodyOwns')
  return owner.id === id
    ? say('connection:refused.youOwn')
    : say('connection:refused.owns', { name: personName(owner, id) })
}

/** What was done, to which ticket, when, and what became of it. */
function WhatBecame({ command }: { readonly command: RefusedCommand }) {
  const clock = useWallClock()
  const now = useNow('minute')
  const view = useTicketView(command.ticketId)
  const { name, ticketId, at } = command
  const figures = (text: string) => <span className="figures">{text}</span>
  const ticket = (
    <b>
      {figures(ticketId)} <bdi>{view?.ticket.subject}</bdi>
    </b>
  )
  const lost = <Said of={`connection:lost.${name}`} gaps={{ ticket }} />
  const time = figures(clock.exactStamp(at, now))
  const fate = fateOf(command, (instant) => clock.exactStamp(instant, now))
  return fate.kind === 'later' ? (
    <Said of="connection:refused.later" gaps={{ lost, time, theirs: figures(fate.theirs) }} />
  ) : (
    <Said of="connection:refused.letter" gaps={{ lost, time, reason: fate.reason }} />
  )
}

/** An action the server did not take: what happened, what is true now, and the two ways on. */
function Letter({ command, onOpenTicket, onRestore }: LetterWays & { readonly command: RefusedCommand }) {
  const { account } = useDesk()
  const runDiscard = useDiscard(onRestore)
  const runRedo = useRedo(onRestore)
  const view = useTicketView(command.ticketId)
  const redo = redoOf(command)
  const title = letterTitle(command)
  return (
    <article className="letter" aria-label={`${title}: ${command.ticketId}`}>
      <h4>{title}</h4>
      <p>
        <WhatBecame command={command} /> {view ? ownerWords(view.ticket, account) : ''}
      </p>
      <AttachmentList ticket={command.ticketId} attachments={attachmentsOf(command.args)} />
      <div className="do">
        {redo.kind === 'none' ? null : (
          <Button onPress={() => void runRedo(command, redo)}>{redoLabel(redo)}</Button>
        )}
        <Button onPress={() => void runDiscard(command, redo)}>{say('connection:refused.discard')}</Button>
        <span className="spacer" />
        {view ? (
          <Button look="quiet" onPress={() => onOpenTicket(command.ticketId)}>
            {say('connection:refused.openTicket')}
          </Button>
        ) : null}
      </div>
    </article>
  )
}

/** Every action the server refused, until the agent does it again or discards it. */
export function NotApplied(ways: LetterWays) {
  const { refused } = useSync()
  if (refused.length === 0) return null
  return (
    <section>
      <h3>
        {say('connection:refused.label')} <span className="muted figures">{refused.length}</span>
      </h3>
      {refused.map((command) => (
        <Letter key={command.id} command={command} {...ways} />
      ))}
    </section>
  )
}
