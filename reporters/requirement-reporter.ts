import { resolve } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { testedRole } from '../spec/notes.ts';
import { ofRole } from '../spec/requirement.ts';
import { requirements } from '../suites/catalogue.ts';
import { reportsOf, targetsOf } from './collect.ts';
import { plain } from './escape.ts';
import { pathOf, write } from './files.ts';
import { holdsWhole, isPart } from './part.ts';
import { mergeIsRed, type Catalogue, type Report } from './report.ts';
import { oneLine } from './text.ts';
import { unknownId } from './unknown-id.ts';

/** What the config may say to a reporter; what begins with an underscore comes from Playwright. */
export interface Options {
  /** Where the files go. */
  dir?: string;
  /** The requirements that the run is about. */
  catalogue?: Catalogue;
  configDir?: string;
  _mode?: 'list' | 'test' | 'merge';
}

const running = new Set<RequirementReporter>();

/** Writes the files of every format as they are before the clean-up. */
export function publishAll(): void {
  for (const each of running) each.publishEarly();
}

/** The base of every format: collects a run and publishes one report for each target. */
export abstract class RequirementReporter implements Reporter {
  protected catalogue: Catalogue;
  /** The requirements of every role. */
  protected readonly all: Catalogue;
  protected readonly isListing: boolean;
  protected readonly isMerging: boolean;
  protected config!: FullConfig;
  private readonly dir: string;
  private readonly errors: string[] = [];
  private suite!: Suite;
  /** Whether it is a run of a part, and the report of the whole is where its own would go. */
  private isBesideWhole = false;
  private readonly begun = new Date();

  constructor({ dir = 'results', catalogue = requirements, configDir = '.', _mode }: Options = {}) {
    this.catalogue = catalogue;
    this.all = catalogue;
    this.isListing = _mode === 'list';
    this.isMerging = _mode === 'merge';
    this.dir = resolve(configDir, dir);
  }

  /** Writes the files of this format: when the tests are over, and once more when the clean-up is. */
  publish(_report: Report): void {}

  /** Prints a report, or appends it to something: once, at the very end. */
  announce(_report: Report): void {}

  onBegin(config: FullConfig, suite: Suite) {
    this.config = config;
    this.suite = suite;
    this.catalogue = ofRole(testedRole.in(config.metadata), this.catalogue);
    running.add(this);
    this.isBesideWhole =
      !this.isMerging && isPart(suite, this.catalogue) && holdsWhole(this.dir, this.catalogue);
  }

  onError({ message, value }: TestError) {
    const said = message ?? value ?? 'an error without words';
    if (this.isMerging && said.includes(mergeIsRed)) return;
    this.errors.push(unknownId(said, this.all) ?? oneLine(plain(said)));
  }

  async onEnd(result: FullResult) {
    running.delete(this);
    if (this.isListing || !this.suite) return;
    for (const report of this.reports(result)) {
      this.publish(report);
      this.announce(report);
    }
  }

  /** Publishes what is known before the end; how the run ended is seen by its tests. */
  publishEarly() {
    const results = this.suite.allTests().flatMap(each => each.results);
    const status = results.some(each => each.status === 'interrupted') ? 'interrupted' : 'passed';
    const duration = Date.now() - this.begun.getTime();
    for (const report of this.reports({ status, startTime: this.begun, duration }))
      this.publish(report);
  }

  protected reports(result: FullResult): Report[] {
    const { config, suite, errors, isMerging: merged } = this;
    return reportsOf({ config, suite, result, errors, merged }, this.catalogue);
  }

  printsToStdio() {
    return false;
  }

  /** Writes a file of this format: beside the others, or in the target's own folder where there are several. */
  protected write(name: string, text: string, report: Report) {
    write(this.folderOf(report), name, text);
  }

  /** The path of a file that another format has written of a report, as seen from the working directory. */
  protected written(name: string, report: Report): string | undefined {
    return pathOf(this.folderOf(report), name);
  }

  private folderOf({ target }: Report): string {
    const isOne = targetsOf(this.suite).size <= 1;
    const dir = this.isBesideWhole ? resolve(this.dir, 'part') : this.dir;
    return resolve(dir, isOne ? '.' : target.replace(/[^\w.-]+/g, '-'));
  }
}
