import { findingsAttachment, type Finding } from '../../spec/finding.ts';
import { sentenceOf } from '../../spec/sentence.ts';
import { withOwnRecord } from '../../suites/support/findings/record.ts';
import { FixtureScope } from './fixtures.ts';
import { running, type Check } from './test-double.ts';

/** What became of one check. */
export interface Outcome {
  verdict: 'passed' | 'failed' | 'blocked' | 'not tested';
  why?: string;
  /** What was found against which requirements: by a history, against several. */
  found: Found[];
}

/** A finding in short; that of a random history with its steps. */
export interface Found {
  requirement: string;
  why: string;
  steps?: string[];
}

/** In ms: far more than a check takes on a busy machine. */
const longest = 300_000;

class Skipped extends Error {}

/** What a reporter is told of a check that has ended, as far as the reports read it. */
export interface Ended {
  check: Check;
  status: string;
  annotations: { type: string; description: string }[];
  attachments: { name: string; contentType: string; body: Buffer }[];
  errors: { message: string }[];
}

/** Runs one check with fixtures of its own; those of the worker stay. */
export async function runCheck(
  check: Check,
  worker: FixtureScope,
  ended: (told: Ended) => void = () => undefined,
): Promise<Outcome> {
  const info = new TestInfoDouble(check);
  const scope = new FixtureScope(check.registry, check.options, info, worker);
  const run = async () => {
    for (const [name, { auto }] of Object.entries(check.registry)) if (auto) await scope.get(name);
    await check.body(...([await scope.argumentsOf(check.body), info] as never[]));
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    const error = new Error(`the check took more than ${longest} ms`);
    timer = setTimeout(() => failed(error), longest);
  });
  await Promise.race([running.run(info, () => withOwnRecord(run)), late]).catch(error =>
    info.note(error),
  );
  clearTimeout(timer);
  await scope.tearDown(error => info.note(error));
  const { status, annotations, attachments, errors } = info;
  ended({ check, status, annotations, attachments, errors });
  return info.outcome();
}

/** As much of Playwright's TestInfo as the suites use. */
class TestInfoDouble {
  readonly title: string;
  readonly tags: string[];
  readonly annotations: { type: string; description: string }[] = [];
  readonly errors: { message: string }[] = [];
  readonly findings: Finding[] = [];
  readonly attachments: Ended['attachments'] = [];
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

  async attach(name: string, { body }: { body: string }): Promise<void> {
    this.attachments.push({ name, contentType: 'application/json', body: Buffer.from(body) });
    if (name === findingsAttachment) this.findings.push(...(JSON.parse(body) as Finding[]));
  }

  note(error: unknown): void {
    if (error instanceof Skipped) return;
    const { name, message } = error as Error;
    this.errors.push({ message: `${name}: ${message}` });
    this.status = 'failed';
  }

  outcome(): Outcome {
    const found = this.findings.map(each => ({
      requirement: each.requirement,
      why: `${each.history ? `${each.history}: ` : ''}${sentenceOf(each).slice(0, 400)}`,
      ...(each.steps && { steps: each.steps }),
    }));
    return { ...this.ended(), found };
  }

  private ended(): Omit<Outcome, 'found'> {
    const blocked = this.annotations.find(({ type }) => type === 'blocked')?.description;
    if (blocked !== undefined) return { verdict: 'blocked', why: blocked };
    if (this.status === 'skipped') return { verdict: 'not tested' };
    if (this.status === 'passed') return { verdict: 'passed' };
    const [finding] = this.findings;
    const why = finding ? sentenceOf(finding).slice(0, 400) : this.errors[0]?.message;
    return { verdict: 'failed', why: why ?? 'no finding' };
  }
}
