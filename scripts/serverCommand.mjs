// @ts-check
// `npm run import`, `replay`, `sla` and `accounts`: builds what is not built, then runs that command of the server.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { callersFolder, projectRoot } from './run.mjs'

const [command, ...args] = process.argv.slice(2)
if (!command || !(await build())) {
  process.stderr.write('The build failed, so nothing was run. The lines above say where.\n')
  process.exit(1)
}
const child = spawn(process.execPath, [join(projectRoot, 'out', 'server', `${command}.js`), ...args], {
  stdio: 'inherit',
  cwd: callersFolder,
})
// The terminal sends Ctrl-C to both; the command ends itself in order.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.once('exit', (code) => {
  process.exitCode = code ?? 1
})
