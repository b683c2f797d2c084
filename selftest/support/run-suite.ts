import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestInfo } from '@playwright/test';
import { root } from './sources.ts';

/** How a process ended. */
export interface Ended {
  code: number | null;
  /** Both streams, without colours. */
  output: string;
  seconds: number;
}

const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');

/** Runs the suite as a user does, with these settings, into a folder of the test's own. */
export function runSuite(
  testInfo: TestInfo,
  settings: Record<string, string>,
  ...options: string[]
): Promise<Ended> {
  const RESULTS_DIR = testInfo.outputPath('results');
  return runNode([playwright, 'test', ...options], { RESULTS_DIR, ...settings });
}

/** Runs a TypeScript command of the project, such as `commands/reference.ts`. */
export function runCommand(path: string, ...options: string[]): Promise<Ended> {
  return runNode(['--import', 'tsx', path, ...options], {});
}

/** Starts a command that serves, and gives the settings that it prints. */
export async function startCommand(path: string, ...options: string[]) {
  const child = startNode(['--import', 'tsx', path, ...options], {});
  let output = '';
  for await (const each of child.stdout) {
    output += each;
    if (output.includes('npx playwright test')) break;
  }
  const settings = [...output.matchAll(/^([A-Z_]+)='?(.*?)'? \\$/gm)];
  return {
    settings: Object.fromEntries(settings.map(([, name, value]) => [name!, value!])),
    stop: () => child.kill(),
  };
}

function startNode(words: string[], settings: Record<string, string>) {
  return spawn(process.execPath, words, { cwd: root, env: { ...plain(), ...settings } });
}

function runNode(words: string[], settings: Record<string, string>): Promise<Ended> {
  const start = performance.now();
  const child = startNode(words, settings);
  let output = '';
  child.stdout.on('data', each => (output += each));
  child.stderr.on('data', each => (output += each));
  return new Promise(ended => {
    child.once('close', code => {
      const seconds = (performance.now() - start) / 1000;
      ended({ code, output: stripVTControlCharacters(output), seconds });
    });
  });
}

/** The environment without what this run or its user has set for a run of the suite. */
export function plain(): Record<string, string | undefined> {
  const ours =
    /^(CONFORMANCE_|DESCOPE_|INBOX|PW|PLAYWRIGHT_|TEST_|BASE_URL|TARGET_NAME|APPROVED_|UNAPPROVED_|LINK_|PHONE_|RATE_|TLS_|RESULTS_|KNOWN_|SDK_|ALLOW_|REQUEST_|FORCE_COLOR|GITHUB_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
