import { say } from '#shared/words/say'
import { type OpenRefusal, openRefusalSentence } from '../data/disk/openRefusal'
import { Button } from '../ui/Button'
import { Spoken } from '../ui/Spoken'
import { saveToFile } from '../ui/saveToFile'
import { useComingBack } from './useComingBack'

interface CannotOpenProps {
  readonly refusal: OpenRefusal
  readonly onAgain: () => void
  /** Null where nobody can be signed in. */
  readonly onSignOut: (() => void) | null
  /** Tried again by itself there, as after a fault. */
  readonly isWall: boolean
}

/** What waits here, for the person to keep before it is thrown away. */
const saveActions = (contents: string): void =>
  saveToFile('t-minus-actions.json', new Blob([contents], { type: 'application/json' }))

/** In place of the board when what is stored here cannot be opened: why, and every way on. */
export function CannotOpen({ refusal, onAgain, onSignOut, isWall }: CannotOpenProps) {
  useComingBack(isWall ? onAgain : null)
  const contents = refusal.kind === 'outbox-damaged' ? refusal.contents : null
  return (
    <Spoken>
      <main className="first-load" data-on={isWall ? 'wall' : undefined}>
        <div role="alert">
          <h1>{say('entry:cannotOpen.title')}</h1>
          <p>{openRefusalSentence(refusal)}</p>
        </div>
        {contents === null ? null : (
          <Button look="primary" onPress={() => saveActions(contents)}>
            {say('entry:cannotOpen.save')}
          </Button>
        )}
        <Button look={contents === null ? 'primary' : 'plain'} onPress={onAgain}>
          {say('entry:cannotOpen.again')}
        </Button>
        {onSignOut === null ? null : (
          <Button look="quiet" onPress={onSignOut}>
            {say('entry:cannotOpen.signOut')}
          </Button>
        )}
      </main>
    </Spoken>
  )
}
