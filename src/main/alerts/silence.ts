import { passesSilence } from '#shared/domain/alertChoices'
import { stageOf } from '#shared/domain/alertStage'
import type { Instant } from '#shared/domain/instant'
import type { Preferences, PreferencesChange } from '#shared/domain/preferences'
import { quietUntil } from '#shared/domain/quietHours'
import type { IsSilenced } from './heldAlerts'

export interface Silence {
  /** Until when alerts are silent, by the person's word or by their quiet hours; null while they are not. */
  readonly silentUntil: () => { readonly until: Instant; readonly why: 'muted' | 'quiet-hours' } | null
  readonly mutedUntil: () => Instant | null
  readonly quietUntil: () => Instant | null
  readonly isSilenced: IsSilenced
  /** Null ends the silence that the person asked for. */
  readonly mute: (until: Instant | null) => void
}

export interface SilencePorts {
  readonly preferences: () => Preferences
  readonly change: (change: PreferencesChange) => void
  /** This computer's clock: silence is by the time that the person reads. */
  readonly now: () => Instant
  /** IANA zone of this computer, asked anew: it travels. */
  readonly zoneHere: () => string
}

/** Quiet hours and do-not-disturb: ours, by the clock alone, as no system tells of its own silence reliably (ALR105). */
export function createSilence(ports: SilencePorts): Silence {
  const mutedUntil = () => {
    const until = ports.preferences().mutedUntil
    return until !== null && until > ports.now() ? until : null
  }
  const quiet = () => quietUntil(ports.preferences().quietHours, ports.now(), ports.zoneHere())
  const silentUntil: Silence['silentUntil'] = () => {
    const muted = mutedUntil()
    if (muted !== null) return { until: muted, why: 'muted' }
    const until = quiet()
    return until === null ? null : { until, why: 'quiet-hours' }
  }
  return {
    silentUntil,
    mutedUntil,
    quietUntil: quiet,
    isSilenced: (alert, now) =>
      silentUntil() !== null && !passesSilence(ports.preferences().alerts, stageOf(alert, now)),
    mute: (until) => ports.change({ mutedUntil: until }),
  }
}
