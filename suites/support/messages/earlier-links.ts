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
  private marksArrive = false;

  /** The phones are those of a range; without `look` nothing can lie there. */
  constructor(pattern: string, run: Run, look?: Look) {
    this.pattern = pattern;
    this.run = run;
    this.look = look;
  }

  /**
   * Looks at the phones that the text of a call names for the first time: it is about to be made. Where its link will be
   * known by the mark of the run, nobody has to wait for that.
   */
  async noteBefore(call: string): Promise<void> {
    const { look } = this;
    if (!look) return;
    const looks = numbersIn(this.pattern, call).map(each => this.lookAt(each, look));
    const isKnown = this.marksArrive && ownerOf(call, this.run) === 'this run';
    if (!isKnown) await Promise.all(looks);
  }

  /** Notes what has arrived: whether links come with the mark that they were asked for with. */
  noteArrived(urls: readonly string[]): void {
    this.marksArrive ||= urls.some(each => ownerOf(each, this.run) === 'this run');
  }

  /** The URLs that lay at a phone. */
  async at(phone: string): Promise<ReadonlySet<string>> {
    return (await this.found.get(phone)) ?? new Set();
  }

  private lookAt(phone: string, look: Look): Promise<ReadonlySet<string>> {
    const found = this.found.get(phone) ?? look(phone).then(urls => this.others(urls));
    this.found.set(phone, found);
    return found;
  }

  private others(urls: readonly string[]): ReadonlySet<string> {
    return new Set(urls.filter(each => ownerOf(each, this.run) !== 'this run'));
  }
}
