import { connect } from 'node:net';
import { request as http } from 'node:http';
import { Witness, type Call, type Incoming, type Outgoing } from '../../drivers/witness.ts';
import type { Reply } from '../../drivers/driver.ts';
import type { Command, Value } from '../../drivers/protocol.ts';
import type { RequirementId } from '../../suites/catalogue.ts';

/** A correct client that does something as no document forbids. */
export interface Freedom {
  /** The SHOULD that it declines, where the other documented way breaks one. */
  declines?: RequirementId;
  /** What is not tested, since the client has no way to do it. */
  lacks?: readonly RequirementId[];
  client: new () => Witness;
}

/** Sends by Node's own client, with headers as they are given. */
const plainly =
  (change: (outgoing: Outgoing) => Record<string, string>, isKept: boolean) =>
  (outgoing: Outgoing): Promise<Incoming> =>
    new Promise((done, failed) => {
      const { method, url, body } = outgoing;
      const agent = isKept ? undefined : false;
      const sent = http(url, { method, headers: change(outgoing), agent }, answer => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('end', () => {
          if (!answer.complete) return failed(new Error('the answer is cut short'));
          const headers = new Headers();
          for (let n = 0; n < answer.rawHeaders.length; n += 2)
            headers.append(answer.rawHeaders[n]!, answer.rawHeaders[n + 1]!);
          done({ status: answer.statusCode!, headers, text: Buffer.concat(chunks).toString() });
        });
      });
      sent.on('error', failed);
      if (body !== undefined)
        for (const part of [body.slice(0, 5), body.slice(5)]) sent.write(part);
      sent.end();
    });

const renamed = (headers: Record<string, string>, change: (name: string) => string) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [change(name), value]));

/** A client that sends plain HTTP in its own way; HTTPS as usual. */
const sending = (send: (outgoing: Outgoing) => Promise<Incoming>) =>
  class extends Witness {
    protected override send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
      return outgoing.url.startsWith('https:') ? super.send(outgoing, call) : send(outgoing);
    }
  };

/** A client whose bodies say the same in another way. */
const saying = (change: (body: Record<string, unknown>, call: Call) => object) =>
  class extends Witness {
    protected override body(call: Call): object {
      return change(super.body(call) as Record<string, unknown>, call);
    }
  };

/** A client that has no way to do or to say something. */
const lacking = (lacks: (command: Command) => boolean) =>
  class extends Witness {
    override ask(command: Command): Promise<Reply> {
      if (!lacks(command)) return super.ask(command);
      const answer = { id: command.id, unsupported: 'it has no way to' };
      return Promise.resolve({ answer, line: JSON.stringify(answer) });
    }
  };

