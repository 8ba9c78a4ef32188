import type { PersonId } from '#shared/domain/ids'
import { type Actor, actorName, type Person } from '#shared/domain/person'
import type { Metric } from '#shared/domain/sla/agreement'
import type { Channel, Priority, Status, Tier } from '#shared/domain/ticket'
import { inNameOrder } from '#shared/words/nameOrder'
import { say } from '#shared/words/say'

export const statusWords = (status: Status): string => say(`ui:status.${status}`)

/** The same within a line, after something else. */
export const statusInside = (status: Status): string => say(`ui:statusInside.${status}`)

/** A promise as it is spoken of within a sentence. */
export const promiseWords = (metric: Metric): string => say(`ui:promise.${metric}`)

/** The same as a heading. */
export const promiseTitles = (metric: Metric): string => say(`ui:promiseTitle.${metric}`)

export const channelWords = (channel: Channel): string => say(`ui:channel.${channel}`)

/** Standard is what every customer has, so it is not named. */
export const tierWords = (tier: Tier): string => (tier === 'standard' ? '' : say(`ui:tier.${tier}`))

export const priorityLabel = (priority: Priority): string => say('ui:priority', { number: priority.slice(1) })

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
  isPerson(actor, you) ? say('ui:you') : actorName(actor)

export const personName = (person: Person | null, you: PersonId): string => {
  if (person === null) return say('ui:unassigned')
  return person.id === you ? say('ui:you') : shortName(person.name)
}

/** In the order people look names up: "Group 9" before "Group 10". */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  inNameOrder(a.name, b.name)
