import { describe, expect, it } from 'vitest'
import { aGuide, aTemplate } from '#kit/paperBuilders'
import { paperId, queueId } from '#shared/domain/ids'
import { paperSchema } from '#shared/protocol/papers'
import {
  draftOf,
  emptyDraft,
  faultSentence,
  guidePaper,
  type PaperDraft,
  paperOf,
  templatePaper,
} from './paperDraft'

const written = (kind: PaperDraft['kind'], changes: Partial<PaperDraft> = {}): PaperDraft => ({
  ...emptyDraft(kind, paperId('p-1')),
  title: 'VPN unstable',
  text: 'One\nTwo',
  ...changes,
})
const faultOf = (draft: PaperDraft) => {
  const paper = paperOf(draft)
  return paper.ok ? null : faultSentence(paper.refusal)
}

describe('a template or guide that is being written', () => {
  it('[PAP10] is saved as it was when nothing was changed', () => {
    const papers = [
      templatePaper(aTemplate('First reply', { queue: queueId('network'), category: 'Remote access' })),
      templatePaper(aTemplate('A note', { kind: 'note' })),
      guidePaper(aGuide('VPN unstable')),
    ]
    for (const paper of papers) {
      expect(paperOf(draftOf(paper))).toEqual({ ok: true, value: paper })
      expect(paperSchema.safeParse(paper).success).toBe(true)
    }
  })

  it('[PAP10] has one step per line, and empty lines and spaces at the ends are nothing', () => {
    const paper = paperOf(
      written('guide', { title: '  VPN ', text: '\n Ask since when \n\nTry again\n', category: ' ' }),
    )
    expect(paper.ok && paper.value.data).toMatchObject({
      title: 'VPN',
      steps: ['Ask since when', 'Try again'],
      category: null,
      queue: null,
    })
  })

  it('[PAP10] says in one sentence what stands in its way', () => {
    expect(faultOf(written('template', { title: ' ' }))).toBe('Give it a title first.')
    expect(faultOf(written('template', { text: '\n' }))).toBe('Write the text first.')
    expect(faultOf(written('guide', { text: '\n' }))).toBe('Write at least one step.')
    const many = Array.from({ length: 21 }, (_, n) => `Step ${n}`).join('\n')
    expect(faultOf(written('guide', { text: many }))).toBe(
      'A guide has at most 20 steps. Make two guides of it.',
    )
    expect(faultOf(written('guide', { text: 'x'.repeat(201) }))).toBe(
      `A step has at most 200 characters. Shorten “${'x'.repeat(40)}…”.`,
    )
  })
})
