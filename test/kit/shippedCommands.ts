import type { SavedVerb } from '#shared/commands/applyIntent'

const anAttachment = { id: 'a'.repeat(64), name: 'screen.png', type: 'image/png', bytes: 12 }

/**
 * One example of every version of every command that ever left a console, as an outbox holds it. A line that is here
 * stays here: it may wait on somebody's disk.
 */
export const shippedCommands: readonly SavedVerb[] = [
  { name: 'acknowledge', version: 1, args: {} },
  { name: 'take', version: 1, args: {} },
  { name: 'assign', version: 1, args: { to: { id: 'mira-holm', name: 'Mira Holm' } } },
  { name: 'assign', version: 1, args: { to: null } },
  { name: 'changePriority', version: 1, args: { to: 'P1' } },
  { name: 'moveToQueue', version: 1, args: { to: 'network' } },
  { name: 'reply', version: 1, args: { messageId: 'm-1', body: 'We are on it.' } },
  { name: 'note', version: 1, args: { messageId: 'm-2', body: 'Called back.' } },
  { name: 'reply', version: 2, args: { messageId: 'm-3', body: 'See this.', attachments: [anAttachment] } },
  { name: 'note', version: 2, args: { messageId: 'm-4', body: 'Nothing to see.' } },
  { name: 'waitForCustomer', version: 1, args: {} },
  { name: 'waitFor', version: 1, args: { status: 'waiting-vendor' } },
  { name: 'resume', version: 1, args: {} },
  { name: 'resolve', version: 1, args: { seenEvents: 3 } },
  { name: 'reopen', version: 1, args: {} },
  { name: 'merge', version: 1, args: { into: '20413' } },
  { name: 'unmerge', version: 1, args: { ticket: '20418' } },
  { name: 'snooze', version: 1, args: { until: 1_900_000_000_000, reason: null } },
  { name: 'snooze', version: 1, args: { until: 1_900_000_000_000, reason: 'Waiting for the parts.' } },
  { name: 'wake', version: 1, args: {} },
  { name: 'tickStep', version: 1, args: { step: 'Ask since when', isDone: true } },
  { name: 'link', version: 1, args: { ticket: '20419' } },
  { name: 'unlink', version: 1, args: { ticket: '20419' } },
  { name: 'tag', version: 1, args: { tag: 'vpn' } },
  { name: 'untag', version: 1, args: { tag: 'vpn' } },
]
