import type { Exchange, Header } from '../../../spec/finding.ts';
import { isLostBehindProxy, proxyIn } from '../../../spec/proxies.ts';
import { isAccepted, isRefused, Received } from '../../../spec/wire/received.ts';
import type { Secrets } from '../findings/secrets.ts';
import { curlOf, shownAnswer, shownBody } from './shown.ts';

/** One call to the target. */
export interface ApiCall {
  /** The operation's name in the catalogue, such as `sign-in`. */
  operation: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer | undefined;
}

/** What came back for a call. No answer at all is an answer too: status 0 and a problem in words. */
export class Answer extends Received {
  readonly call: ApiCall;
  readonly url: string;
  readonly problem: string | undefined;
  readonly sentAt: number;
  readonly ms: number;
  /** Whether the check passes though this answer is neither an acceptance nor a refusal. */
  isTolerated = false;
  /** Whether the call was made once before, and that connection was lost: nobody knows whether it was served. */
  isRepeat = false;
  /** The entry of a list that it is for, as a noun that follows "for". */
  entry: string | undefined;
  /** The release that added that entry, where it is later than the requirement. */
  since: string | undefined;
  /** What else was noticed about it, as words that follow its status. */
  remark: string | undefined;
  private readonly secrets: Secrets;

  constructor(
    sent: { call: ApiCall; url: string; sentAt: number; ms: number; secrets: Secrets },
    came: {
      status?: number;
      headers?: readonly Header[];
      text?: string;
      problem?: string;
    },
  ) {
    super(came.status ?? 0, came.headers ?? [], came.text ?? '');
    this.call = sent.call;
    this.url = sent.url;
    this.sentAt = sent.sentAt;
    this.ms = sent.ms;
    this.secrets = sent.secrets;
    this.problem = came.problem;
  }

  /** Says which entry of a list it is for. */
  of(entry: string, since?: string): this {
    this.entry = entry;
    this.since = since;
    return this;
  }

  /** Whether the target closed the connection in place of an answer, as far as a proxy in front of it lets anybody see. */
  get isClosed(): boolean {
    const isLost = isLostBehindProxy(this.answered);
    return isLost || (this.problem?.startsWith('closed the connection') ?? false);
  }

  /** What is said where a proxy in front of the API has made this error itself. */
  get proxy(): string | undefined {
    return proxyIn(this.answered);
  }

  /** What was sent and came back, for people and reports, without secrets. */
  exchange(): Exchange {
    const { call, secrets } = this;
    const hide = (text: string) => secrets.hide(text);
    const hidden = ({ name, value }: Header) => ({ name, value: hide(value) });
    const headers = Object.entries(call.headers).map(([name, value]) => ({ name, value }));
    return {
      kind: 'exchange',
      whose: 'ours',
      operation: call.operation,
      request: {
        method: call.method,
        url: hide(this.url),
        headers: headers.map(hidden),
        ...(call.body === undefined ? {} : { body: hide(shownBody(call.body.toString())) }),
      },
      ...(this.status > 0 && {
        response: {
          status: this.status,
          headers: this.headers.map(hidden),
          body: shownAnswer(hide(this.text)),
        },
      }),
      ...(this.problem && { problem: this.problem }),
      ...(this.remark && { remark: hide(this.remark) }),
      ms: Math.round(this.ms),
      at: new Date(this.sentAt).toISOString(),
      curl: this.curl(),
    };
  }

  /** A text about this answer without its secrets. */
  redacted(text: string): string {
    return this.secrets.hide(text);
  }

  /** Why nobody is accused by this answer: a proxy has decided by itself, as the rules of a firewall do. */
  get obstacle(): string | undefined {
    if (this.proxy === undefined || !ofRules.includes(this.status)) return undefined;
    const { operation } = this.call;
    return `${operation} ${this.status}, ${this.proxy}: do rules of a firewall keep this call from it?`;
  }

  private get answered() {
    return { status: this.status, headers: this.headers, body: this.text };
  }

  private curl(): string {
    const { method, headers, body } = this.call;
    const all = Object.entries(headers).map(([name, value]) => ({ name, value }));
    return curlOf({ method, url: this.url, headers: all, body: body?.toString() }, this.secrets);
  }
}

/** The statuses by which a firewall keeps a call from the API; what a proxy answers for a lost connection is none. */
const ofRules = [403, 406, 500, 501];

export { isAccepted, isRefused };

/** Whether the target did neither: it sends the caller elsewhere or away, has failed, or has not answered. */
export const isNeither = (answer: Answer) => !isAccepted(answer) && !isRefused(answer);

/** Lets a check pass though this answer may be neither: where it does not rest on it, or judges it by something else. */
export function tolerate(answer: Answer): Answer {
  answer.isTolerated = true;
  return answer;
}

/** The statuses that say that the target does not have an operation. */
const absent = [404, 405, 501];

/** Whether an answer says that the target does not have the operation. */
export const isAbsent = ({ status }: Answer) => absent.includes(status);
