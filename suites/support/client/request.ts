import type { Exchange, Header } from '../../../spec/finding.ts';
import type { WireExchange } from '../../../spec/wire.ts';
import { fieldsIn, jsonIn } from '../../../spec/wire/received.ts';
import type { Arrived } from '../../../targets/scripted.ts';
import type { Judged } from '../findings/failure.ts';
import type { Secrets } from '../findings/secrets.ts';
import { curlOf, shownAnswer, shownBody } from '../http/shown.ts';

/** A request of the client under test, as it arrived at a server of ours. */
export class ClientRequest implements Judged {
  readonly arrived: Arrived;
  private readonly origin: string;
  private readonly secrets: Secrets;

  constructor(arrived: Arrived, origin: string, secrets: Secrets) {
    this.arrived = arrived;
    this.origin = origin;
    this.secrets = secrets;
  }

  get operation(): string {
    return this.arrived.operation;
  }

  /** When it arrived, in ms since 1970. */
  get at(): number {
    return this.arrived.at;
  }

  /** The fields of its body; none where it is no JSON object. */
  get fields(): Record<string, unknown> {
    return fieldsIn(jsonIn(this.arrived.body));
  }

  /** As rules look at it. */
  get wire(): WireExchange {
    const { operation, method, headers, body, answer } = this.arrived;
    return {
      operation,
      request: { method, url: this.url, headers, body },
      status: answer?.status ?? 0,
      headers: answer ? headersOf(answer.headers) : [],
      body: answer?.body ?? '',
    };
  }

  exchange(): Exchange {
    const { operation, method, headers, body, at, ms, answer, problem } = this.arrived;
    const hide = (text: string) => this.secrets.hide(text);
    const hidden = ({ name, value }: Header) => ({ name, value: hide(value) });
    return {
      kind: 'exchange',
      whose: 'client',
      operation,
      request: {
        method,
        url: hide(this.url),
        headers: headers.map(hidden),
        ...(body && { body: hide(shownBody(body)) }),
      },
      ...(answer && {
        response: {
          status: answer.status,
          headers: headersOf(answer.headers).map(hidden),
          body: shownAnswer(hide(answer.body)),
        },
      }),
      ...(!answer && { problem: problem ?? 'has not answered yet' }),
      ms: Math.round(ms),
      at: new Date(at).toISOString(),
      curl: curlOf({ method, url: this.url, headers, ...(body && { body }) }, this.secrets),
    };
  }

  private get url(): string {
    return this.origin + this.arrived.path;
  }
}

const headersOf = (headers: readonly [string, string][]): Header[] =>
  headers.map(([name, value]) => ({ name, value }));
