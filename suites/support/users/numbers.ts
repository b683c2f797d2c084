import { createHash } from 'node:crypto';
import { countOf, numberAt } from '../../../targets/phone-numbers.ts';
import { noteNumber } from '../../../targets/used-numbers.ts';
import { BlockedError, obstructed } from '../findings/failure.ts';
import { passOn } from '../findings/set-up.ts';
import type { RunState } from '../run/run-state.ts';
import { Stock } from './stock.ts';

const blockSize = 10;
/** So many numbers are asked for together, since one after the other costs the time of an answer each. */
const usuallyTogether = 5;
/** After so many looks in a row that found no number free, the range counts as used up. */
const hopeless = 50;
const usedUp = 'numbers used up';
const met = 'numbers of others met';

/** How to find out whether somebody else uses a number. */
export interface Looks {
  /** Whether links lie at a phone. */
  hasLinks(phone: string): Promise<boolean>;
  /** Whether somebody is registered with a phone as the login ID. */
  isRegistered(phone: string): Promise<boolean>;
  /** The same in any project. */
  isRegisteredAnywhere(phone: string): Promise<boolean>;
}

/** The range has no free number left: nobody is accused of that. */
export class NumbersUsedUp extends BlockedError {
  constructor(pattern: string) {
    const obstacle =
      `the phone numbers ${pattern} are used up on this target: ` +
      'set PHONE_NUMBERS to another range, or restart the target without its users and messages';
    super(obstructed(obstacle));
  }
}

/**
 * Deals the phone numbers of a range, each once in a run. A worker begins at a place of its own, which the seed decides,
 * and goes on from there until it comes to numbers that somebody else has used: runs at once seldom meet, and part again.
 */
export class Numbers {
  private readonly pattern: string;
  private readonly seed: number;
  private readonly runState: RunState;
  private readonly looks: Looks | undefined;
  private readonly askedTogether: number;
  private readonly dealt = new Stock(() =>
    this.find(
      () => this.takeBlock(),
      block => this.unusedOf(block),
    ),
  );
  private readonly free = new Stock(() =>
    this.find(
      () => this.drawSeveral(),
      drawn => this.without('isRegistered', drawn),
    ),
  );
  private nextBlock: number | undefined;
  /** Whether somebody was looked for in a block. */
  private hasLooked = false;

  /** Without `looks` every number counts as free, as it is where the target is new. */
  constructor(
    pattern: string,
    seed: number,
    runState: RunState,
    looks?: Looks,
    askedTogether = usuallyTogether,
  ) {
    this.pattern = pattern;
    this.seed = seed;
    this.runState = runState;
    this.looks = looks;
    this.askedTogether = askedTogether;
  }

  /** A number that this run has not used, and at which no links lie. @throws NumbersUsedUp */
  async next(): Promise<string> {
    return noteNumber(await this.draw());
  }

  /** The same, where nobody is registered with the number either. @throws NumbersUsedUp */
  async nextFree(): Promise<string> {
    return noteNumber(this.looks ? await this.free.take() : await this.draw());
  }

  /** A number of another place that this run has not used; nobody has looked at it. @throws NumbersUsedUp */
  async elsewhere(): Promise<string> {
    this.nextBlock = undefined;
    const [number] = await this.takeBlock();
    return noteNumber(number ?? passOn(new NumbersUsedUp(this.pattern)));
  }

  /** Leaves the numbers beside the last ones, since somebody else has used these. */
  leave(): void {
    this.dealt.clear();
    this.nextBlock = undefined;
  }

  private async draw(): Promise<string> {
    if (this.runState.count(usedUp) > 0) passOn(new NumbersUsedUp(this.pattern));
    return this.dealt.take();
  }

  private drawSeveral(): Promise<string[]> {
    return Promise.all(Array.from({ length: this.askedTogether }, () => this.draw()));
  }

  /** Takes numbers until there are some that a look finds free. */
  private async find(
    take: () => Promise<string[]>,
    freeOf: (numbers: string[]) => Promise<string[]>,
  ): Promise<string[]> {
    for (let round = 0; round < hopeless; round++) {
      const numbers = await take();
      if (numbers.length === 0) break;
      const free = await freeOf(numbers);
      if (free.length < numbers.length) this.leave();
      if (free.length > 0) return free;
    }
    this.runState.add(usedUp); // for all workers of the run
    passOn(new NumbersUsedUp(this.pattern));
  }

  /**
   * Those at which no links lie. Nobody may be registered with them either, in the first block and in all from the one on in
   * which others have left something: who is registered with a number need not have been texted there.
   */
  private async unusedOf(block: string[]): Promise<string[]> {
    const unused = await this.without('hasLinks', block);
    const isFirst = !this.hasLooked && this.askedTogether > 1; // a run that has to be small may do without
    this.hasLooked = true;
    if (!isFirst && unused.length === block.length && this.runState.count(met) === 0) return block;
    const free = await this.without('isRegisteredAnywhere', unused);
    if (free.length < block.length) this.runState.add(met);
    return free;
  }

  private async without(look: keyof Looks, numbers: string[]): Promise<string[]> {
    const taken = await Promise.all(numbers.map(async each => this.looks?.[look](each)));
    return numbers.filter((_, n) => !taken[n]);
  }

  /** The numbers of the next block that no worker of this run has taken; none where they have taken all. */
  private async takeBlock(): Promise<string[]> {
    const blocks = countOf(this.pattern) / blockSize;
    const first = this.nextBlock ?? this.somewhere(blocks);
    for (let n = 0; n < blocks; n++) {
      const block = (first + n) % blocks;
      if (!this.runState.take(`numbers ${block}`)) continue;
      this.nextBlock = block + 1;
      return Array.from({ length: blockSize }, (_, each) =>
        numberAt(this.pattern, block * blockSize + each),
      );
    }
    return [];
  }

  /** A block that is another at each turn, for each worker and for each run. */
  private somewhere(blocks: number): number {
    const turn = this.runState.takeTurn('places');
    return createHash('sha256').update(`${this.seed} ${turn}`).digest().readUInt32BE() % blocks;
  }
}
