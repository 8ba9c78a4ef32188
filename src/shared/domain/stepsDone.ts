import type { Ticket } from './ticket'

/** The suggested steps that were ticked and not taken back, by their words. */
export function stepsDoneIn({ history }: Pick<Ticket, 'history'>): ReadonlySet<string> {
  const done = new Set<string>()
  for (const event of history) {
    if (event.type !== 'stepTicked') continue
    if (event.isDone) done.add(event.step)
    else done.delete(event.step)
  }
  return done
}
