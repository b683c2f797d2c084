import { spawn } from 'node:child_process';
import type { Ended } from '../support/node-process.ts';

/** How a program is run. */
export interface Execution {
  cwd: string;
  /** Beside the few variables that any program needs. */
  env?: Record<string, string>;
}

/** What a program needs to run and, where it installs, to reach the registry. */
const passedOn = /^(PATH|HOME|TMPDIR|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(HTTPS?|NO)_PROXY)$|^YARN_/i;

/** Runs a program to its end, with an environment of its own. */
export function execute(words: readonly string[], { cwd, env = {} }: Execution): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(([name]) => passedOn.test(name));
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, {
    cwd,
    env: { ...Object.fromEntries(inherited), PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', each => (output += String(each)));
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', code => done({ code, output }));
  });
}

/** Runs what has to end with 0. @throws with its last lines where it does not */
export async function executed(words: readonly string[], execution: Execution): Promise<string> {
  const { code, output } = await execute(words, execution);
  if (code === 0) return output;
  throw new Error(`${words.join(' ')} ended with ${code}:\n${output.slice(-2000)}`);
}
