import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SettingsError } from '../targets/settings-error.ts';

/** A copy of Playwright. */
interface Copy {
  path: string;
  version: string;
}

const ours = copySeenFrom(createRequire(import.meta.url).resolve('@playwright/test/package.json'));
const running = runnerOf(process.argv[1]);
if (running && running.path !== ours.path) throw new SettingsError(sentence(running, ours));

/** What to say where two copies meet: Playwright's own errors name neither. */
function sentence({ version, path }: Copy, { version: wanted, path: brought }: Copy): string {
  const remedy = `install it: npm install --save-dev --save-exact @playwright/test@${wanted}`;
  if (version !== wanted)
    return `Playwright ${version} runs this project, but magic-link-sms-conformance brings ${wanted}: ${remedy}`;
  return `Playwright ${version} is installed twice, at ${path} and at ${brought}: remove the lockfile entry of one, and ${remedy}`;
}

/** The copy of Playwright that runs this process; undefined where a program does that knows no Playwright. */
function runnerOf(script = ''): Copy | undefined {
  try {
    const file = realpathSync(script);
    const isPlaywright = /[\\/](?:@playwright[\\/]test|playwright)[\\/](?:cli|lib)\b/.test(file);
    return isPlaywright ? copySeenFrom(file) : undefined;
  } catch {
    return undefined;
  }
}

function copySeenFrom(file: string): Copy {
  const path = realpathSync(createRequire(file).resolve('playwright/package.json'));
  return { path, version: (JSON.parse(readFileSync(path, 'utf8')) as Copy).version };
}
