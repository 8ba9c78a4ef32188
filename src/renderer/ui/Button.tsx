import type { ReactNode } from 'react'
import { KeyCaps } from './KeyCaps'
import type { KeyCommandId } from './keys/keyCommands'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly keys?: KeyCommandId
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly isTall?: boolean
  readonly type?: 'button' | 'submit'
  /** Why it cannot be pressed now, as one sentence; null when it can. It stays focusable, so that it can be read. */
  readonly refusedBecause?: string | null
  readonly label?: string
  /** What pressing it would do, shown when it is pointed at and read after its name. */
  readonly hint?: string | null
}

export function Button(props: ButtonProps) {
  const { look = 'plain', refusedBecause = null, hint = null } = props
  const classes = ['button', look === 'plain' ? '' : `is-${look}`, props.isTall ? 'is-tall' : '']
  return (
    <button
      className={classes.filter(Boolean).join(' ')}
      type={props.type ?? 'button'}
      aria-disabled={refusedBecause !== null}
      title={refusedBecause ?? hint ?? props.label}
      aria-label={props.label}
      onClick={(event) => {
        if (refusedBecause !== null) return event.preventDefault()
        props.onPress?.()
      }}
    >
      {props.children}
      {props.keys ? <KeyCaps of={props.keys} /> : null}
    </button>
  )
}
