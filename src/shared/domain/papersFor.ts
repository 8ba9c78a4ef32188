import type { Guide, ReplyTemplate } from './replyTemplate'
import type { Ticket } from './ticket'

type Offered = Pick<ReplyTemplate | Guide, 'queue' | 'category' | 'isRemoved' | 'title'>

/** How closely something fits a ticket: its category counts more than its queue; null when it does not fit at all. */
function fitOf({ queue, category, isRemoved }: Offered, ticket: Ticket): number | null {
  if (isRemoved) return null
  if (queue !== null && queue !== ticket.queue) return null
  if (category !== null && category !== ticket.category) return null
  return (category === null ? 0 : 2) + (queue === null ? 0 : 1)
}

/** What fits a ticket, the closest first and then by title. */
export function papersFor<Paper extends Offered>(papers: readonly Paper[], ticket: Ticket): readonly Paper[] {
  return papers
    .flatMap((paper) => {
      const fit = fitOf(paper, ticket)
      return fit === null ? [] : [{ paper, fit }]
    })
    .toSorted((a, b) => b.fit - a.fit || a.paper.title.localeCompare(b.paper.title))
    .map(({ paper }) => paper)
}
