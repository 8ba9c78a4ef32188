import type { AlertIntent } from '#shared/domain/alertIntent'
import { say } from '#shared/words/say'
import type { DeskData, DispatchRefusal } from '../data/deskData'
import { dispatchSentence } from '../desk/verbs'
import type { DeskPort } from '../platform/desk'

/** What of the desktop a press in a notification concerns. */
interface IntentsPort {
  readonly alerts: Pick<DeskPort['alerts'], 'takeIntents' | 'settleIntents'>
  readonly on: (name: 'alertIntents', listener: () => void) => () => void
}

/** Refused for now: the disk is full or in other hands, so the intent stays where it is. */
const isForLater = ({ kind }: DispatchRefusal): boolean =>
  kind === 'not-saved' || kind === 'no-room' || kind === 'replaced' || kind === 'outbox-full'

const dispatched = (data: DeskData, intent: AlertIntent) =>
  intent.kind === 'snooze'
    ? data.dispatch('snooze', intent.ticketId, { until: intent.until, reason: null })
    : data.dispatch('acknowledge', intent.ticketId, {})

/**
 * Takes what the person did in notifications into the outbox: what waits when the desk opens, and what comes. Each is
 * settled once it stands there, or can never be done, which is said (ALR112). Answers the undo.
 */
export function bringIntents(
  data: DeskData,
  port: IntentsPort,
  tell: (sentence: string) => void,
): () => void {
  const bring = async (intent: AlertIntent): Promise<string | null> => {
    const { id, kind, ticketId } = intent
    const result = await dispatched(data, intent)
    if (result.ok) return id
    if (isForLater(result.refusal)) return null
    // A snooze that is over, or of a ticket that is done, was kept on this computer and says nothing more.
    if (kind === 'snooze') return id
    tell(say('settings:intentRefused', { ticket: ticketId, why: dispatchSentence(result.refusal) }))
    return id
  }
  const bringAll = async () => {
    // Before all that is kept here is shown, a ticket may seem to be unknown.
    await data.whole()
    const settled: string[] = []
    for (const intent of await port.alerts.takeIntents()) {
      const id = await bring(intent)
      if (id !== null) settled.push(id)
    }
    if (settled.length > 0) await port.alerts.settleIntents(settled)
  }
  const undo = port.on('alertIntents', () => void bringAll())
  void bringAll()
  return undo
}
