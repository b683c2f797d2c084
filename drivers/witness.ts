import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import type { Driver, Reply } from './driver.ts';
import {
  parsed,
  type Answer,
  type Args,
  type Command,
  type Config,
  type ErrorFields,
  type Hello,
  type Value,
} from './protocol.ts';

/** The operations of the API. */
export type Op = 'signUp' | 'signIn' | 'signUpOrIn' | 'updatePhone' | 'verify';

/** What a client sends. */
export interface Outgoing {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What came back for it, read to its end. */
export interface Incoming {
  status: number;
  headers: Headers;
  text: string;
}

/** A call, as a program made it. */
export interface Call {
  op: Op;
  config: Config;
  args: Args;
}

/** An error as the caller of a client is told it. */
export class ClientError extends Error {
  readonly fields: ErrorFields;

  constructor(fields: ErrorFields) {
    super(typeof fields.message === 'string' ? fields.message : 'the call failed');
    this.fields = fields;
  }
}

const paths: Readonly<Record<Op, string>> = {
  signUp: 'signup/sms',
  signIn: 'signin/sms',
  signUpOrIn: 'signup-in/sms',
  updatePhone: 'update/phone/sms',
  verify: 'verify',
};

/** A correct client in this process. Each decision is a method, so that a faulty client can override one. */
export class Witness implements Driver {
  readonly hello: Hello = { protocol: 1, sdk: 'witness', version: '1.0.0' };
  private output = '';

  async ask({ id, op, config, args }: Command): Promise<Reply> {
    const answer: Answer = Object.hasOwn(paths, op)
      ? await this.call({ op: op as Op, config, args }).then(
          value => ({ id, value }),
          (error: Error) => ({ id, error: this.told(error) }),
        )
      : { id, unsupported: 'there is no such operation' };
    return { answer, line: JSON.stringify(answer) };
  }

  printed(): string {
    return this.output;
  }

  complaints(): readonly string[] {
    return [];
  }

  close(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  protected print(text: string): void {
    this.output += `${text}\n`;
  }

  protected async call(call: Call): Promise<Value> {
    const incoming = await this.send(this.outgoing(call), call);
    if (!this.isSuccess(incoming, call)) throw new ClientError(this.refused(incoming, call));
    return this.value(this.fieldsOf(incoming, call), incoming, call);
  }

  protected outgoing(call: Call): Outgoing {
    return {
      method: 'POST',
      url: this.url(call),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${this.bearer(call)}`,
      },
      body: JSON.stringify(this.body(call)),
    };
  }

  protected url({ op, config }: Call): string {
    return `${config.baseUrl.replace(/\/$/, '')}/v1/auth/magiclink/${paths[op]}`;
  }

  protected bearer({ config: { projectId }, args: { refreshJwt } }: Call): string {
    return refreshJwt ? `${projectId}:${refreshJwt}` : projectId;
  }

  protected body({ op, args }: Call): object {
    const { loginId, phone, user, options, redirectUrl, token } = args;
    if (op === 'verify') return { token };
    if (op === 'updatePhone') return { loginId, phone, redirectUrl, ...options };
    return {
      loginId,
      redirectUrl,
      loginOptions: options,
      ...(user && { phone: user.phone, user }),
    };
  }

  protected async send({ url, ...rest }: Outgoing, _call?: Call): Promise<Incoming> {
    const response = await fetch(url, { ...rest, redirect: 'manual' });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  protected isSuccess({ status }: Incoming, _call: Call): boolean {
    return status >= 200 && status < 300;
  }

  /** The fields of an answer; an answer that is no JSON object is an error. */
  protected fieldsOf({ text, status }: Incoming, _call: Call): Record<string, unknown> {
    const fields: unknown = parsed(text);
    if (typeof fields === 'object' && fields !== null) return fields as Record<string, unknown>;
    throw new ClientError({ status, message: 'The answer is no JSON object' });
  }

  protected async value(
    { maskedPhone, sessionJwt, refreshJwt, user, firstSeen }: Record<string, unknown>,
    { headers }: Incoming,
    call: Call,
  ): Promise<Value> {
    if (call.op !== 'verify') return { maskedPhone };
    if (typeof sessionJwt !== 'string') throw new ClientError({ message: 'There is no session' });
    await this.validate(sessionJwt, call);
    return { sessionJwt, refreshJwt: refreshJwt || this.cookie(headers), user, firstSeen };
  }

  protected cookie(headers: Headers): string | undefined {
    const cookies = headers.getSetCookie().map(each => /^DSR=([^;]*)/.exec(each)?.[1]);
    return cookies.find(each => each);
  }

  protected async validate(jwt: string, call: Call): Promise<void> {
    const { text } = await this.send(this.keysRequest(call));
    await jwtVerify(jwt, createLocalJWKSet(JSON.parse(text) as JSONWebKeySet));
  }

  protected keysRequest({ config: { baseUrl, projectId } }: Call): Outgoing {
    return {
      method: 'GET',
      url: `${baseUrl.replace(/\/$/, '')}/v2/keys/${projectId}`,
      headers: {},
    };
  }

  /** What the caller is told of an answer that is no success. */
  protected refused({ status, headers, text }: Incoming, _call: Call): ErrorFields {
    const { errorCode, errorDescription, errorMessage } = (parsed(text) ?? {}) as Record<
      string,
      unknown
    >;
    const delay = Number(headers.get('retry-after') ?? NaN);
    return {
      status,
      code: errorCode,
      description: errorDescription,
      message: errorMessage,
      ...(delay >= 0 && { retryAfter: delay }),
    };
  }

  protected told(error: Error): ErrorFields {
    return error instanceof ClientError ? error.fields : { message: error.message };
  }
}
