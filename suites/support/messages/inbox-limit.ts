import { randomUUID } from 'node:crypto';
import type { Inbox } from '../../../targets/target.ts';
import { withOwnRecord } from '../findings/record.ts';
import { isAccepted } from '../http/answer.ts';
import { ApiCaller } from '../http/caller.ts';
import { MagicLink } from '../http/magic-link.ts';
import { has } from '../http/offered.ts';
import { operations } from '../http/operations.ts';
import type { Context } from '../run/context.ts';
import { redirectUrlOf } from '../run/run-mark.ts';
import { pollUntil } from './poll-until.ts';

const limit = 'most messages of a number';

/**
 * How many messages to one number an inbox shows, where it shows the newest ones only: the last, or a page of them. Found
 * out when one is missed: messages that a mark in their redirect URLs tells apart, whatever their tokens, are sent to
 * another number.
 */
export class InboxLimit {
  private readonly inbox: Inbox;
  private readonly context: Context;

  constructor(inbox: Inbox, context: Context) {
    this.inbox = inbox;
    this.context = context;
  }

  /** The most that it shows, as far as that is known. */
  get known(): number | undefined {
    const { preflight, runState } = this.context;
    if (preflight.inbox?.keepsNewestOnly) return 1;
    const found = runState.details(limit).map(Number);
    return found.length > 0 ? Math.min(...found) : undefined;
  }

  /** Why more messages than those `shown` at a number cannot be read there; undefined where they could. */
  async explains(shown: number): Promise<string | undefined> {
    if (this.known === undefined) await this.find(shown);
    return this.known !== undefined && shown >= this.known ? this.said : undefined;
  }

  /** Why so many messages to one number cannot be seen at once; undefined where they can, as far as is known. */
  keepsFrom(count: number): string | undefined {
    return this.known !== undefined && count > this.known ? this.said : undefined;
  }

  private get said(): string {
    return this.known === 1
      ? 'the inbox shows the newest message of a number alone'
      : `the inbox shows the newest ${this.known} messages of a number alone`;
  }

  /** Looks, once in a run for each number of messages, whether the first of them stays when one more comes. */
  private async find(shown: number): Promise<void> {
    const { runState, clock, target } = this.context;
    if (!this.inbox.keepsMessages || shown === 0) return; // else it is ours, and keeps them all
    if (!has(this.context, operations.signUpOrIn.name)) return;
    const looked = `looked for more than ${shown} messages`;
    if (runState.take(`looks for more than ${shown} messages`)) {
      const most = await withOwnRecord(() => this.mostOf(shown + 1)).catch(() => undefined);
      if (most !== undefined) runState.add(limit, String(most));
      runState.add(looked);
    }
    await pollUntil(clock, async () => runState.count(looked) > 0, 3 * target.inboxTimeout);
  }

  /** The most messages that are seen at once, where the first of so many goes; undefined where it stays, or one is lost. */
  private async mostOf(count: number): Promise<number | undefined> {
    const { clock, numbers, target } = this.context;
    const magicLink = new MagicLink(new ApiCaller(this.context));
    const phone = await numbers.nextFree();
    const marks: string[] = [];
    const send = async () => {
      const mark = `copy${randomUUID().slice(0, 8)}`;
      marks.push(mark);
      const redirectUrl = new URL(redirectUrlOf(this.context));
      redirectUrl.searchParams.set('mark', mark);
      const fields = { redirectUrl: redirectUrl.href };
      return isAccepted(await magicLink.signUpOrIn({ loginId: phone, phone }, fields));
    };
    let seen: string[] = [];
    const until = async (isSo: () => boolean) => {
      const look = async () => {
        const urls = await this.inbox.urls(phone);
        seen = marks.filter(mark => urls.some(each => each.includes(mark)));
        return isSo();
      };
      await pollUntil(clock, look, target.inboxTimeout);
      return isSo();
    };
    if (!(await send()) || !(await until(() => seen.length === 1))) return undefined;
    while (marks.length < count) if (!(await send())) return undefined;
    const hasGone = () => seen.length > 0 && !seen.includes(marks[0]!);
    if (!(await until(() => seen.length === count || hasGone())) || !hasGone()) return undefined;
    await until(() => seen.includes(marks.at(-1)!));
    return seen.length;
  }
}
