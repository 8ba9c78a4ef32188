import { Component, type ReactNode } from 'react'
import { say } from '#shared/words/say'
import { Button } from '../ui/Button'
import { Spoken } from '../ui/Spoken'

interface FaultsProps {
  readonly children: ReactNode
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
        <main className="first-load">
          <div role="alert">
            <h1>{say('entry:failed')}</h1>
          </div>
          <Button look="primary" onPress={() => location.reload()}>
            {say('entry:loadAgain')}
          </Button>
        </main>
      </Spoken>
    )
  }
}
