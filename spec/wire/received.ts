import type { Header } from '../finding.ts';

/** What came back for a call, and what can be read of it. Status 0 stands for no answer at all. */
export class Received {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly text: string;
  private parsed: { json: unknown } | undefined;

  constructor(status: number, headers: readonly Header[], text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  /** The body as JSON, or undefined where it is none. */
  get json(): unknown {
    this.parsed ??= { json: jsonIn(this.text) };
    return this.parsed.json;
  }

  /** The fields of the body, none where it is no JSON object. */
  get fields(): Record<string, unknown> {
    return fieldsIn(this.json);
  }

  /** Body and headers in one text. */
  get everything(): string {
    return [this.text, ...this.headers.map(({ value }) => value)].join('\n');
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
}

/** A text as JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The statuses 4xx that say nothing of what was asked: come again. */
const again = [408, 429];

type WithStatus = Pick<Received, 'status'>;

/** Whether the target did what it was asked: 2xx. */
export const isAccepted = ({ status }: WithStatus) => status >= 200 && status < 300;

/** Whether the target refused what it was asked: 4xx, but 408 and 429. */
export const isRefused = ({ status }: WithStatus) =>
  status >= 400 && status < 500 && !again.includes(status);

/** What a client keeps of an answer of verify or refresh. */
export interface HandedOut {
  sessionJwt: string;
  refreshJwt: string;
  user: Record<string, unknown>;
}

/** What an answer hands out, each part empty where it does not; the refresh JWT may come in a cookie alone. */
export function handedOutBy(answer: Received): HandedOut {
  const { sessionJwt, refreshJwt, user } = answer.fields;
  return {
    sessionJwt: textIn(sessionJwt),
    refreshJwt: textIn(refreshJwt) || (answer.cookie('DSR') ?? ''),
    user: fieldsIn(user),
  };
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : '');

/** The members of a JSON object, none where it is something else. */
export const fieldsIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
