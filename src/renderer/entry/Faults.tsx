import { Component, type ReactNode, useLayoutEffect, useRef } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../ui/Button'
import { Spoken } from '../ui/Spoken'
import { useComingBack } from './useComingBack'

interface FaultsProps {
  /** A wall comes back by itself: nobody may be there to press anything (WBD62). */
  readonly isWall: boolean
  readonly children: ReactNode
}

const loadAgain = (): void => location.reload()

/** What had the focus is gone with the console, so the way on has it (BRD160). */
function Failed({ isWall }: Pick<FaultsProps, 'isWall'>) {
  const page = useRef<HTMLElement>(null)
  useLayoutEffect(() => page.current?.querySelector('button')?.focus(), [])
  useComingBack(isWall ? loadAgain : null)
  return (
    <main ref={page} className="first-load has-failed" data-on={isWall ? 'wall' : undefined}>
      <div role="alert">
        <h1>{say(isWall ? 'entry:wallFailed' : 'entry:failed')}</h1>
      </div>
      <Button look="primary" onPress={loadAgain}>
        {say('entry:loadAgain')}
      </Button>
    </main>
  )
}

/** The window's one handler for bugs: React logs the fault, the agent gets a sentence and a way on. */
export class Faults extends Component<FaultsProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    const { isWall, children } = this.props
    if (!this.state.hasFailed) return children
    return (
      <Spoken>
        <Failed isWall={isWall} />
      </Spoken>
    )
  }
}
