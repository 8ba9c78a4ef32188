import { useEffect, useState } from 'react'
import type { ArchiveFound } from '#shared/protocol/archive'
import type { Unreached } from '../../data/onDemand/archive'
import { useDesk } from '../../desk/deskContext'

/** Typing is waited out, so that the server is asked for words and not for letters. */
const TYPING_MS = 250
const FEWEST_LETTERS = 2

export interface ClosedMatches {
  readonly words: string
  /** Null while the server is being asked. */
  readonly answer: ArchiveFound | Unreached | null
}

/** Closed tickets that match a search; null while nothing is searched for. */
export function useClosedMatches(search: string): ClosedMatches | null {
  const { archive } = useDesk()
  const words = search.trim()
  const isSearch = words.length >= FEWEST_LETTERS
  const [found, setFound] = useState<ClosedMatches | null>(null)
  useEffect(() => {
    if (!isSearch) return undefined
    const asking = new AbortController()
    const lookUp = async (): Promise<void> => {
      const answer = await archive.search(words, asking.signal)
      if (!asking.signal.aborted) setFound({ words, answer })
    }
    const timer = setTimeout(() => void lookUp(), TYPING_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [archive, words, isSearch])
  if (!isSearch) return null
  return found?.words === words ? found : { words, answer: null }
}
