import { resolve } from 'node:path';
import { parsed, run, wholeNumber } from '../commands/command.ts';
import { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { outboxOf, settingsFor } from './end-to-end/support/served.ts';
import { nodeOptions } from './in-process/worker-pool.ts';
import { cpuTime } from './support/budget.ts';
import { startNode } from './support/node-process.ts';
import { playwright } from './support/run-suite.ts';
import { root } from './support/sources.ts';
import { unknownName } from './support/unknown-name.ts';
import { variants } from './variants/index.ts';
import { conformant } from './variants/variant.ts';

/**
 * `npm run test:again -- [--runs 10] [--pairs] [--runner] [--workers 2] [--seed N] [freedom…]`: whole runs in a row, or two at
 * once, against one process of the reference, or of the variant that uses a freedom, which keeps all that earlier runs have
 * left. With `--seed 5`, the random histories of the first run have the seeds from 500 on, of the second from 600 on.
 */
await run(async () => {
  const { values, positionals } = parsed({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '10' },
      workers: { type: 'string', default: '2' },
      pairs: { type: 'boolean' },
      runner: { type: 'boolean' },
      seed: { type: 'string' },
    },
  });
  const runs = wholeNumber('--runs', values.runs, 1, 1000);
  const workers = wholeNumber('--workers', values.workers, 1, 64);
  const suite = values.runner
    ? [playwright, 'test', `--workers=${workers}`]
    : [...nodeOptions, resolve(root, 'selftest/in-process/once.ts')];
  let seed = values.seed === undefined ? undefined : wholeNumber('--seed', values.seed, 1, 1e9);
  let bad = 0;
  for (const name of positionals.length > 0 ? positionals : ['reference']) {
    const { url, close } = await serve(targetNamed(name));
    const settings = { ...settingsFor(url), ...outboxOf(url), RESULTS_DIR: 'results/again' };
    for (let n = 1; n <= runs; n++) {
      const env = { ...settings, ...(seed !== undefined && { JOURNEYS_SEED: `${seed++ * 100}+` }) };
      const begun = values.pairs
        ? [startNode(suite, { env }), startNode(suite, { env })]
        : [startNode(suite, { env })];
      for (const { ended } of begun) {
        const { code, output } = await ended;
        if (code !== 0) bad += 1;
        const numbers = /\d+ phone numbers used/.exec(output)?.[0] ?? 'no numbers told';
        console.log(
          `${name}, ${n} of ${runs}: exit ${code}, ${numbers}${code === 0 ? '' : `\n${output}`}`,
        );
      }
    }
    await close();
  }
  const all = runs * (values.pairs ? 2 : 1) * Math.max(positionals.length, 1);
  console.log(cpuTime());
  console.log(`${all - bad} passed, ${bad} failed`);
  return bad > 0 ? 1 : 0;
});

/** The reference, or the variant that uses a freedom. @throws UsageError where there is none of that name */
function targetNamed(name: string): Reference {
  if (name === 'reference') return new Reference();
  const freedoms = variants.find(each => name in each);
  if (!freedoms)
    throw unknownName(
      'freedom',
      name,
      variants.flatMap(each => Object.keys(each)),
    );
  return new (conformant(freedoms))();
}
