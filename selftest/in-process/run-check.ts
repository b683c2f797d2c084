import { stripVTControlCharacters } from 'node:util';
import { Cast } from './fixtures.ts';
import type { Check } from './test-double.ts';

/** What became of one check. */
export interface Outcome {
  verdict: 'passed' | 'failed' | 'blocked' | 'not tested';
  why?: string;
}

const longest = 60_000;

class Skipped extends Error {}

/** Performs one check with fixtures of its own; those of the worker stay. */
export async function perform(check: Check, worker: Cast): Promise<Outcome> {
  const info = new Info(check);
  const cast = new Cast(check.registry, check.options, info, worker);
  const play = async () => {
    for (const [name, { auto }] of Object.entries(check.registry)) if (auto) await cast.get(name);
    await check.body(...([await cast.gather(check.body), info] as never[]));
  };
  await Promise.race([play(), tooLong()]).catch(error => info.note(error));
  for (const error of await cast.letGo()) info.note(error);
  return info.outcome();
}

function tooLong(): Promise<never> {
  return new Promise((_, late) =>
    setTimeout(
      () => late(new Error(`setup: the check took more than ${longest} ms`)),
      longest,
    ).unref(),
  );
}

/** As much of Playwright's TestInfo as the suites use. */
class Info {
  readonly title: string;
  readonly tags: string[];
  readonly annotations: { type: string; description: string }[] = [];
  readonly errors: { message: string }[] = [];
  status = 'passed';
  expectedStatus = 'passed';

  constructor({ title, tags }: Check) {
    this.title = title;
    this.tags = tags;
  }

  skip(): never {
    this.status = 'skipped';
    throw new Skipped('skipped');
  }

  fail(): void {
    this.expectedStatus = 'failed';
  }

  async attach(): Promise<void> {}

  note(error: unknown): void {
    if (error instanceof Skipped) return;
    const { name, message } = error as Error;
    this.errors.push({ message: `${name}: ${message}` });
    this.status = 'failed';
  }

  outcome(): Outcome {
    const blocked = this.annotations.find(({ type }) => type === 'blocked')?.description;
    if (blocked !== undefined) return { verdict: 'blocked', why: blocked };
    if (this.status === 'skipped') return { verdict: 'not tested' };
    if (this.status === 'passed') return { verdict: 'passed' };
    const message = stripVTControlCharacters(this.errors[0]?.message ?? '');
    return { verdict: 'failed', why: message.replaceAll(/\s+/g, ' ').slice(0, 400) };
  }
}
