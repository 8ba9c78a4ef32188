import type { Agreement, Target, Targets } from './agreement'

const openMinutes = (value: number): Target => ({ unit: 'open-minutes', value })
const wallMinutes = (value: number): Target => ({ unit: 'wall-minutes', value })
const businessDays = (value: number): Target => ({ unit: 'business-days', value })

const promise = (acknowledgement: Target, firstResponse: Target, resolution: Target): Targets => ({
  acknowledgement,
  firstResponse,
  nextResponse: null,
  update: null,
  resolution,
})

/**
 * What a new desk promises. P1 runs around the clock, the others in the desk's hours and business days (R13).
 * Only the customer's own silence stops the resolution clock, and nothing stops the other two (R19).
 */
export const defaultAgreement: Agreement = {
  id: 'default',
  version: 1,
  name: 'Default targets',
  targets: {
    P1: promise(wallMinutes(5), wallMinutes(15), wallMinutes(4 * 60)),
    P2: promise(openMinutes(15), openMinutes(30), businessDays(1)),
    P3: promise(openMinutes(60), openMinutes(2 * 60), businessDays(3)),
    P4: promise(openMinutes(4 * 60), openMinutes(6 * 60), businessDays(5)),
  },
  pauses: {
    acknowledgement: [],
    firstResponse: [],
    nextResponse: [],
    update: [],
    resolution: ['waiting-customer'],
  },
  warnAtPercent: [50, 75, 90, 100],
}
