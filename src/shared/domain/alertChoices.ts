import * as z from 'zod/mini'
import { type AlertStage, alertStages } from './alertStage'

/** How a warning of one stage reaches the person. */
const stageChoiceSchema = z.readonly(
  z.strictObject({ notification: z.boolean(), sound: z.boolean(), speech: z.boolean() }),
)
export type StageChoice = z.infer<typeof stageChoiceSchema>
export type AlertWay = keyof StageChoice
export const alertWays = ['notification', 'sound', 'speech'] as const satisfies readonly AlertWay[]

/**
 * When the taskbar flashes or the dock bounces. Some want it and others cannot bear it, so there are three ways, and
 * breaches only is the first.
 */
export const attentions = ['never', 'at-breach', 'always'] as const
export const attentionSchema = z.enum(attentions)
export type Attention = z.infer<typeof attentionSchema>

export const alertChoicesSchema = z.readonly(
  z.strictObject({
    near: stageChoiceSchema,
    close: stageChoiceSchema,
    breached: stageChoiceSchema,
    attention: attentionSchema,
    /**
     * Whether T-Minus plays its own sounds in its window instead of leaving the sound to the system. They are heard
     * through the system's do-not-disturb too, so the person has to ask for them.
     */
    playsOwnSounds: z.boolean(),
    /** Whether a breach is told in quiet hours and while alerts are muted. */
    breachPasses: z.boolean(),
  }),
)
export type AlertChoices = z.infer<typeof alertChoicesSchema>

export const firstAlertChoices: AlertChoices = {
  near: { notification: true, sound: false, speech: false },
  close: { notification: true, sound: true, speech: false },
  breached: { notification: true, sound: true, speech: false },
  attention: 'at-breach',
  playsOwnSounds: false,
  breachPasses: true,
}

/** Whether a warning of the stage flashes the taskbar or bounces the dock (ALR104). */
export const drawsAttention = ({ attention }: AlertChoices, stage: AlertStage): boolean =>
  attention === 'always' || (attention === 'at-breach' && stage === 'breached')

/** Whether the person wants to hear a voice at any stage. */
export const wantsSpeech = (choices: AlertChoices): boolean =>
  alertStages.some((stage) => choices[stage].speech)

/** Whether a warning of the stage is told while it is quiet or alerts are muted (ALR101). */
export const passesSilence = ({ breachPasses }: AlertChoices, stage: AlertStage): boolean =>
  breachPasses && stage === 'breached'
