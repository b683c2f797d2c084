import { startNode, type Ended } from './node-process.ts';

const commandLine = (path: string, options: readonly string[]) => [
  '--import',
  'tsx',
  path,
  ...options,
];

/** Runs a TypeScript command of the project, such as `commands/reference.ts`. */
export function runCommand(path: string, ...options: string[]): Promise<Ended> {
  return startNode(commandLine(path, options)).ended;
}

/** Starts a command that serves, and gives the settings that it prints. */
export async function startCommand(path: string, ...options: string[]) {
  const { printed, stop } = startNode(commandLine(path, options));
  const output = await printed('npx playwright test');
  const settings = [...output.matchAll(/^([A-Z_]+)='?(.*?)'? \\$/gm)];
  return {
    settings: Object.fromEntries(settings.map(([, name, value]) => [name!, value!])),
    stop,
  };
}
