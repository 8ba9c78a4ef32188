import { useLayoutEffect, useState } from 'react'
import { spoken } from '#shared/words/say'

type StateOverLanguages<Value> = (of: string, first: Value) => readonly [Value, (next: Value) => void]

/**
 * Makes a `useState` for what is begun in a component and must stay as everything is drawn anew in another language,
 * which may have been chosen in another window (LNG15). It is forgotten once its component goes for another reason. `of`
 * tells apart what it is begun for; mount it once at a time.
 */
export function stateOverLanguages<Value>(): StateOverLanguages<Value> {
  let begun: { readonly of: string; readonly value: Value } | null = null
  return function useStateOverLanguages(of, first) {
    const [value, setValue] = useState(() => (begun?.of === of ? begun.value : first))
    useLayoutEffect(() => {
      begun = { of, value }
    }, [of, value])
    useLayoutEffect(() => {
      const language = spoken()
      return () => {
        if (spoken() === language) begun = null
      }
    }, [])
    return [value, setValue]
  }
}
