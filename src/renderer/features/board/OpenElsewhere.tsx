import { memo } from 'react'
import { say } from '#shared/words/say'
import { useBoard } from './boardStore'
import { elsewhereWords } from './elsewhereWords'
import { ServerMatches } from './ServerMatches'
import { useOpenElsewhere } from './useOpenElsewhere'

/** Below the board's own rows while something is searched for: open tickets of queues that are not kept here (OUT124). */
export const OpenElsewhere = memo(function OpenElsewhere() {
  const search = useBoard((board) => board.search)
  const matches = useOpenElsewhere(search)
  if (matches === null) return null
  return (
    <ServerMatches
      label={say('queues:openTickets')}
      sentence={elsewhereWords(matches)}
      answer={matches.answer}
    />
  )
})
