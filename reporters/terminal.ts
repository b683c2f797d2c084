import type { FullConfig, FullResult, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { given, madeBy, phoneNumbers } from '../spec/notes.ts';
import { harmless, plain } from './escape.ts';
import { written } from './files.ts';
import { paintFor } from './paint.ts';
import { Progress } from './progress.ts';
import { isRedRun, judgedNothing, mergeIsRed, redOnes, type Report } from './report.ts';
import { rerunFailed } from './rerun-command.ts';
import { RequirementReporter } from './requirement-reporter.ts';
import { missingShards } from './shards.ts';
import { count, oneLine } from './text.ts';
import { unknownId } from './unknown-id.ts';
import { verdictText } from './terminal-verdict.ts';

/** The verdict for whoever runs the suite: progress while it runs, what is red first, one headline last. */
export default class TerminalReporter extends RequirementReporter {
  private progress?: Progress;
  private result?: FullResult;
  private readonly crashes: string[] = [];

  override onBegin(config: FullConfig, suite: Suite) {
    super.onBegin(config, suite);
    this.progress = new Progress(suite);
  }

  override onError(error: TestError) {
    super.onError(error);
    const text = [error.message ?? error.value, error.snippet].filter(Boolean).join('\n\n');
    this.crashes.push(unknownId(text, this.all) ?? plain(text));
  }

  onTestEnd(test: TestCase) {
    if (!this.isListing) this.progress?.count(test);
  }

  onStdOut(chunk: string | Buffer) {
    this.progress?.clear();
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer) {
    this.progress?.clear();
    process.stderr.write(chunk);
  }

  override async onEnd(result: FullResult) {
    this.progress?.clear();
    this.result = result;
    const red = this.isMerging ? this.reports(result).find(isRedRun) : undefined;
    if (red) throw new Error(missingShards(this.config) ?? redSentence(red)); // nothing else makes a merge end with 1
  }

  /** Comes after the end of all reporters, so that the files which they wrote can be named. */
  async onExit() {
    for (const crash of this.crashes) process.stdout.write(`\n${harmless(crash)}\n`);
    if (this.result) await super.onEnd(this.result);
  }

  override announce(report: Report) {
    const columns = process.stdout.isTTY ? process.stdout.columns : 100;
    const width = Math.max(40, Math.min(columns, 120));
    const page = this.written('report.html', report);
    const { metadata } = this.config;
    const numbers = phoneNumbers.in(metadata);
    const lastFailed = this.isMerging
      ? undefined
      : rerunFailed(given.in(metadata), madeBy.in(metadata));
    const look = { width, paint: paintFor(process.stdout), page, numbers, lastFailed };
    const problems = report.problems?.filter(
      each => !this.crashes.some(crash => oneLine(crash).includes(each)),
    );
    const told = problems ? { ...report, problems } : report;
    process.stdout.write(`\n${verdictText(told, look, written())}\n`);
  }

  override printsToStdio() {
    return !this.isListing;
  }
}

/** Why a merge ends with 1, in a sentence. */
const redSentence = (report: Report) =>
  `${mergeIsRed}: ${[
    ...(redOnes(report).length > 0 ? [count(redOnes(report).length, 'red requirement')] : []),
    ...(report.problems ? [count(report.problems.length, 'problem')] : []),
    ...(judgedNothing(report) ? ['nothing was judged'] : []),
  ].join(' and ')}`;
