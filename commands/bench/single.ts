import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Reference } from '../../reference/reference.ts';
import { serve } from '../../reference/serve.ts';
import { settingsFor } from '../serving.ts';
import { fileOf } from '../test.ts';
import { costOf } from './cost.ts';
import { root } from './files.ts';

/** One check of ours, and one empty test, run in the same way. */
export interface Single {
  from: 'checkout' | 'package';
  words: readonly string[];
  empty: readonly string[];
  env: Readonly<Record<string, string>>;
}

const id = 'sign-in.refuses-unregistered';
const playwright = resolve(root, 'node_modules/@playwright/test/cli.js');
const empty = [playwright, 'test', '-c', resolve(root, 'commands/bench/empty.config.mjs')];
const program = resolve(root, 'dist/commands/main.js');

/** Serves the reference, and gives what is compared: from a checkout, and from the package where `npm run build` has made it. */
export async function singles(): Promise<{ all: Single[]; stop: () => Promise<void> }> {
  const reference = new Reference();
  const { url, close } = await serve(reference);
  const { LINK_LIFETIME_S: _, ...settings } = settingsFor(reference, url);
  const env = {
    ...settings,
    INBOX: 'http',
    INBOX_URL: `${url}/outbox/{phone}`,
    RESULTS_DIR: 'results/bench/single',
  };
  const only = ['--grep', `@${id}`];
  const fromCheckout = [playwright, 'test', fileOf(id), ...only];
  const all: Single[] = [{ from: 'checkout', words: fromCheckout, empty, env }];
  if (existsSync(program))
    all.push({
      from: 'package',
      words: [program, ...only],
      empty,
      env: { ...env, PW_DISABLE_TS_ESM: '1' },
    });
  return { all, stop: close };
}

/** The CPU seconds of the check and of the empty test, one after the other. */
export async function costOfSingle({ words, empty: floor, env }: Single) {
  const check = await costOf(words, env);
  const nothing = await costOf(floor, env);
  return { check: check?.cpu, nothing: nothing?.cpu };
}
