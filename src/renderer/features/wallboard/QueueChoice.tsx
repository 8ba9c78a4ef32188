import type { Queue } from '#shared/domain/desk'
import type { Wallboard } from '#shared/domain/wallboard'
import { say } from '#shared/words/say'
import { SwitchField } from './WallFields'

/** Every queue, or some of them; of none nothing could be shown, so the last one stays. */
export function QueueChoice(props: {
  readonly chosen: Wallboard['queues']
  readonly queues: readonly Queue[]
  readonly onChange: (queues: Wallboard['queues']) => void
}) {
  const { chosen, queues, onChange } = props
  const isChosen = ({ id }: Queue): boolean => chosen === 'all' || chosen.includes(id)
  const choose = (queue: Queue, isOn: boolean) => {
    const left = queues.filter((one) => (one.id === queue.id ? isOn : isChosen(one))).map(({ id }) => id)
    if (left.length > 0) onChange(left)
  }
  return (
    <fieldset className="choices">
      <legend>{say('wallboard:set.queues')}</legend>
      <SwitchField
        label={say('wallboard:set.allQueues')}
        isOn={chosen === 'all'}
        onChange={(isOn) => onChange(isOn || queues.length === 0 ? 'all' : queues.map(({ id }) => id))}
      />
      {chosen === 'all'
        ? null
        : queues.map((queue) => (
            <SwitchField
              key={queue.id}
              label={queue.name}
              isOn={isChosen(queue)}
              onChange={(isOn) => choose(queue, isOn)}
            />
          ))}
    </fieldset>
  )
}
