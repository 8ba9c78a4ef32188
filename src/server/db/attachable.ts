import type { ContentId } from '#shared/domain/attachment'
import type { PersonId } from '#shared/domain/ids'
import type { Queries } from './tables'

/** See Records.attachable. */
export async function attachable(
  queries: Queries,
  person: PersonId,
  ticket: string,
  contents: readonly ContentId[],
): Promise<readonly ContentId[]> {
  const uploaded = await queries
    .selectFrom('upload')
    .select('content')
    .where('person_id', '=', person)
    .where('content', 'in', contents)
    .execute()
  const named = await queries
    .selectFrom('attachment')
    .select('content')
    .where('ticket_id', '=', ticket)
    .where('content', 'in', contents)
    .execute()
  return [...new Set([...uploaded, ...named].map(({ content }) => content))]
}
