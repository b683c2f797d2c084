import type { Exchange, Header } from '../../../spec/finding.ts';
import type { Secrets } from '../findings/secrets.ts';

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
export class Answer {
  readonly call: ApiCall;
  readonly url: string;
  readonly status: number;
  readonly headers: readonly { name: string; value: string }[];
  readonly text: string;
  readonly problem: string | undefined;
  readonly sentAt: number;
  readonly ms: number;
  /** Whether the check passes though this answer is neither an acceptance nor a refusal. */
  isTolerated = false;
  private readonly secrets: Secrets;

  constructor(
    sent: { call: ApiCall; url: string; sentAt: number; ms: number; secrets: Secrets },
    came: {
      status?: number;
      headers?: readonly { name: string; value: string }[];
      text?: string;
      problem?: string;
    },
  ) {
    this.call = sent.call;
    this.url = sent.url;
    this.sentAt = sent.sentAt;
    this.ms = sent.ms;
    this.secrets = sent.secrets;
    this.status = came.status ?? 0;
    this.headers = came.headers ?? [];
    this.text = came.text ?? '';
    this.problem = came.problem;
  }

  /** The body as JSON, or undefined where it is none. */
  get json(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return undefined;
    }
  }

  /** The fields of the body, none where it is no JSON object. */
  get fields(): Record<string, unknown> {
    const { json } = this;
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : {};
  }

  /** Body and headers in one text. */
  get everything(): string {
    return [this.text, ...this.headers.map(({ value }) => value)].join('\n');
  }

  /** Whether the target closed the connection in place of an answer. */
  get isClosed(): boolean {
    return this.problem?.startsWith('closed the connection') ?? false;
  }

  /** The first header of that name. */
  header(name: string): string | undefined {
    return this.headers.find(each => each.name.toLowerCase() === name)?.value;
  }

  /** The value of a cookie that the answer sets. */
  cookie(name: string): string | undefined {
    return this.headers
      .filter(each => each.name.toLowerCase() === 'set-cookie')
      .map(each => new RegExp(`^${name}=([^;]*)`).exec(each.value)?.[1])
      .find(each => each);
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
        ...(call.body === undefined ? {} : { body: hide(shown(call.body)) }),
      },
      ...(this.status > 0 && {
        response: {
          status: this.status,
          headers: this.headers.map(hidden),
          body: shortened(hide(this.text)),
        },
      }),
      ...(this.problem && { problem: this.problem }),
      ms: Math.round(this.ms),
      at: new Date(this.sentAt).toISOString(),
      curl: this.curl(),
    };
  }

  /** A text about this answer without its secrets. */
  redacted(text: string): string {
    return this.secrets.hide(text);
  }

  private curl(): string {
    const { call, secrets } = this;
    const quoted = (text: string) =>
      `'${secrets.hide(text.replaceAll("'", `'\\''`), name => `'"$${name}"'`)}'`;
    return [
      `curl -i -X ${call.method} ${quoted(this.url)}`,
      ...Object.entries(call.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
      ...(call.body === undefined ? [] : [`--data-raw ${quoted(shown(call.body))}`]),
    ].join(' ');
  }
}

/** The statuses 4xx that say nothing of what was asked: come again. */
const again = [408, 429];

/** Whether the target did what it was asked: 2xx. */
export const isAccepted = ({ status }: Answer) => status >= 200 && status < 300;

/** Whether the target refused what it was asked: 4xx, but 408 and 429. */
export const isRefused = ({ status }: Answer) =>
  status >= 400 && status < 500 && !again.includes(status);

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

/** A body, cut where it is long; not within a word, since a part of a secret is one too. */
function shown(body: string | Buffer): string {
  const text = body.toString();
  if (text.length <= 2000) return text;
  const whole = text.slice(0, 2000).replace(/[^\s"{}[\],:]*$/, '');
  return `${whole}… (${text.length} characters)`;
}

function shortened(text: string): string {
  return text.length > 1000 ? `${text.slice(0, 1000)}… (${text.length} characters)` : text;
}
