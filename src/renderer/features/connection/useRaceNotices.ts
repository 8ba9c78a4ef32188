import { useEffect } from 'react'
import type { Race } from '#shared/commands/races'
import type { QueueId } from '#shared/domain/ids'
import { say } from '#shared/words/say'
import { useDesk } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { useNotices } from '../../ui/notices'
import { raceSentence } from './raceWords'
import { setAgain } from './setAgain'

/** One notice for every race of this agent's with somebody else, with a way to set theirs again where it was replaced. */
export function useRaceNotices(): void {
  const desk = useDesk()
  const verbs = useVerbs()
  const tell = useNotices((store) => store.say)
  useEffect(() => {
    const telling = {
      you: desk.account.id,
      queueName: (queue: QueueId) => desk.directory.get().queues.get(queue)?.name ?? queue,
    }
    return desk.races.hear((race: Race) => {
      const run = (): void => void setAgain(verbs, race.ticket, race.mine)
      const way = race.stands === 'mine' ? null : { label: say('connection:race.setAgain'), run }
      tell(raceSentence(race, telling), way)
    })
  }, [desk, verbs, tell])
}
