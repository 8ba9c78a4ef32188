import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFirefox } from './firefox.mjs'

const folder = import.meta.dirname
const here = join(folder, 'firefox.test.ts')

describe('the Firefox that the stories run in', () => {
  it('[FFX1] where none is installed one sentence says how to install it', () => {
    expect(findFirefox({ PATH: folder }, [join(folder, 'no-such-file')])).toEqual({
      why: 'No Firefox was found. Install one (on Debian: apt-get install -y firefox-esr), or set TMINUS_FIREFOX to its path.',
    })
  })

  it('[FFX1] the one that is named is taken, and a wrong name is not passed over', () => {
    expect(findFirefox({ TMINUS_FIREFOX: here }, [])).toEqual({ executable: here })
    expect(findFirefox({ TMINUS_FIREFOX: join(folder, 'no-such-file') }, [here])).toEqual({
      why: expect.stringContaining('there is no such file'),
    })
  })

  it('[FFX1] the first place that there is comes before PATH', () => {
    expect(findFirefox({ PATH: folder }, [join(folder, 'no-such-file'), here])).toEqual({ executable: here })
  })
})
