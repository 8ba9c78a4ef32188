import { join } from 'node:path'

/** 200 real incidents that were open at `logExcerptAt`, see test/kit/log/README.md. */
export const logExcerptFile = join(import.meta.dirname, 'log', 'incidents-200.csv.gz')
export const logExcerptAt = '2016-03-17T05:48'
export const logExcerptFigures = { tickets: 200, rows: 1_815, P1: 18, P2: 28, P3: 128, P4: 26 } as const
