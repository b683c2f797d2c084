import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, Suite, TestCase, TestResult, TestStep } from '@playwright/test/reporter';
import { folder, countsFile } from './files.ts';

/** Writes down how many calls each test of a run made. */
export default class CallsReporter implements Reporter {
  private readonly calls: number[] = [];
  private suite!: Suite;

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite;
  }

  onTestEnd(_test: TestCase, { steps }: TestResult) {
    this.calls.push(callsIn(steps));
  }

  async onEnd() {
    const target = this.suite.suites.at(-1)?.title;
    mkdirSync(folder, { recursive: true });
    writeFileSync(countsFile, JSON.stringify({ target, calls: this.calls }));
  }
}

function callsIn(steps: readonly TestStep[]): number {
  const own = steps.filter(each => each.category === 'pw:api' && isCall(each.title)).length;
  return own + steps.reduce((sum, each) => sum + callsIn(each.steps), 0);
}

const isCall = (title: string) => /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/.test(title);
