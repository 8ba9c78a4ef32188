import type { AlertFault } from '#shared/domain/alertHealth'
import { assertNever } from '#shared/domain/assertNever'
import { say, spoken } from '#shared/words/say'
import { timeHere } from './timeHere'

/** What keeps alerts from the person, and what to do about it, in one or two sentences. */
export function faultWords(fault: AlertFault): string {
  switch (fault.kind) {
    case 'unsupported':
      return say('settings:fault.unsupported')
    case 'denied':
      return say('settings:fault.denied')
    case 'unasked':
      return say('settings:fault.unasked')
    case 'failed':
      return say('settings:fault.failed', { time: timeHere(fault.at) })
    case 'muted':
      return say('settings:fault.muted', { time: timeHere(fault.until) })
    case 'quiet':
      return say('settings:fault.quiet', { time: timeHere(fault.until) })
    case 'all-off':
      return say('settings:fault.allOff')
    case 'no-audio':
      return say('settings:fault.noAudio')
    case 'no-voice':
      return say('settings:fault.noVoice')
    case 'not-perceived':
      return say('settings:fault.notPerceived', {
        steps: new Intl.ListFormat(spoken()).format(
          fault.steps.map((step) => say(`settings:stepNames.${step}`)),
        ),
      })
    case 'no-tray':
      return say('settings:fault.noTray')
    default:
      return assertNever(fault)
  }
}
