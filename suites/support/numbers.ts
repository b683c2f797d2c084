import { countOf, numberAt } from '../../targets/phone-numbers.ts';
import type { Ledger } from './ledger.ts';

const blockSize = 20;
const step = 7919;

/** Deals the phone numbers of a range, each once in a run: workers take them in blocks. */
export class Numbers {
  private readonly pattern: string;
  private readonly seed: number;
  private readonly ledger: Ledger;
  private dealt = blockSize;
  private block = 0;

  constructor(pattern: string, seed: number, ledger: Ledger) {
    this.pattern = pattern;
    this.seed = seed;
    this.ledger = ledger;
  }

  /** A number that this run has not used yet. @throws when the range is used up */
  next(): string {
    if (this.dealt === blockSize) {
      this.block = this.ledger.takeBlock('numbers');
      this.dealt = 0;
    }
    const position = this.block * blockSize + this.dealt++;
    const count = countOf(this.pattern);
    if (position >= count) {
      throw new Error(`PHONE_NUMBERS "${this.pattern}" is used up: give a wider range`);
    }
    return numberAt(this.pattern, (this.seed + position * step) % count);
  }
}
