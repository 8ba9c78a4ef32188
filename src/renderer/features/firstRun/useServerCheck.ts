import { useEffect, useState } from 'react'
import type { ServerCheck, ShellPort } from '../../platform/desk'

export type Checked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'asking'; readonly address: string }
  | ServerCheck

const PAUSE_MS = 500
const unasked = { of: '', found: { kind: 'nothing' } } as const

/** Asks the server that is being typed, once the typing rests; of two answers the later question's counts. */
export function useServerCheck(shell: Pick<ShellPort, 'checkServer'>, address: string): Checked {
  const [checked, setChecked] = useState<{ readonly of: string; readonly found: Checked }>(unasked)
  const wanted = address.trim()
  useEffect(() => {
    if (wanted === '') return undefined
    let isCurrent = true
    const tell = (found: Checked) => {
      if (isCurrent) setChecked({ of: wanted, found })
    }
    const ask = async () => {
      tell({ kind: 'asking', address: wanted })
      tell(await shell.checkServer(wanted))
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [shell, wanted])
  return checked.of === wanted ? checked.found : unasked.found
}
