import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { executed } from './execute.ts';

/** The managers by which the package is installed, each with what npx runs of it. */
const managers = {
  npm: ['npm', 'install', '--no-audit', '--no-fund'],
  pnpm: ['npx', '--yes', 'pnpm@10', 'add'],
  yarn: ['npx', '--yes', '--package=@yarnpkg/cli-dist@4', 'yarn', 'add'],
} as const;

/** What installs a package. */
export type Manager = keyof typeof managers;

/** All of them. */
export const managerNames = Object.keys(managers) as Manager[];

/** A folder of a user, in which something is installed. */
export interface Installed {
  folder: string;
  /** What makes the programs there run on a Node. */
  env(node: string): Record<string, string>;
}

/** Makes a folder with nothing in it but what a manager has installed. */
export async function install(
  folder: string,
  manager: Manager,
  ...packages: string[]
): Promise<Installed> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  if (manager === 'yarn') writeFileSync(join(folder, '.yarnrc.yml'), 'nodeLinker: node-modules\n');
  if (manager === 'yarn') writeFileSync(join(folder, 'yarn.lock'), '');
  await executed([...managers[manager], ...packages], { cwd: folder });
  const bin = join(folder, 'node_modules/.bin');
  return { folder, env: node => ({ PATH: [bin, node, process.env['PATH']].join(delimiter) }) };
}

/** Installs a version of Node, and gives the folder of its program. */
export async function installNode(folder: string, version: string): Promise<string> {
  await install(folder, 'npm', `node@${version}`);
  return join(folder, 'node_modules/node/bin');
}

/** The files below `node_modules`, with their times: nothing that runs from there may change them. */
export function stateOf({ folder }: Installed): string {
  const all = readdirSync(join(folder, 'node_modules'), { recursive: true }) as string[];
  return all.toSorted().join('\n');
}
