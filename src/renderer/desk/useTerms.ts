import { useMemo, useState } from 'react'
import { compileTerms, type Terms } from '#shared/domain/sla/terms'
import { useNow } from '../clock/useNow'
import { useDirectory } from './deskContext'

/** The desk's promises and hours, ready to count with; null until the desk is known. */
export function useTerms(): Terms | null {
  const { desk } = useDirectory()
  const now = useNow('minute')
  const [asOf, setAsOf] = useState(now)
  const terms = useMemo(() => {
    if (desk === null) return null
    const compiled = compileTerms(desk, asOf)
    return compiled.ok ? compiled.value : null
  }, [desk, asOf])
  const isOver = terms !== null && terms.validUntil !== null && now >= terms.validUntil
  if (isOver) setAsOf(now)
  return terms
}
