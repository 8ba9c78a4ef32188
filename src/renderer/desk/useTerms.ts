import { useMemo } from 'react'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { useDirectory } from './deskContext'

/** The desk's promises and hours, ready to count with; null until the desk is known. */
export function useTerms(): Terms | null {
  const { desk } = useDirectory()
  return useMemo(() => {
    if (desk === null) return null
    const compiled = compileTerms(desk)
    return compiled.ok ? compiled.value : null
  }, [desk])
}
