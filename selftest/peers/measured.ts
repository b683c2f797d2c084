import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Measured {
  code: number | null;
  /** Both streams, as they came. */
  output: string;
  /** User and system CPU seconds of the program and of all that it started and waited for. */
  cpu: number;
}

interface Options {
  cwd: string;
  env?: Record<string, string>;
}

/** Lets a shell measure a program, so that several can be measured side by side. */
const script = '"$@"; code=$?; times >&3; exit $code';

/** Runs a program to its end, with an environment of its own. */
export function measured(words: readonly string[], { cwd, env = {} }: Options): Promise<Measured> {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn('sh', ['-c', script, 'sh', ...words], {
    cwd,
    env: { PATH, HOME, TMPDIR, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let [output, times] = ['', ''];
  child.stdout!.on('data', each => (output += each));
  child.stderr!.on('data', each => (output += each));
  child.stdio[3]!.on('data', each => (times += each));
  return new Promise(ended => {
    child.once('close', code => ended({ code, output, cpu: secondsOfChildren(times) }));
  });
}

/** The second line of `times`, such as `1m3.79s 0m0.42s`. */
function secondsOfChildren(times: string): number {
  const line = times.split('\n')[1] ?? '';
  const all = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  return all.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
