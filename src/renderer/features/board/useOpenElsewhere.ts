import { useEffect, useMemo, useState } from 'react'
import type { ArchiveFound } from '#shared/protocol/archive'
import type { Unreached } from '../../data/onDemand/archive'
import { useDesk } from '../../desk/deskContext'
import { useLeftOut } from '../../desk/useLeftOut'

/** Typing is waited out, so that the server is asked for words and not for letters. */
const TYPING_MS = 250
const FEWEST_LETTERS = 2

export interface OpenElsewhere {
  readonly words: string
  /** Null while the server is being asked. */
  readonly answer: ArchiveFound | Unreached | null
}

/** Open tickets that match a search, of the queues that are not kept here; null while nothing is to be looked for. */
export function useOpenElsewhere(search: string): OpenElsewhere | null {
  const { archive } = useDesk()
  const leftOut = useLeftOut()
  const queues = useMemo(() => [...leftOut], [leftOut])
  const words = search.trim()
  const isSearch = words.length >= FEWEST_LETTERS && queues.length > 0
  const [found, setFound] = useState<OpenElsewhere | null>(null)
  useEffect(() => {
    if (!isSearch) return undefined
    const asking = new AbortController()
    const lookUp = async (): Promise<void> => {
      const answer = await archive.searchOpen(words, queues, asking.signal)
      if (!asking.signal.aborted) setFound({ words, answer })
    }
    const timer = setTimeout(() => void lookUp(), TYPING_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [archive, words, isSearch, queues])
  if (!isSearch) return null
  return found?.words === words ? found : { words, answer: null }
}
