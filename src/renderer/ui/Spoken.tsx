import { Fragment, type ReactNode, useSyncExternalStore } from 'react'
import { onSpoken, spoken } from '#shared/words/say'
import { Announcer } from './Announcer'

/**
 * Draws what is inside anew when another language is spoken, so that no component has to watch for it. What must
 * outlive the change (the open desk, drafts, what is selected) is kept outside of what is drawn. Beside it stands what is
 * said aloud.
 */
export function Spoken({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Fragment key={useSyncExternalStore(onSpoken, spoken)}>{children}</Fragment>
      <Announcer />
    </>
  )
}
