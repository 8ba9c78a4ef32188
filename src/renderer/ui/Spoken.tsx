import { Fragment, type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react'
import { onSpoken, spoken } from '#shared/words/say'
import { Announcer } from './Announcer'
import { FieldLeft, focusFieldLeft } from './fieldOverLanguages'

/**
 * Draws what is inside anew when another language is spoken, so that no component has to watch for it. What must
 * outlive the change (the open desk, drafts, what is selected) is kept outside of what is drawn, what is being typed by
 * `stateOverLanguages`. Beside it stands what is said aloud.
 */
export function Spoken({ children }: { readonly children: ReactNode }) {
  const language = useSyncExternalStore(onSpoken, spoken)
  useLayoutEffect(focusFieldLeft, [language])
  return (
    <>
      <Fragment key={language}>
        <FieldLeft />
        {children}
      </Fragment>
      <Announcer />
    </>
  )
}
