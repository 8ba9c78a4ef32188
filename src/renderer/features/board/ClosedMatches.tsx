import { memo } from 'react'
import { say } from '#shared/words/say'
import { useBoard } from './boardStore'
import { closedWords } from './closedWords'
import { ServerMatches } from './ServerMatches'
import { useClosedMatches } from './useClosedMatches'

/** Below the board's own rows while something is searched for: what the server's archive has of it. */
export const ClosedMatches = memo(function ClosedMatches() {
  const search = useBoard((board) => board.search)
  const matches = useClosedMatches(search)
  if (matches === null) return null
  return (
    <ServerMatches
      label={say('board:closedTickets')}
      sentence={closedWords(matches)}
      answer={matches.answer}
    />
  )
})
