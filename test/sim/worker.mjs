// @ts-check
// Runs seeds of a bundled simulation in a process of its own: the world's time takes the place of the process's.
import { pathToFileURL } from 'node:url'

const [bundle = '', mode = 'check', from = '1', count = '1', step = '1', withinMs = '0', again = '1'] =
  process.argv.slice(2)
/** @type {typeof import('./main')} */
const simulation = await import(pathToFileURL(bundle).href)

/** @param {unknown} told */
const tell = (told) => {
  process.send?.(told)
}

const begunAt = performance.now()
const isInTime = () => Number(withinMs) === 0 || performance.now() - begunAt < Number(withinMs)
const last = Number(from) + Number(count)
for (let seed = Number(from); seed < last && isInTime(); seed += Number(step)) {
  if (mode === 'once') {
    const sentence = await simulation.checkOnce(seed)
    tell({ seed, sentence })
    if (sentence !== null) break
  } else {
    const told = seed % Number(again) === 0 ? await simulation.check(seed) : await simulation.look(seed)
    tell({ seed, ...told })
    if (told.failure) break
  }
}
process.disconnect?.()
