import type { PaperId, QueueId } from '#shared/domain/ids'
import { type Guide, paperSizes, type ReplyTemplate } from '#shared/domain/replyTemplate'
import { accepted, type Result, refused } from '#shared/domain/result'
import type { DeskPaper, WrittenPaper } from '#shared/protocol/papers'
import { say } from '#shared/words/say'

export type { DeskPaper } from '#shared/protocol/papers'

/** A template or a guide as it is being written. */
export interface PaperDraft {
  readonly id: PaperId
  readonly kind: DeskPaper['kind']
  readonly title: string
  /** Of a template: what kind of message it becomes. */
  readonly message: ReplyTemplate['kind']
  readonly queue: QueueId | null
  readonly category: string
  /** The words of a template, or the steps of a guide, one per line. */
  readonly text: string
  /** The paper that it was begun from; null for a new one. */
  readonly from: DeskPaper | null
}

export type DraftFault =
  | { readonly kind: 'no-title' | 'no-text' | 'no-steps' }
  | { readonly kind: 'too-many-steps' }
  | { readonly kind: 'long-step'; readonly step: string }

export const emptyDraft = (kind: DeskPaper['kind'], id: PaperId): PaperDraft => ({
  id,
  kind,
  title: '',
  message: 'reply',
  queue: null,
  category: '',
  text: '',
  from: null,
})

export const templatePaper = (data: ReplyTemplate): DeskPaper => ({ kind: 'template', data })
export const guidePaper = (data: Guide): DeskPaper => ({ kind: 'guide', data })

export function draftOf(paper: DeskPaper): PaperDraft {
  const { id, title, queue, category } = paper.data
  const about = { id, title, queue, category: category ?? '', from: paper }
  return paper.kind === 'template'
    ? { ...about, kind: 'template', message: paper.data.kind, text: paper.data.body }
    : { ...about, kind: 'guide', message: 'reply', text: paper.data.steps.join('\n') }
}

/** What would be saved, or what stands in its way; empty lines and spaces at the ends are nothing (PAP10). */
export function paperOf(draft: PaperDraft): Result<DeskPaper, DraftFault> {
  const title = draft.title.trim()
  if (title === '') return refused({ kind: 'no-title' })
  const category = draft.category.trim()
  const about = {
    id: draft.id,
    title,
    queue: draft.queue,
    category: category === '' ? null : category,
    isRemoved: false,
  }
  if (draft.kind === 'guide') return guideOf(about, draft.text)
  const body = draft.text.trim()
  if (body === '') return refused({ kind: 'no-text' })
  return accepted(templatePaper({ ...about, kind: draft.message, body }))
}

/** As it is sent: with the one that was edited, so that nobody else's words are overwritten unsaid (PAP15). */
export const asWritten = (paper: DeskPaper, from: DeskPaper | null): WrittenPaper =>
  paper.kind === 'template'
    ? { ...paper, edited: from?.kind === 'template' ? from.data : null }
    : { ...paper, edited: from?.kind === 'guide' ? from.data : null }

function guideOf(about: Omit<Guide, 'steps'>, text: string): Result<DeskPaper, DraftFault> {
  const steps = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (steps.length === 0) return refused({ kind: 'no-steps' })
  if (steps.length > paperSizes.steps) return refused({ kind: 'too-many-steps' })
  const step = steps.find((line) => line.length > paperSizes.step)
  if (step !== undefined) return refused({ kind: 'long-step', step })
  return accepted(guidePaper({ ...about, steps }))
}

const SHOWN_OF_A_STEP = 40

export function faultSentence(fault: DraftFault): string {
  switch (fault.kind) {
    case 'too-many-steps':
      return say('paperDesk:tooManySteps', { most: paperSizes.steps })
    case 'long-step':
      return say('paperDesk:longStep', {
        most: paperSizes.step,
        step: `${fault.step.slice(0, SHOWN_OF_A_STEP)}…`,
      })
    default:
      return say(`paperDesk:fault.${fault.kind}`)
  }
}
