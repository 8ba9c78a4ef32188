import { type AlertChoices, drawsAttention } from '#shared/domain/alertChoices'
import { type AlertStage, gravestStage, stageOf } from '#shared/domain/alertStage'
import type { PlannedAlert } from '#shared/domain/alerts'
import { spokenWords } from '#shared/domain/spokenAlert'
import { type AlertBatch, type AlertNotice, noticesOf } from './alertNotices'

/** What a window is to play and to say. */
export interface HeardAlert {
  readonly sound: AlertStage | null
  readonly speech: string | null
}

export interface ShownNotice extends AlertNotice {
  /** Whether the system plays no sound with it. */
  readonly isSilent: boolean
}

export interface AlertVoicePorts {
  readonly choices: () => AlertChoices
  readonly show: (notice: ShownNotice) => void
  readonly hear: (heard: HeardAlert) => void
  /** Flashes the taskbar or bounces the dock; never raises a window or takes the focus (ALR106). */
  readonly drawAttention: (stage: AlertStage) => void
}

/** Tells warnings in the ways that the person chose for their stages (ALR102). */
export function createAlertVoice(ports: AlertVoicePorts): { readonly tell: (batch: AlertBatch) => void } {
  return {
    tell: (batch) => {
      const choices = ports.choices()
      const stage = (alert: PlannedAlert) => stageOf(alert, batch.now)
      const shown = batch.alerts.filter((alert) => choices[stage(alert)].notification)
      for (const notice of noticesOf({ ...batch, alerts: shown })) {
        // The system plays the sound, so that its own silence holds; ours replaces it only where that was asked for.
        ports.show({ ...notice, isSilent: choices.playsOwnSounds || !choices[notice.stage].sound })
      }
      const heard = heardOf(batch, choices)
      if (heard.sound !== null || heard.speech !== null) ports.hear(heard)
      const attended = batch.alerts.map(stage).filter((one) => drawsAttention(choices, one))
      if (attended.length > 0) ports.drawAttention(gravestStage(attended))
    },
  }
}

function heardOf({ alerts, now, occasion, mostEach }: AlertBatch, choices: AlertChoices): HeardAlert {
  const loud = alerts.map((alert) => stageOf(alert, now)).filter((stage) => choices[stage].sound)
  const spoken = alerts.filter((alert) => choices[stageOf(alert, now)].speech)
  return {
    sound: choices.playsOwnSounds && loud.length > 0 ? gravestStage(loud) : null,
    speech: spoken.length > 0 ? spokenWords(spoken, now, mostEach, occasion) : null,
  }
}
