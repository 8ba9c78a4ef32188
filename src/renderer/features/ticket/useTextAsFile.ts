import { say } from '#shared/words/say'
import { useNotices } from '../../ui/notices'
import { type Pasted, pastedFiles } from './pastedFiles'
import type { Attaching } from './useAttaching'
import type { WrittenDraft } from './useDraft'

/** Far beyond a message, and so little that every browser keeps several such drafts; characters. */
const PASTE_LONGEST = 200_000

interface TextAsFile {
  /** Whether what is pasted is attached and is no text to be written. */
  readonly pasted: (what: Pasted) => boolean
  /** Attaches what is written and takes it out of the draft; what is written meanwhile stays. */
  readonly written: (body: string) => Promise<void>
}

/**
 * Texts that nobody shortens by hand to a message become files of it: those are kept on this computer at any length, and
 * a draft is not (TKT157).
 */
export function useTextAsFile(attaching: Attaching, sent: WrittenDraft['sent']): TextAsFile {
  const tell = useNotices((store) => store.say)
  const name = say('ticket:write.textFile')
  const attach = (text: string) => attaching.attach([new File([text], name, { type: 'text/plain' })])
  const attachPasted = async (text: string): Promise<void> => {
    if (await attach(text)) tell(say('ticket:write.pastedAsFile', { name }))
  }
  return {
    pasted: (what) => {
      const files = pastedFiles(what)
      const text = what.getData('text/plain')
      if (files.length > 0) void attaching.attach(files)
      else if (text.length > PASTE_LONGEST) void attachPasted(text)
      else return false
      return true
    },
    written: async (body) => {
      if (await attach(body)) sent(body)
    },
  }
}
