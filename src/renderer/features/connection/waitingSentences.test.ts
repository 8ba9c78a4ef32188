import { expect, test } from 'vitest'
import { aPerson } from '#kit/builders'
import type { CommandName } from '#shared/commands/catalogue'
import { commandId, queueId, ticketId } from '#shared/domain/ids'
import { instant } from '#shared/domain/instant'
import { say } from '#shared/words/say'
import type { WaitingCommand } from '../../data/deskData'
import { actionWords, conditionWords } from './waitingSentences'

const waiting = (name: CommandName, args: unknown): WaitingCommand => ({
  n: 1,
  id: commandId('c1'),
  name,
  ticketId: ticketId('20418'),
  at: instant(0),
  args,
})
const words = (name: CommandName, args: unknown) =>
  actionWords(waiting(name, args), {
    you: aPerson('Jonas Berg'),
    requester: null,
    queueName: (queue) => (queue === queueId('network') ? 'Network' : queue),
  })

test('[CMD20] a change that waits is told with what it changes to', () => {
  expect(words('changePriority', { to: 'P1' })).toBe('Make 20418 P1')
  expect(words('moveToQueue', { to: 'network' })).toBe('Move 20418 to Network')
  expect(words('waitFor', { status: 'waiting-vendor' })).toBe('Set 20418 to waiting on supplier')
  expect(words('resume', {})).toBe('Go on with 20418')
})

test('[CMD20] arguments of a newer console leave the sentence without them', () => {
  expect(words('changePriority', { to: 'P0' })).toBe('Change the priority of 20418')
  expect(words('moveToQueue', {})).toBe('Move 20418 to another queue')
  expect(words('waitFor', {})).toBe('Set 20418 to waiting')
})

test('[CMD20] says on what condition it will stand, and what was lost when it was not taken', () => {
  expect(conditionWords(waiting('changePriority', { to: 'P1' }), '14:32:08')).toBe(
    'The last priority to arrive stands.',
  )
  expect(conditionWords(waiting('resume', {}), '14:32:08')).toBe(
    'Clocks that stood still go on from 14:32:08.',
  )
  expect(say('connection:lost.moveToQueue', { ticket: '20433' })).toBe('Your move of 20433')
})
