import type { Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { plain } from '../../reporters/escape.ts';
import { oneLine, shorten } from '../../reporters/text.ts';
import type { Outcome } from '../in-process/run-check.ts';
import { cpuTime } from '../support/budget.ts';
import { problemsOf, tooFew } from './problems.ts';

/** Tells which variants are accused, in the words of the in-process runner, and counts the rest. */
export default class VariantsReporter implements Reporter {
  private readonly errors: string[] = [];
  private suite!: Suite;

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite;
  }

  onError({ message, value }: TestError) {
    this.errors.push(plain(message ?? value ?? 'an error without words'));
  }

  async onEnd() {
    for (const error of this.errors) console.log(error);
    const variants = this.suite.suites;
    const accused = variants.filter(each => {
      const problems = problemsOf(outcomesIn(each), tooFew.checks);
      for (const problem of problems) console.log(`${each.title}  ${problem}`);
      return problems.length > 0;
    });
    console.log(cpuTime());
    const failed = accused.length + this.errors.length;
    console.log(`${variants.length - accused.length} passed, ${failed} failed`);
    return failed > 0 ? { status: 'failed' as const } : undefined;
  }

  printsToStdio() {
    return true;
  }
}

type Ended = Pick<Outcome, 'verdict' | 'why'>;

function outcomesIn(variant: Suite): Record<string, Ended> {
  return Object.fromEntries(
    variant.allTests().map(test => {
      const id = test.tags.find(each => each.includes('.'))?.slice(1) ?? test.title;
      return [id, outcomeOf(test)];
    }),
  );
}

function outcomeOf({ results }: TestCase): Ended {
  const [result] = results;
  if (!result) return { verdict: 'blocked', why: 'it never ran' };
  const blocked = result.annotations.find(({ type }) => type === 'blocked')?.description;
  if (blocked !== undefined) return { verdict: 'blocked', why: blocked };
  if (result.status === 'skipped') return { verdict: 'not tested' };
  if (result.status === 'passed') return { verdict: 'passed' };
  return { verdict: 'failed', why: shorten(oneLine(plain(result.error?.message ?? '')), 400) };
}
