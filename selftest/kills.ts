import type { FullConfig, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { plain } from '../reporters/escape.ts';
import { paintFor, type Colour } from '../reporters/paint.ts';
import { shorten } from '../reporters/text.ts';

interface Options {
  /** Names the killed mutants and the green variants too. */
  all?: boolean;
}

/** What became of one test: of a mutant's check, its mutant was killed, survived or broke before the assertion. */
type Fate = 'killed' | 'survived' | 'broken' | 'passed' | 'failed' | 'not tested';

const colours: Partial<Record<Fate, Colour>> = {
  survived: 'red',
  broken: 'magenta',
  failed: 'red',
};

/** Tells which mutants live and which variants are accused, and counts the rest. */
export default class KillsReporter implements Reporter {
  private readonly all: boolean;
  private readonly paint = paintFor(process.stdout);
  private readonly errors: string[] = [];
  private suite!: Suite;

  constructor({ all = false }: Options = {}) {
    this.all = all;
  }

  onBegin(_config: FullConfig, suite: Suite) {
    this.suite = suite;
  }

  onError({ message, value }: TestError) {
    this.errors.push(plain(message ?? value ?? 'an error without words'));
  }

  onTestEnd(test: TestCase) {
    const fate = fateOf(test);
    const mutant = noted(test, 'mutant');
    const isShown = this.all && (mutant ?? isVariant(test));
    if (colours[fate] || isShown) this.say(fate, mutant ?? nameOf(test), test);
  }

  async onEnd() {
    for (const error of this.errors) console.log(this.paint('red', error));
    const tests = this.suite.allTests();
    const lane = tests.filter(each => noted(each, 'mutant'));
    const fates = (['killed', 'survived', 'broken'] as const).map(
      fate => `${lane.filter(each => fateOf(each) === fate).length} ${fate}`,
    );
    if (lane.length > 0) console.log(`\nmutants: ${fates.join(', ')}`);
    this.tellVariants();
    const good = tests.filter(each => each.ok() && each.results.length > 0);
    const failed = tests.length - good.length + this.errors.length;
    console.log(`${good.length} passed, ${failed} failed`);
  }

  printsToStdio() {
    return true;
  }

  private tellVariants() {
    const variants = this.suite.allTests().filter(isVariant);
    if (variants.length === 0) return;
    const accused = variants.filter(each => !each.ok()).length;
    console.log(`variants: ${variants.length - accused} green, ${accused} accused`);
  }

  private say(fate: Fate, name: string, test: TestCase) {
    const colour = colours[fate] ?? 'dim';
    const why = fate === 'broken' || fate === 'failed' ? wordsOf(test) : [];
    const id = test.tags.find(each => each.includes('.')) ?? '';
    console.log(`${this.paint(colour, fate.padEnd(8))}  ${name}  ${id}`.trimEnd());
    for (const line of why) console.log(`    ${line}`);
  }
}

function fateOf(test: TestCase): Fate {
  const [result] = test.results;
  if (result?.status === 'skipped') return 'not tested';
  if (!noted(test, 'mutant')) return test.ok() ? 'passed' : 'failed';
  if (test.ok()) return 'killed';
  return result?.status === 'passed' ? 'survived' : 'broken';
}

function noted({ results }: TestCase, type: string): string | undefined {
  return results[0]?.annotations.find(each => each.type === type)?.description;
}

const nameOf = (test: TestCase) => test.titlePath().slice(1).filter(Boolean).join(' › ');

const mostLines = 20;

/** The words of a failure, without the empty lines and not too many. */
function wordsOf({ results }: TestCase): string[] {
  const words = plain(results[0]?.errors[0]?.message ?? 'it never ran');
  const lines = words.split('\n').filter(each => each.trim());
  return lines.slice(0, mostLines).map(each => shorten(each, 300));
}

const isVariant = ({ annotations }: TestCase) => annotations.some(each => each.type === 'variant');
