import { FirstRun } from '../features/firstRun/FirstRun'
import { ServerStep } from '../features/firstRun/ServerStep'
import type { ShellPort } from '../platform/desk'
import { Spoken } from '../ui/Spoken'

/** Before anything else: where the desk is. Main loads the page anew once it knows. */
export const FirstServer = ({ shell, version }: { readonly shell: ShellPort; readonly version: string }) => (
  <Spoken>
    <FirstRun step="server" done={{}} version={version}>
      <ServerStep shell={shell} onCancel={null} />
    </FirstRun>
  </Spoken>
)
