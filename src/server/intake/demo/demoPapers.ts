import { paperId } from '#shared/domain/ids'
import type { Guide, ReplyTemplate } from '#shared/domain/replyTemplate'
import type { Paper } from '#shared/protocol/papers'

type Written = Pick<ReplyTemplate, 'title' | 'kind' | 'body' | 'category'>

const templates: readonly Written[] = [
  {
    title: 'We are looking at it',
    kind: 'reply',
    category: null,
    body: 'Hello {{firstName}},\n\nthank you for telling us. I am looking at {{ticket}} now and will write again within the hour.\n\n{{agent}}',
  },
  {
    title: 'Since when, and who else',
    kind: 'reply',
    category: null,
    body: 'Hello {{firstName}},\n\nsince when does it happen, and does a colleague beside you see the same?\n\n{{agent}}',
  },
  {
    title: 'Solved, please confirm',
    kind: 'reply',
    category: null,
    body: 'Hello {{firstName}},\n\nwe found the cause and mended it. Please try again; if anything is left, just answer.\n\n{{agent}}',
  },
  {
    title: 'Handed over',
    kind: 'note',
    category: null,
    body: 'Done so far:\n\nStill to do:\n\nDue {{due}}.',
  },
]

type Steps = Pick<Guide, 'title' | 'category' | 'steps'>

const guides: readonly Steps[] = [
  {
    title: 'First steps',
    category: null,
    steps: [
      'Ask since when it happens',
      'Ask who else sees it',
      'Look for a change of the last two days',
      'Write down what was tried',
      'Tell the requester the result in writing',
    ],
  },
  {
    title: 'Sign-in',
    category: 'Identity',
    steps: [
      'Compare with the sign-in log',
      'Check the groups of the account',
      'Try in a private window',
      'Tell the requester the result in writing',
    ],
  },
]

const slug = (title: string): string => `demo-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`

/** Templates and guides that a new desk can be tried with. */
export const demoPapers: readonly Paper[] = [
  ...templates.map(
    (data): Paper => ({
      kind: 'template',
      data: { ...data, id: paperId(slug(data.title)), queue: null, isRemoved: false },
    }),
  ),
  ...guides.map(
    (data): Paper => ({
      kind: 'guide',
      data: { ...data, id: paperId(slug(data.title)), queue: null, isRemoved: false },
    }),
  ),
]