/** Every correct client that differs from the witness, by what it does. */
export const freedoms: Readonly<Record<string, Freedom>> = {
  namesRedirectByProse: {
    declines: 'client.redirect-named-by-schema',
    client: saying(({ redirectUrl, ...rest }) => ({ ...rest, URI: redirectUrl })),
  },
  namesRedirectByBoth: {
    client: saying(body => ({ ...body, URI: body['redirectUrl'] })),
  },
  writesHeadersInUpperCase: {
    client: sending(plainly(({ headers }) => renamed(headers, each => each.toUpperCase()), true)),
  },
  writesHeadersInTitleCase: {
    client: sending(
      plainly(
        ({ headers }) =>
          renamed(headers, each => each.replace(/\b[a-z]/g, first => first.toUpperCase())),
        true,
      ),
    ),
  },
  sendsChunks: {
    client: sending(
      plainly(({ headers }) => ({ ...headers, 'transfer-encoding': 'chunked' }), true),
    ),
  },
  keepsNoConnection: {
    client: sending(plainly(({ headers }) => ({ ...headers, connection: 'close' }), false)),
  },
  turnsFieldsAround: {
    client: saying(body => Object.fromEntries(Object.entries(body).reverse())),
  },
  addsHeaders: {
    client: class extends Witness {
      protected override outgoing(call: Call): Outgoing {
        const outgoing = super.outgoing(call);
        const { projectId } = call.config;
        const more = {
          'x-descope-project-id': projectId,
          'x-descope-sdk-name': 'witness',
          'user-agent': 'witness/1',
          accept: '*/*',
          'content-type': 'application/json; charset=utf-8',
        };
        return { ...outgoing, headers: { ...outgoing.headers, ...more } };
      }
    },
  },
  saysNullForNothing: {
    client: saying((body, { op }) =>
      op === 'verify' || op === 'updatePhone'
        ? { templateOptions: null, ...body }
        : {
            redirectUrl: null,
            providerId: null,
            ...body,
            loginOptions: body['loginOptions'] ?? null,
          },
    ),
  },
  saysDefaults: {
    client: saying((body, { op }) => {
      if (op === 'verify') return body;
      if (op === 'updatePhone') return { addToLoginIDs: false, onMergeUseExisting: false, ...body };
      const options = op === 'signUp' ? {} : { stepup: false, mfa: false };
      return { ...body, loginOptions: { ...options, ...(body['loginOptions'] as object) } };
    }),
  },
  takesNoRedirectForUpdates: {
    client: class extends Witness {
      override async ask(command: Command): Promise<Reply> {
        const { id, op, args } = command;
        if (op !== 'updatePhone' || args.redirectUrl === undefined) return super.ask(command);
        const answer = { id, unsupported: 'an update takes no redirect URL' };
        return { answer, line: JSON.stringify(answer) };
      }
    },
  },
  sendsPhoneInUserAlone: {
    client: saying(({ phone, ...rest }, { op }) => (op === 'signUp' ? rest : { phone, ...rest })),
  },
  escapesLetters: {
    client: class extends Witness {
      protected override outgoing(call: Call): Outgoing {
        const outgoing = super.outgoing(call);
        return { ...outgoing, body: outgoing.body!.replaceAll('@', String.raw`\u0040`) };
      }
    },
  },
  waitsAndRepeatsRateLimits: {
    client: class extends Witness {
      protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
        const first = await super.send(outgoing, call);
        const delay = Number(first.headers.get('retry-after'));
        if (first.status !== 429 || !(delay > 0)) return first;
        await new Promise(done => setTimeout(done, delay * 1000));
        return super.send(outgoing, call);
      }
    },
  },
  asksForKeysFirst: {
    client: class extends Witness {
      protected override async call(call: Call): Promise<Value> {
        if (call.op === 'verify') await this.send(this.keysRequest(call));
        return super.call(call);
      }
    },
  },
  opensAConnectionBefore: {
    client: class extends Witness {
      protected override async call(call: Call): Promise<Value> {
        const { hostname, port } = new URL(call.config.baseUrl);
        await new Promise<void>(done => {
          const socket = connect(Number(port), hostname, () => socket.end());
          socket.once('error', () => done()).once('close', () => done());
        });
        return super.call(call);
      }
    },
  },
  updatesNoPhone: {
    lacks: [
      'client.add-to-login-ids-sent',
      'client.bearer-is-refresh-jwt',
      'client.bearer-stays-at-origin',
      'client.merge-choice-sent',
      'client.new-phone-sent',
      'client.update-phone-call',
      'client.update-template-sent',
    ],
    client: lacking(({ op }) => op === 'updatePhone'),
  },
  signsUpNobody: {
    lacks: ['client.sign-up-call', 'client.sign-up-phone-sent', 'client.user-details-sent'],
    client: lacking(({ op }) => op === 'signUp'),
  },
  signsNobodyIn: {
    lacks: [
      'client.bearer-of-step-up',
      'client.empty-send-is-an-error',
      'client.error-page-keeps-status',
      'client.failure-is-an-error',
      'client.network-failure-is-an-error',
      'client.no-delay-invented',
      'client.one-request-a-call',
      'client.page-is-an-error',
      'client.rate-limit-told',
      'client.retry-delay-of-any-body',
      'client.sign-in-call',
      'client.sign-in-options-sent',
      'client.truncated-is-an-error',
      'client.unknown-code-given',
      'client.unknown-fields-tolerated',
    ],
    client: lacking(({ op }) => op === 'signIn'),
  },
  signsNobodyUpOrIn: {
    lacks: [
      'client.checks-certificates',
      'client.parallel-calls',
      'client.redirect-named-by-schema',
      'client.sign-up-or-in-call',
      'client.sign-up-or-in-options-sent',
    ],
    client: lacking(({ op }) => op === 'signUpOrIn'),
  },
  verifiesNothing: {
    lacks: [
      'client.cookie-refresh-given',
      'client.empty-verify-is-an-error',
      'client.first-seen-given',
      'client.first-seen-not-invented',
      'client.forged-session-refused',
      'client.keys-without-session',
      'client.nothing-secret-printed',
      'client.page-is-an-error',
      'client.redirected-verify-is-no-success',
      'client.refresh-given',
      'client.session-given',
      'client.session-of-other-keys-accepted',
      'client.token-sent',
      'client.token-stays-at-origin',
      'client.truncated-is-an-error',
      'client.unknown-fields-tolerated',
      'client.user-complete',
      'client.user-given',
      'client.verify-call',
      'client.verify-once',
      'client.verify-without-session-is-an-error',
    ],
    client: lacking(({ op }) => op === 'verify'),
  },
  hasFewOptionsAndDetails: {
    client: lacking(
      ({ args: { options, user } }) =>
        options?.revokeOtherSessions !== undefined || user?.middleName !== undefined,
    ),
  },
};
