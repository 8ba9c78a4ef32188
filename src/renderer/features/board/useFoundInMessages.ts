import { useEffect, useState } from 'react'
import type { TicketId } from '#shared/domain/ids'
import { useDesk } from '../../desk/deskContext'
import { nothingFound } from './filters'

/** Typing is waited out: looking through everything that was written takes longer than a key press. */
const TYPING_MS = 200
const FEWEST_LETTERS = 3

/** The tickets on which the words of a search were written; none until they are found (BRD67). */
export function useFoundInMessages(search: string): ReadonlySet<TicketId> {
  const { searchMessages } = useDesk()
  const words = search.trim()
  const [found, setFound] = useState({ words: '', tickets: nothingFound })
  useEffect(() => {
    if (words.length < FEWEST_LETTERS) return undefined
    const looking = new AbortController()
    const look = async (): Promise<void> => {
      const tickets = await searchMessages(words, looking.signal)
      if (!looking.signal.aborted) setFound({ words, tickets })
    }
    const timer = setTimeout(() => void look(), TYPING_MS)
    return () => {
      clearTimeout(timer)
      looking.abort()
    }
  }, [searchMessages, words])
  return found.words === words ? found.tickets : nothingFound
}
