import { describe, expect, it } from 'vitest'
import { personId } from '#shared/domain/ids'
import { createSeats } from './seats'

const full = () => 'full'

describe('seats for work of many', () => {
  it('[SEC136] [ATT16] are so many for a person and so many in all, and free again when the work ends, however it does', async () => {
    const { sit } = createSeats({ perPerson: 2, inAll: 3 })
    const ends: (() => void)[] = []
    const work = (who: string) =>
      sit(personId(who), () => new Promise<string>((end) => ends.push(() => end('done'))), full)
    const first = [work('jonas'), work('jonas'), work('mira')]
    expect(await work('jonas')).toBe('full')
    expect(await work('mira')).toBe('full')
    expect(await work('zoe')).toBe('full')
    for (const end of ends.splice(0)) end()
    expect(await Promise.all(first)).toEqual(['done', 'done', 'done'])
    const broken = () => sit(personId('jonas'), async () => Promise.reject(new Error('broken')), full)
    for (let n = 0; n < 4; n++) await expect(broken()).rejects.toThrow('broken')
    expect(await sit(personId('jonas'), async () => 'done', full)).toBe('done')
  })
})
