import { SECOND_MS } from '#shared/domain/instant'
import { say } from '#shared/words/say'

const MINUTE_SECONDS = 60

/** How long somebody waits after too many wrong passwords. */
export function pauseSentence(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / SECOND_MS))
  return seconds < MINUTE_SECONDS
    ? say('signIn:waitSeconds', { count: seconds })
    : say('signIn:waitMinutes', { count: Math.ceil(seconds / MINUTE_SECONDS) })
}
