import { describe, expect, it } from 'vitest'
import { faultsOf } from './checkSpec.mjs'

const spec = '# Rules\n- **AB1** One.\n- **AB2** Two.\n'
const tag = (rule: string) => `[${rule}]`
const bracketed = (rule: string) => `it('${tag(rule)} holds', () => {})`

describe('the check of docs/SPEC.md', () => {
  it('finds nothing when every rule has a test', () => {
    const tests = new Map([['a.test.ts', bracketed('AB1') + bracketed('AB2')]])
    expect(faultsOf(spec, tests)).toEqual([])
  })

  it('names a rule without a test', () => {
    const faults = faultsOf(spec, new Map([['a.test.ts', bracketed('AB1')]]))
    expect(faults).toEqual([`AB2 has no test: no title carries ${tag('AB2')}.`])
  })

  it('names a test of a rule that does not exist', () => {
    const tests = new Map([['a.test.ts', bracketed('AB1') + bracketed('AB2') + bracketed('AB9')]])
    expect(faultsOf(spec, tests)).toEqual([
      `a.test.ts tests ${tag('AB9')}, which docs/SPEC.md does not have.`,
    ])
  })

  it('names a rule that stands twice', () => {
    const tests = new Map([['a.test.ts', bracketed('AB1') + bracketed('AB2')]])
    expect(faultsOf(`${spec}- **AB2** Again.\n`, tests)).toEqual(['AB2 stands in docs/SPEC.md twice.'])
  })
})
