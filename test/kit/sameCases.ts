import * as fastCheck from 'fast-check'

/**
 * What the cases of every property are drawn from: the same in every run, so that what was green stays green until
 * somebody changes the code. `TMINUS_SEED=17 npm test` draws others; a failure prints its seed.
 */
const seed = Number(process.env['TMINUS_SEED'] ?? 20_260_302)

fastCheck.configureGlobal({ seed })

export * from 'fast-check'
export default fastCheck
