import type { PersonId } from '#shared/domain/ids'
import { type Actor, actorName, type Person } from '#shared/domain/person'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Channel, Priority, Status, Tier } from '#shared/domain/ticket'

export const statusWords: Record<Status, string> = {
  new: 'New',
  active: 'Being worked on',
  'waiting-customer': 'Waiting on customer',
  'waiting-vendor': 'Waiting on supplier',
  'waiting-problem': 'Waiting on problem record',
  'waiting-evidence': 'Waiting on evidence',
  resolved: 'Resolved',
  closed: 'Closed',
}

/** A promise as it is spoken of within a sentence. */
export const promiseWords: Record<Metric, string> = {
  acknowledgement: 'acknowledge',
  firstResponse: 'first reply',
  nextResponse: 'next reply',
  update: 'update',
  ownership: 'own time',
  resolution: 'resolve',
}

/** The same as a heading. */
export const promiseTitles: Record<Metric, string> = {
  acknowledgement: 'Acknowledge',
  firstResponse: 'First reply',
  nextResponse: 'Next reply',
  update: 'Update',
  ownership: 'Own time',
  resolution: 'Resolve',
}

export const channelWords: Record<Channel, string> = {
  email: 'Mail',
  chat: 'Chat',
  phone: 'Phone',
  portal: 'Portal',
  monitoring: 'Monitoring',
}

/** Standard is what every customer has, so it is not named. */
export const tierWords: Record<Tier, string> = {
  gold: 'Gold',
  silver: 'Silver',
  bronze: 'Bronze',
  standard: '',
}

export const priorityLabel = (priority: Priority): string => `Priority ${priority.slice(1)}`

/** The name a colleague would use in a narrow column: the first one, unless a number makes the whole name. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/)
  return words.slice(1).some((word) => /\d/.test(word)) ? name : (words[0] ?? name)
}

/** As the beginning of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const isPerson = (actor: Actor, person: PersonId): boolean =>
  actor.kind === 'agent' && actor.person.id === person

/** "You" for the signed-in agent, the name for everybody else. */
export const nameFor = (actor: Actor, you: PersonId): string =>
  isPerson(actor, you) ? 'You' : actorName(actor)

export const personName = (person: Person | null, you: PersonId): string => {
  if (person === null) return 'Unassigned'
  return person.id === you ? 'You' : shortName(person.name)
}

/** In the order people look names up: "Group 9" before "Group 10". */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'en', { numeric: true })
