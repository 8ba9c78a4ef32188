import { expect, it } from 'vitest'
import { firstWallboard } from '#shared/domain/wallboard'
import { fitWords } from './wallFit'

const screen = { widthPx: 1920, heightPx: 1080 }
const at = (metres: number, inches = 55) => fitWords({ ...firstWallboard('Desk'), metres, inches }, screen)

it('[WBD30] before it is saved, the set-up says what of it has room at that distance', () => {
  expect(at(5)).toBe('Everything can be read from there.')
  expect(at(5.5)).toBe(
    'From that far there is no room for: Met today and budget, On call now and By channel. The rest can be read.',
  )
  expect(at(30, 20)).toContain('Set fewer metres.')
  expect(at(0)).toBe('Set a distance from 1 to 30 metres.')
  expect(at(5, Number.NaN)).toBe('Set a screen from 10 to 200 inches.')
})
