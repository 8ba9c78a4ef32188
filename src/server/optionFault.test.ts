import { parseArgs } from 'node:util'
import { expect, it } from 'vitest'
import { optionFault } from './optionFault'

function faultOf(...args: readonly string[]): string {
  try {
    parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
    return ''
  } catch (error) {
    return optionFault(error instanceof Error ? error.message : String(error))
  }
}

it('[SRV212] says what is wrong with an option in one whole sentence, and how a value with a dash is written', () => {
  expect(faultOf('--port', '-1')).toBe(
    '--port needs a value; one that begins with - is written like --port=-1.',
  )
  expect(faultOf('--port', '--help')).toBe(
    '--port needs a value; one that begins with - is written like --port=-1.',
  )
  expect(faultOf('desk.db')).toBe("Unexpected argument 'desk.db'.")
  expect(faultOf('--x.y')).toBe("Unknown option '--x.y'.")
  expect(faultOf('--port')).toBe("Option '--port <value>' argument missing.")
})
