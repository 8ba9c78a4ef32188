/** The words that fill the gaps of a phrase. Sites, systems and figures of an invented company. */
export const slotWords = {
  site: [
    'Tampere',
    'Turku',
    'Oulu',
    'Gdańsk',
    'Porto',
    'Hamburg',
    'Leeds',
    'Lyon',
    'Malmö',
    'Brno',
    'Bilbao',
  ],
  gateway: ['hel-2', 'hel-1', 'ams-1', 'waw-1', 'lis-3', 'fra-2', 'man-1'],
  mailbox: ['finance-ap', 'orders', 'hr-inbox', 'returns', 'legal-notices', 'press', 'tenders'],
  system: ['ERP', 'CRM', 'payroll', 'warehouse system', 'time sheets', 'contract archive', 'expense tool'],
  feed: ['EDI', 'bank statement', 'price list', 'stock', 'customer master', 'exchange rate'],
  report: ['sales by region', 'open invoices', 'stock ageing', 'overtime', 'margin', 'delivery accuracy'],
  country: ['Portugal', 'Poland', 'Norway', 'Spain', 'Denmark', 'Estonia', 'Ireland'],
  bank: ['the house bank', 'the card acquirer', 'the instant payment network', 'the clearing house'],
  team: ['purchasing', 'field sales', 'the night shift', 'the audit team', 'contractors', 'the Lyon office'],
  hall: ['hall A', 'hall B', 'hall C', 'the cold store', 'dock 4', 'the packing line'],
  room: ['2.07', '3.15', '4.12', '4.30', '5.01', '6.22'],
  floor: ['first-floor', 'second-floor', 'third-floor', 'fifth-floor', 'reception', 'canteen'],
  weekday: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  device: ['laptop', 'docking station', 'headset', 'external display', 'phone', 'tablet'],
  percent: ['12', '18', '23', '31', '38', '44', '57', '62'],
  count: ['3', '4', '6', '9', '12', '17', '25', '40'],
  minutes: ['5', '10', '15', '20', '30', '40'],
  step: ['step 2 of 9', 'step 4 of 9', 'step 3 of 5', 'the posting step', 'the last step'],
  rows: ['10 000', '50 000', '65 000', '120 000'],
  costCentre: ['4410', '2205', '3180', '7012', '1150'],
} as const satisfies Record<string, readonly string[]>

export type SlotName = keyof typeof slotWords
export const isSlotName = (name: string): name is SlotName => Object.hasOwn(slotWords, name)
