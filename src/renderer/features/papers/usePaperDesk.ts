import { useState } from 'react'
import { paperId } from '#shared/domain/ids'
import type { PaperAnswer } from '#shared/protocol/papers'
import { say } from '#shared/words/say'
import type { Unreached } from '../../data/archive'
import { newUuid } from '../../data/uuid'
import { useDesk } from '../../desk/deskContext'
import type { DeskPaper } from './paperDraft'
import { usePaperDrafts } from './paperDrafts'

/** What became of the last saving, in one sentence, and the way back where there is one. */
export interface PaperNews {
  readonly sentence: string
  readonly isRefusal: boolean
  readonly undo: (() => void) | null
}

type Told = 'saved' | 'removed' | 'back'

export interface PaperDesk {
  readonly news: PaperNews | null
  readonly save: (paper: DeskPaper) => Promise<void>
  readonly remove: (paper: DeskPaper) => Promise<void>
}

function refusalSentence(answer: Exclude<PaperAnswer, { kind: 'kept' }> | Unreached): string {
  return answer.kind === 'too-many'
    ? say('paperDesk:tooMany', { most: answer.most })
    : say(`paperDesk:refused.${answer.kind}`)
}

const withRemoved = (paper: DeskPaper, isRemoved: boolean): DeskPaper =>
  paper.kind === 'template'
    ? { kind: 'template', data: { ...paper.data, isRemoved } }
    : { kind: 'guide', data: { ...paper.data, isRemoved } }

/** Saves and removes; a removed one comes back by being saved again (PAP12). */
export function usePaperDesk(): PaperDesk {
  const { papers } = useDesk()
  const drop = usePaperDrafts((store) => store.drop)
  const [news, setNews] = useState<PaperNews | null>(null)
  const write = async (paper: DeskPaper, told: Told): Promise<void> => {
    const answer = await papers.save(paper)
    if (answer.kind !== 'kept') {
      return setNews({ sentence: refusalSentence(answer), isRefusal: true, undo: null })
    }
    drop(paper.data.id)
    const undo = told === 'removed' ? () => void write(withRemoved(paper, false), 'back') : null
    setNews({ sentence: say(`paperDesk:${told}`, { title: paper.data.title }), isRefusal: false, undo })
  }
  return {
    news,
    save: (paper) => write(paper, 'saved'),
    remove: (paper) => write(withRemoved(paper, true), 'removed'),
  }
}

export const newPaperId = () =>
  paperId(`paper-${newUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)))}`)
