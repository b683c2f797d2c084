import { fileURLToPath } from 'node:url';
import { spawnNode } from './fixture-run.ts';

const tsx = import.meta.resolve('tsx');

/** Runs a command of the suite as its script in package.json does. */
export const command = (name: string, ...args: string[]) =>
  spawnNode([
    '--import',
    tsx,
    fileURLToPath(new URL(`../../commands/${name}.ts`, import.meta.url)),
    ...args,
  ]);
