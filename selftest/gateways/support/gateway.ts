import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Served } from '../../end-to-end/support/served.ts';
import { programs, type Program } from './programs.ts';
import { freePort, startServer } from './server.ts';

const here = resolve(import.meta.dirname, '..');

/** What a configuration is filled with: each `{{name}}` of the file is replaced. */
export type Values = Record<string, string | number>;

/** Whether a gateway is installed. */
export const isInstalled = (program: Program): boolean =>
  spawnSync(programs[program].command, ['-v'], { stdio: 'ignore' }).status === 0;

/**
 * Starts a real gateway on a free port of the loopback, with a folder of its own.
 * @throws with what the gateway has printed, where it does not listen in time
 */
export async function startGateway(
  program: Program,
  file: string,
  values: Values,
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  chmodSync(folder, 0o777); // a gateway that is started by root works as somebody else
  for (const each of ['body', 'cache', 'logs']) {
    mkdirSync(join(folder, each));
    chmodSync(join(folder, each), 0o777);
  }
  const port = await freePort();
  const { frame, command, options } = programs[program];
  const all = { port, folder, here, ...values };
  const written = [frame, file].map(name => {
    const path = join(folder, name.replaceAll('/', '-'));
    writeFileSync(
      path,
      filled(readFileSync(join(here, name), 'utf8'), {
        ...all,
        config: join(folder, file.replaceAll('/', '-')),
      }),
    );
    return path;
  });
  const [frameFile, own] = written;
  const served = await startServer([command, ...options(frameFile!, own!)], port);
  const close = async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...served, close };
}

/** A text with each `{{name}}` replaced. @throws where a name has no value */
function filled(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`{{${name}}} of a configuration has no value`);
    return String(value);
  });
}
