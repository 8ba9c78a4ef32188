import { memo } from 'react'
import type { QueueId } from '#shared/domain/ids'
import { priorities } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useDesk, useDirectory } from '../../desk/deskContext'
import { useQueuesInSight } from '../../desk/useQueuesInSight'
import { KeyCaps } from '../../ui/KeyCaps'
import { byName } from '../../ui/words'
import { useBoard } from './boardStore'
import { DensityChoice } from './DensityChoice'
import { type Choice, FilterChip } from './FilterChip'
import { isNarrowed, noFilters, type OwnerChoice } from './filters'
import { ColumnChoice, OrderChoice } from './ListChoices'
import { MoreFilters } from './MoreFilters'
import { ViewMenu } from './ViewMenu'

function useOwnerChoices(): readonly Choice<OwnerChoice>[] {
  const { people, left } = useDirectory()
  const { account } = useDesk()
  const others = people.filter((person) => person.id !== account.id).toSorted(byName)
  const gone = [...left.values()].toSorted(byName)
  return [
    { value: 'me', label: say('board:filter.me') },
    { value: 'nobody', label: say('board:filter.nobody') },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
    ...gone.map(({ id, name }) => ({ value: id, label: say('ui:hasLeft', { name }) })),
  ]
}

/** A shared view may name queues that are not the reader's to see: what is chosen is named, to be taken away. */
function useQueueChoices(chosen: readonly QueueId[]): readonly Choice<QueueId>[] {
  const { queues } = useDirectory()
  const inSight = useQueuesInSight()
  const unseen = chosen.flatMap((id) => {
    const queue = queues.get(id)
    return queue === undefined || inSight.includes(queue) ? [] : [queue]
  })
  return [...inSight, ...unseen].toSorted(byName).map(({ id, name }) => ({ value: id, label: name }))
}

/** What narrows the view, each filter as a chip that says what it lets through. `openRequest` counts presses of F. */
export const FilterBar = memo(function FilterBar({ openRequest }: { readonly openRequest: number }) {
  const filters = useBoard((board) => board.filters)
  const queueChoices = useQueueChoices(filters.queues)
  const filter = useBoard((board) => board.filter)
  return (
    <div className="filters" role="group" aria-label={say('board:filter.label')}>
      <FilterChip
        name={say('board:filter.queue')}
        clearLabel={say('board:filter.anyQueue')}
        openRequest={openRequest}
        keyCaps={<KeyCaps of="filter" />}
        choices={queueChoices}
        chosen={filters.queues}
        onChoose={(chosen) => filter({ queues: chosen })}
      />
      <FilterChip
        name={say('board:filter.owner')}
        clearLabel={say('board:filter.anyOwner')}
        choices={useOwnerChoices()}
        chosen={filters.owners}
        onChoose={(owners) => filter({ owners })}
      />
      <FilterChip
        name={say('board:filter.priority')}
        clearLabel={say('board:filter.anyPriority')}
        choices={priorities.map((priority) => ({ value: priority, label: priority }))}
        chosen={filters.priorities}
        onChoose={(chosen) => filter({ priorities: chosen })}
      />
      <MoreFilters />
      {isNarrowed(filters) ? (
        <button type="button" className="chip is-plain" onClick={() => filter(noFilters)}>
          {say('board:clearFilters')}
        </button>
      ) : null}
      <div className="list-choices">
        <OrderChoice />
        <ColumnChoice />
        <ViewMenu />
        <DensityChoice />
      </div>
    </div>
  )
})
