import { messageId, ticketId } from '#shared/domain/ids'
import type { Message } from '#shared/domain/message'
import type { Actor } from '#shared/domain/person'
import { anAgent, aRequester, at, theSystem } from './builders'

const message = (
  ticket: string,
  id: string,
  when: string,
  by: Actor,
  body: string,
  shape: Partial<Pick<Message, 'visibility' | 'isAutomatic'>> = {},
): Message => {
  const moment = at(`2027-03-30T${when}:00+03:00`)
  return {
    id: messageId(id),
    ticketId: ticketId(ticket),
    at: moment,
    receivedAt: moment,
    by,
    visibility: 'public',
    isAutomatic: false,
    isLate: false,
    body,
    ...shape,
  }
}

export const helena = aRequester('Helena Virtanen')
export const drawnMessages: readonly Message[] = [
  message(
    '20418',
    'm1',
    '14:11',
    helena,
    'Since Thursday our tunnel drops several times an hour. The log from our side is attached.',
  ),
  message(
    '20418',
    'm2',
    '14:11',
    theSystem('Automatic receipt'),
    'We have your message. Jonas Berg has it.',
    { isAutomatic: true },
  ),
  message(
    '20418',
    'm3',
    '14:19',
    anAgent('Mira Laine'),
    'Drops line up with the carrier’s MTU change on Thursday. Fiberline case FL-88213 is open, their engineer calls before 15:00.',
    { visibility: 'internal' },
  ),
  message(
    '20418',
    'm4',
    '14:21',
    helena,
    'It dropped again at 14:05 and 14:19. Twelve people here lose the ERP session each time. Should we switch to the 5G router?',
  ),
]
