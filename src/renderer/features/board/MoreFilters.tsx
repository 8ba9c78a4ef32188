import { Plus } from 'lucide-react'
import { useState } from 'react'
import { channelSchema, statusSchema, type Ticket, tierSchema } from '#shared/domain/ticket'
import { say } from '#shared/words/say'
import { useMirror } from '../../desk/deskContext'
import { Menu } from '../../ui/Menu'
import { channelWords, statusWords, tierWords } from '../../ui/words'
import { useBoard } from './boardStore'
import { type Choice, FilterChip, MenuCheck } from './FilterChip'
import type { FilterName } from './filters'

/** Filters that are needed less often: shown once they are added or set. */
const moreNames = ['statuses', 'tiers', 'channels', 'tags'] as const satisfies readonly FilterName[]
type MoreName = (typeof moreNames)[number]

function tagsOf(tickets: Iterable<{ readonly ticket: Ticket }>): readonly string[] {
  const tags = new Set<string>()
  for (const { ticket } of tickets) for (const tag of ticket.tags) tags.add(tag)
  return [...tags].toSorted((a, b) => a.localeCompare(b))
}

function useChoices(name: MoreName): readonly Choice<string>[] {
  const mirror = useMirror()
  switch (name) {
    case 'statuses':
      return statusSchema.options.map((value) => ({ value, label: statusWords(value) }))
    case 'tiers':
      return tierSchema.options.map((value) => ({
        value,
        label: value === 'standard' ? say('savedView:standardTier') : tierWords(value),
      }))
    case 'channels':
      return channelSchema.options.map((value) => ({ value, label: channelWords(value) }))
    case 'tags':
    default:
      return tagsOf(mirror.byId.values()).map((value) => ({ value, label: value }))
  }
}

function MoreChip({ name }: { readonly name: MoreName }) {
  const chosen: readonly string[] = useBoard((board) => board.filters[name])
  const filter = useBoard((board) => board.filter)
  const choices = useChoices(name)
  const choose = (values: readonly string[]) => filter({ [name]: values })
  return (
    <FilterChip
      name={say(`savedView:filter.${name}`)}
      clearLabel={say(`savedView:anyOf.${name}`)}
      choices={choices}
      chosen={chosen}
      onChoose={choose}
    />
  )
}

/** The filters beyond queue, owner and priority, and the menu that adds them. */
export function MoreFilters() {
  const filters = useBoard((board) => board.filters)
  const [added, setAdded] = useState<readonly MoreName[]>([])
  const shown = moreNames.filter((name) => added.includes(name) || filters[name].length > 0)
  const toggle = (name: MoreName) => {
    if (!shown.includes(name)) return setAdded([...added, name])
    setAdded(added.filter((other) => other !== name))
    return useBoard.getState().filter({ [name]: [] })
  }
  return (
    <>
      {shown.map((name) => (
        <MoreChip key={name} name={name} />
      ))}
      <span className="chip">
        <Menu
          label={say('savedView:addFilter')}
          buttonClass="chip-face"
          face={
            <>
              <Plus className="icon" size={12} aria-hidden="true" />
              <span className="muted">{say('savedView:addFilter')}</span>
            </>
          }
        >
          {moreNames.map((name) => (
            <MenuCheck
              key={name}
              isChecked={shown.includes(name)}
              label={say(`savedView:filter.${name}`)}
              onToggle={() => toggle(name)}
            />
          ))}
        </Menu>
      </span>
    </>
  )
}
