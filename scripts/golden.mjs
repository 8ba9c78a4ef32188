// @ts-check
// `npm run -s golden -- FILE.csv.gz`: judges a real log anew with the engine and compares with the log's own verdicts.
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { callersFolder, projectRoot } from './run.mjs'

const { module } = await runnerImport(join(projectRoot, 'test', 'vectors', 'golden', 'judgeLog.ts'), {
  root: projectRoot,
  configFile: false,
})
const { judgeLog } = /** @type {typeof import('../test/vectors/golden/judgeLog')} */ (module)
const paths = process.argv
  .slice(2)
  .map((path) => (path.startsWith('-') ? path : resolve(callersFolder, path)))
process.exitCode = await judgeLog(paths, {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
})
