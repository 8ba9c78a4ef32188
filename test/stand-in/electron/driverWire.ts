import type { DriverVerbs, MainVerbs } from '../verbs'
import { createWire } from '../wire'

/** What the driver may ask of this process; each module adds its own verbs while it loads. */
const answers: { -readonly [Verb in keyof MainVerbs]?: MainVerbs[Verb] } = {}

export function answerDriver<Verb extends keyof MainVerbs>(verb: Verb, answer: MainVerbs[Verb]): void {
  answers[verb] = answer
}

export const driver = createWire<DriverVerbs>(process, answers)

// Without its driver, and so without Chromium, the stand-in has nothing to live for.
process.on('disconnect', () => process.exit(0))
