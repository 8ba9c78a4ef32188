import { useState } from 'react'
import { paperId } from '#shared/domain/ids'
import type { PaperAnswer } from '#shared/protocol/papers'
import { say } from '#shared/words/say'
import type { Unreached } from '../../data/onDemand/archive'
import { newUuid } from '../../data/uuid'
import { changedSentence } from '../../desk/changedSentence'
import { useDesk } from '../../desk/deskContext'
import { asWritten, type DeskPaper } from './paperDraft'
import { usePaperDrafts } from './paperDrafts'

/** What became of the last saving, in one sentence, and the way back where there is one. */
export interface PaperNews {
  readonly sentence: string
  readonly isRefusal: boolean
  readonly undo: (() => void) | null
  /** What somebody else saved meanwhile, where that is why it was not saved. */
  readonly theirs: DeskPaper | null
}

type Told = 'saved' | 'removed' | 'back'

export interface PaperDesk {
  readonly news: PaperNews | null
  /** With the one that it was begun from, and with what the directory holds. */
  readonly save: (paper: DeskPaper, from: DeskPaper | null, stored: DeskPaper | null) => Promise<void>
  readonly remove: (paper: DeskPaper, stored: DeskPaper | null) => Promise<void>
}

function refusalSentence(answer: Exclude<PaperAnswer, { kind: 'kept' }> | Unreached, reader: string): string {
  switch (answer.kind) {
    case 'too-many':
      return say('paperDesk:tooMany', { most: answer.most })
    case 'changed':
      return changedSentence(answer, reader)
    default:
      return say(`paperDesk:refused.${answer.kind}`)
  }
}

const withRemoved = (paper: DeskPaper, isRemoved: boolean): DeskPaper =>
  paper.kind === 'template'
    ? { kind: 'template', data: { ...paper.data, isRemoved } }
    : { kind: 'guide', data: { ...paper.data, isRemoved } }

/**
 * Saves and removes; a removed one comes back by being saved again (PAP12). Where somebody else saved meanwhile, what
 * was written stays and may be saved over theirs (PAP15).
 */
export function usePaperDesk(): PaperDesk {
  const { account, papers } = useDesk()
  const { land, rebase } = usePaperDrafts()
  const [news, setNews] = useState<PaperNews | null>(null)
  const write = async (told: Told, paper: DeskPaper, from: DeskPaper | null, stored: DeskPaper | null) => {
    const answer = await papers.save(asWritten(paper, from))
    if (answer.kind !== 'kept') {
      const found = answer.kind === 'changed' ? answer.theirs : null
      const theirs = found?.kind === 'view' ? null : found
      if (theirs !== null) rebase(theirs)
      const sentence = refusalSentence(answer, account.name)
      return setNews({ sentence, isRefusal: true, undo: null, theirs })
    }
    land(paper, stored?.data ?? null)
    const undo = told === 'removed' ? () => void write('back', withRemoved(paper, false), paper, null) : null
    const sentence = say(`paperDesk:${told}`, { title: paper.data.title })
    setNews({ sentence, isRefusal: false, undo, theirs: null })
  }
  return {
    news,
    save: (paper, from, stored) => write('saved', paper, from, stored),
    remove: (paper, stored) => write('removed', withRemoved(paper, true), paper, stored),
  }
}

export const newPaperId = () =>
  paperId(`paper-${newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))}`)
