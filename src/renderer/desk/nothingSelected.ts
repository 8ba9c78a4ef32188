import { say } from '#shared/words/say'
import { useNotices } from '../ui/notices'

/** The answer to a key for a ticket where there is none, as on an empty list (BRD223). */
export const tellNothingSelected = (): void => useNotices.getState().say(say('board:nothingSelected'))
