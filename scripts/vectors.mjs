// @ts-check
// `npm run -s vectors -- FILE...`: runs files of inputs and expected outputs through the project's engines.
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { callersFolder, projectRoot } from './run.mjs'

const { module } = await runnerImport(join(projectRoot, 'test', 'vectors', 'runFiles.ts'), {
  root: projectRoot,
  configFile: false,
})
const { runVectorFiles } = /** @type {typeof import('../test/vectors/runFiles')} */ (module)
const paths = process.argv
  .slice(2)
  .map((path) => (path.startsWith('-') ? path : resolve(callersFolder, path)))
process.exitCode = runVectorFiles(paths, {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
})
