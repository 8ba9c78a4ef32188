// @ts-check
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder, wherever the command was called from. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

/** npm runs scripts in the project's folder; a path given on the command line means the caller's. */
export const callersFolder = process.env['INIT_CWD'] ?? process.cwd()

/**
 * Runs one program of node_modules to its end, its output shown as it comes.
 * @param {string} script path of its JavaScript entry below node_modules
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment] added to this process's own
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function runTool(script, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'node_modules', script), ...args], {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
