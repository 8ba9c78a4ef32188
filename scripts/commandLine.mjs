// @ts-check
// How the project's own commands read what they were asked: what cannot be read is one sentence and code 2.
import { parseArgs } from 'node:util'

/** @param {string} fault @param {string} example @returns {never} */
export function refuse(fault, example) {
  process.stderr.write(`${fault}; write it like: ${example}\n`)
  process.exit(2)
}

/**
 * What stands on the command line, as `parseArgs` reads it.
 * @template {import('node:util').ParseArgsConfig} Config
 * @param {Config} config
 * @param {string} example a whole command, such as "npm run fuzz -- --messages 1000"
 * @returns {ReturnType<typeof parseArgs<Config>>}
 */
export function readCommandLine(config, example) {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const [fault = ''] = error.message.split(/\.\s|\n/)
    return refuse(fault, example)
  }
}

/**
 * The number that an option names, 1 or more.
 * @param {string} name
 * @param {string} text
 * @param {string} example
 */
export function wholeNumber(name, text, example) {
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number
  return refuse(`--${name} "${text}" is no whole number above zero`, example)
}
