import { useEffect } from 'react'
import type { Race } from '#shared/commands/races'
import type { QueueId } from '#shared/domain/ids'
import { useDesk } from '../../desk/deskContext'
import { useVerbs } from '../../desk/useVerbs'
import { useNotices } from '../../ui/notices'
import { raceSentence } from './raceWords'
import { setAgain } from './setAgain'

/** One notice for every race of this agent's with somebody else, with a way to set theirs again where it was replaced. */
export function useRaceNotices(): void {
  const desk = useDesk()
  const verbs = useVerbs()
  const say = useNotices((store) => store.say)
  useEffect(() => {
    const telling = {
      you: desk.account.id,
      queueName: (queue: QueueId) => desk.directory.get().queues.get(queue)?.name ?? queue,
    }
    return desk.races.hear((race: Race) => {
      const run = (): void => void setAgain(verbs, race.ticket, race.mine)
      say(raceSentence(race, telling), race.stands === 'mine' ? null : { label: 'Set yours again', run })
    })
  }, [desk, verbs, say])
}
