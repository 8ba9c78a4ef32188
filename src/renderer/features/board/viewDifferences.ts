import type { SavedView, TicketFilter } from '#shared/domain/savedView'
import { say } from '#shared/words/say'
import type { Directory } from '../../data/deskData'
import { channelWords, statusWords, tierWords } from '../../ui/words'

/** One thing that two versions of a view have otherwise, in words. */
export interface ViewDifference {
  readonly name: string
  readonly mine: string
  readonly theirs: string
}

type Names = Pick<Directory, 'queues' | 'people' | 'left'>
type Line = readonly [name: string, words: string]

const listed = (words: readonly string[]): string => (words.length === 0 ? '–' : words.join(', '))

function ownerName(choice: TicketFilter['owners'][number], { people, left }: Names): string {
  if (choice === 'me') return say('board:filter.me')
  if (choice === 'nobody') return say('board:filter.nobody')
  return (left.get(choice) ?? people.find(({ id }) => id === choice))?.name ?? choice
}

/** All that a view is, line by line, in the words of the board. */
function linesOf(view: SavedView, names: Names): readonly Line[] {
  const { filter } = view
  const hidden = view.hiddenColumns.map((column) => say(`savedView:column.${column}`))
  const tiers = filter.tiers.map((tier) =>
    tier === 'standard' ? say('savedView:standardTier') : tierWords(tier),
  )
  return [
    [say('savedView:title'), view.title],
    [
      say('savedView:meanwhile.seenBy'),
      say(`savedView:meanwhile.${view.isShared ? 'everybody' : 'onlyYou'}`),
    ],
    [say('board:filter.queue'), listed(filter.queues.map((id) => names.queues.get(id)?.name ?? id))],
    [say('board:filter.owner'), listed(filter.owners.map((choice) => ownerName(choice, names)))],
    [say('board:filter.priority'), listed(filter.priorities)],
    [say('savedView:filter.statuses'), listed(filter.statuses.map(statusWords))],
    [say('savedView:filter.tiers'), listed(tiers)],
    [say('savedView:filter.channels'), listed(filter.channels.map(channelWords))],
    [say('savedView:filter.tags'), listed(filter.tags)],
    [say('savedView:meanwhile.search'), listed(filter.search === '' ? [] : [filter.search])],
    [say('savedView:meanwhile.order'), say(`savedView:order.${view.order}`)],
    [say('savedView:meanwhile.hidden'), listed(hidden)],
  ]
}

/** What two versions of a view have otherwise, in the order of the board's controls (PAP20). */
export function viewDifferences(mine: SavedView, theirs: SavedView, names: Names): readonly ViewDifference[] {
  const there = linesOf(theirs, names)
  return linesOf(mine, names).flatMap(([name, words], index) => {
    const other = there[index]?.[1] ?? ''
    return other === words ? [] : [{ name, mine: words, theirs: other }]
  })
}
