import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { findingsAttachment, type Finding } from '../spec/finding.ts';
import { idOf } from '../suites/catalogue.ts';
import { paintFor, type Colour } from '../reporters/paint.ts';
import { plain } from '../reporters/escape.ts';
import { shorten } from '../reporters/text.ts';
import { cpuTime } from './support/budget.ts';

interface Options {
  /** The CPU seconds that a run of everything may take. */
  budget?: number;
}

/** How one test ended: of a mutant's check, its mutant was killed, survived or broke before the assertion. */
type Status = 'killed' | 'survived' | 'broken' | 'passed' | 'failed' | 'not tested';

const colours: Partial<Record<Status, Colour>> = {
  survived: 'red',
  broken: 'magenta',
  failed: 'red',
};

/** Tells which mutants live and which self-tests fail, and counts the rest. */
export default class MutationReporter implements Reporter {
  private readonly budget: number | undefined;
  private readonly paint = paintFor(process.stdout);
  private readonly errors: string[] = [];
  private suite!: Suite;

  constructor({ budget }: Options = {}) {
    this.budget = budget;
  }

  onBegin(_config: FullConfig, suite: Suite) {
    this.suite = suite;
  }

  onError({ message, value }: TestError) {
    this.errors.push(plain(message ?? value ?? 'an error without words'));
  }

  onStdOut(chunk: string | Buffer) {
    process.stdout.write(chunk);
  }

  onTestEnd(test: TestCase) {
    const status = statusOf(test);
    const colour = colours[status];
    if (colour) this.say(status, colour, test);
  }

  async onEnd() {
    for (const error of this.errors) console.log(this.paint('red', error));
    const tests = this.suite.allTests();
    const ofMutants = tests.filter(mutantOf).map(statusOf);
    const statuses = [...ofMutants, ...tests.flatMap(statusesByHistories)];
    const counts = (['killed', 'survived', 'broken'] as const).map(
      status => `${statuses.filter(each => each === status).length} ${status}`,
    );
    console.log('');
    if (statuses.length > 0) console.log(`mutants: ${counts.join(', ')}`);
    console.log(cpuTime(this.budget));
    const good = tests.filter(each => each.ok() && each.results.length > 0);
    const failed = tests.length - good.length + this.errors.length;
    console.log(`${good.length} passed, ${failed} failed`);
  }

  printsToStdio() {
    return true;
  }

  private say(status: Status, colour: Colour, test: TestCase) {
    const name = mutantOf(test) ?? test.titlePath().slice(1).filter(Boolean).join(' › ');
    const id = test.tags.find(each => each.includes('.')) ?? '';
    const why = status === 'survived' ? [] : wordsOf(test);
    console.log(`${this.paint(colour, status.padEnd(8))}  ${name}  ${id}`.trimEnd());
    for (const line of why) console.log(`    ${line}`);
  }
}

function statusOf(test: TestCase): Status {
  const [result] = test.results;
  if (result?.status === 'skipped') return 'not tested';
  if (!mutantOf(test)) return test.ok() ? 'passed' : 'failed';
  if (result?.status === 'passed') return 'survived';
  return test.ok() && accuses(test) ? 'killed' : 'broken';
}

/** Whether a check has found its requirement broken, and was not blocked on the way. */
function accuses({ tags, results }: TestCase): boolean {
  const findings = (results[0]?.attachments ?? [])
    .filter(({ name, body }) => name === findingsAttachment && body)
    .flatMap(({ body }) => JSON.parse(body!.toString()) as Finding[]);
  return findings.some(each => each.requirement === idOf(tags) && !each.blockedBy);
}

/** The mutant that a check ran against; undefined where a test is about none. */
function mutantOf({ results }: TestCase): string | undefined {
  return results[0]?.annotations.find(({ type }) => type === 'mutant')?.description;
}

/** What became of the mutants that histories have to notice, as the self-test about them annotates it. */
const statusesByHistories = ({ results }: TestCase): Status[] =>
  (results[0]?.annotations ?? []).flatMap(({ type }) =>
    type === 'killed' || type === 'survived' ? [type] : [],
  );

const mostLines = 20;

/** The words of a failure, without the empty lines and not too many. */
function wordsOf({ results }: TestCase): string[] {
  const words = plain(results[0]?.errors[0]?.message ?? 'it never ran');
  const lines = words.split('\n').filter(each => each.trim());
  return lines.slice(0, mostLines).map(each => shorten(each, 300));
}
