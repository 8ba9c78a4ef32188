// @ts-check
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

/**
 * The console of a chaos page as one script.
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function bundleChaosPage(root) {
  const base = realpathSync(root)
  const bundle = await rolldown({
    input: join(base, 'test/chaos/page/chaosPage.ts'),
    platform: 'browser',
    cwd: base,
    resolve: {
      alias: {
        '#shared': join(base, 'src/shared'),
        '#renderer': join(base, 'src/renderer'),
        '#kit': join(base, 'test/kit'),
      },
    },
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  await bundle.close()
  return output[0].code
}
