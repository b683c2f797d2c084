import { numbersIn } from '../../../targets/phone-numbers.ts';
import type { Run } from '../../../targets/run.ts';
import { ownerOf } from '../run/run-mark.ts';

/** Gives the URLs that lie at a phone. */
export type Look = (phone: string) => Promise<string[]>;

/** What lies at phones when this run begins to send there: it belongs to somebody else. */
export class EarlierLinks {
  private readonly pattern: string;
  private readonly run: Run;
  private readonly look: Look | undefined;
  private readonly found = new Map<string, Promise<ReadonlySet<string>>>();
  private readonly dealt = new Map<string, Promise<ReadonlySet<string>>>();
  private marksArrive = false;

  /** The phones are those of a range; without `look` nothing can lie there. */
  constructor(pattern: string, run: Run, look?: Look) {
    this.pattern = pattern;
    this.run = run;
    this.look = look;
  }

  /** Notes what was found at a phone when its number was about to be dealt. */
  noteDealt(phone: string, urls: readonly string[]): void {
    this.dealt.set(phone, Promise.resolve(this.others(urls)));
  }

  /**
   * Looks at the phones that the text of a call names for the first time: it is about to be made. Where its link will be
   * known by the mark of the run, the look at which the number was dealt is enough: a look beside the call might find what
   * the call itself sends along without a mark.
   */
  async noteBefore(call: string): Promise<void> {
    const { look } = this;
    if (!look) return;
    const isKnown = this.marksArrive && ownerOf(call, this.run) === 'this run';
    const phones = numbersIn(this.pattern, call).filter(each => !this.found.has(each));
    for (const each of phones) {
      const dealt = isKnown ? this.dealt.get(each) : undefined;
      this.found.set(each, dealt ?? look(each).then(urls => this.others(urls)));
    }
    await Promise.all(numbersIn(this.pattern, call).map(each => this.at(each)));
  }

  /** Notes what has arrived: whether links come with the mark that they were asked for with. */
  noteArrived(urls: readonly string[]): void {
    this.marksArrive ||= urls.some(each => ownerOf(each, this.run) === 'this run');
  }

  /** The URLs that lay at a phone. */
  async at(phone: string): Promise<ReadonlySet<string>> {
    return (await this.found.get(phone)) ?? new Set();
  }

  private others(urls: readonly string[]): ReadonlySet<string> {
    return new Set(urls.filter(each => ownerOf(each, this.run) !== 'this run'));
  }
}
