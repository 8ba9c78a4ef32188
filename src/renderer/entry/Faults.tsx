import { Component, type ReactNode, useLayoutEffect, useRef } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../ui/Button'
import { Spoken } from '../ui/Spoken'

interface FaultsProps {
  readonly children: ReactNode
}

/** What had the focus is gone with the console, so the way on has it (BRD160). */
function Failed() {
  const page = useRef<HTMLElement>(null)
  useLayoutEffect(() => page.current?.querySelector('button')?.focus(), [])
  return (
    <main ref={page} className="first-load has-failed">
      <div role="alert">
        <h1>{say('entry:failed')}</h1>
      </div>
      <Button look="primary" onPress={() => location.reload()}>
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
    if (!this.state.hasFailed) return this.props.children
    return (
      <Spoken>
        <Failed />
      </Spoken>
    )
  }
}
