import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { extension } from '../spec/program.ts';
import { exitCode } from '../targets/outcome.ts';

const require = createRequire(import.meta.url);
const config = resolve(import.meta.dirname, `../playwright.config${extension}`);

/** What Node runs for a command of Playwright with our config. */
export const playwrightWords = (command: string, words: readonly string[]): string[] => [
  require.resolve('@playwright/test/cli'),
  command,
  '-c',
  config,
  ...words,
];

/** Runs a command of Playwright with our config, in this process, which it ends; `code` makes of its exit code one of ours. */
export function runPlaywright(command: string, words: readonly string[], code = exitCode): void {
  process.on('exit', with_ => {
    process.exitCode = code(with_);
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.kill(process.pid, 'SIGINT')); // Playwright cleans up after this one alone
  process.argv = [process.argv[0]!, ...playwrightWords(command, words)];
  require('@playwright/test/cli');
}
