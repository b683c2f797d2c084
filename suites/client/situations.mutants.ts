import { decodeProtectedHeader } from 'jose';
import type { Config, ErrorFields, Value } from '../../drivers/protocol.ts';
import {
  ClientError,
  Witness,
  type Call,
  type Incoming,
  type Outgoing,
} from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import {
  gives,
  keeps,
  repeatsOn,
  says,
  sends,
  takesForSuccess,
} from '../../selftest/faults/sending.ts';

/** Faults that show in some situation alone: in a later call, at another operation, by an unusual value. */

const loginIds = (change: (loginId: string) => unknown) =>
  says(body => ('loginId' in body ? { ...body, loginId: change(String(body['loginId'])) } : body));

/** Keeps the JWT of an update for later sends. */
class KeepsJwtOfUpdate extends Witness {
  private last: string | undefined;

  protected override bearer(call: Call): string {
    if (call.op === 'updatePhone') this.last = call.args.refreshJwt;
    const isSignIn = call.op === 'signIn' && this.last;
    return isSignIn ? `${call.config.projectId}:${this.last}` : super.bearer(call);
  }
}

/** Calls for the first project that it was given. */
class KnowsOneProject extends Witness {
  private first: Config | undefined;

  protected override bearer(call: Call): string {
    this.first ??= call.config;
    const { projectId } = this.first;
    return super.bearer({ ...call, config: { ...call.config, projectId } });
  }
}

/** Sends the cookies of earlier answers. */
class KeepsCookies extends Witness {
  private cookies: string[] = [];

  protected override outgoing(call: Call): Outgoing {
    const usual = super.outgoing(call);
    if (this.cookies.length === 0) return usual;
    return { ...usual, headers: { ...usual.headers, cookie: this.cookies.join('; ') } };
  }

  protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    const incoming = await super.send(outgoing, call);
    const set = incoming.headers.getSetCookie().map(each => each.split(';')[0]!);
    if (set.length > 0) this.cookies = set;
    return incoming;
  }
}

/** Follows one kind of redirection with what the first request had. */
const follows = (status: number, change: (outgoing: Outgoing) => Outgoing) =>
  class extends Witness {
    protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
      const first = await super.send(outgoing, call);
      const url = first.headers.get('location');
      return first.status === status && url ? super.send(change({ ...outgoing, url })) : first;
    }
  };

const asGet = ({ url, headers: { authorization = '' } }: Outgoing): Outgoing => ({
  method: 'GET',
  url,
  headers: { authorization },
});

/** Gives what it was once answered to an equal call. */
class RepeatsAnswers extends Witness {
  private readonly known = new Map<string, Value>();

  protected override async call(call: Call): Promise<Value> {
    const key = JSON.stringify([call.op, call.config, call.args]);
    const known = call.op === 'signIn' ? this.known.get(key) : undefined;
    const value = known ?? (await super.call(call));
    this.known.set(key, value);
    return value;
  }
}

/** Calls nothing more after a lost connection. */
class BreaksAfterLoss extends Witness {
  private readonly lost = new Set<string>();

  protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    const { origin } = new URL(outgoing.url);
    if (this.lost.has(origin)) throw new ClientError({ message: 'the circuit is open' });
    return super.send(outgoing, call).catch((error: Error) => {
      this.lost.add(origin);
      throw error;
    });
  }
}

/** Prints the bearer of a call whose connection is lost. */
class PrintsLostCalls extends Witness {
  protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    return super.send(outgoing, call).catch((error: Error) => {
      this.print(`ERROR ${outgoing.headers['authorization']} failed: ${error.message}`);
      throw error;
    });
  }
}

/** Tells the delay of an earlier rate limit. */
class KeepsDelay extends Witness {
  private last: unknown;

  protected override refused(incoming: Incoming, call: Call): ErrorFields {
    const fields = super.refused(incoming, call);
    this.last = fields.retryAfter ?? this.last;
    return incoming.status === 429 && this.last ? { ...fields, retryAfter: this.last } : fields;
  }
}

/** Throws where a delay is no number. */
class ReadsNoDates extends Witness {
  protected override refused(incoming: Incoming, call: Call): ErrorFields {
    const delay = incoming.headers.get('retry-after');
    if (delay && Number.isNaN(Number(delay))) throw new Error('invalid literal for a number');
    return super.refused(incoming, call);
  }
}

/** Tells no code of a refusal at one operation. */
class HidesCodesOfUpdates extends Witness {
  protected override refused(incoming: Incoming, call: Call): ErrorFields {
    const { code, ...fields } = super.refused(incoming, call);
    return call.op === 'updatePhone' && incoming.status === 401 ? fields : { ...fields, code };
  }
}

/** Gives the refresh JWT of the first verify for each later one. */
function keepsFirstRefresh() {
  let first: unknown;
  return gives((value, { op }) => {
    if (op !== 'verify') return value;
    first ??= value.refreshJwt;
    return { ...value, refreshJwt: first };
  });
}

/** Takes a JWT without a signature for one that needs none. */
class BelievesUnsigned extends Witness {
  protected override async validate(jwt: string, call: Call): Promise<void> {
    if (decodeProtectedHeader(jwt).alg !== 'none') await super.validate(jwt, call);
  }
}

/** Reads the first cookie of an answer alone. */
class ReadsFirstCookie extends Witness {
  protected override cookie(headers: Headers): string | undefined {
    return super.cookie(new Headers({ 'set-cookie': headers.getSetCookie()[0] ?? '' }));
  }
}

/** Reads no more of an answer than fits. */
class ReadsSmallAnswers extends Witness {
  protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    const incoming = await super.send(outgoing, call);
    return { ...incoming, text: incoming.text.slice(0, 16_384) };
  }
}

/** Takes a server that says nothing for some seconds for one that has done as it was asked. */
class TakesSilenceForSuccess extends Witness {
  protected override call(call: Call): Promise<Value> {
    const late = new Promise<Value>(done => setTimeout(() => done({}), 8000).unref());
    return Promise.race([super.call(call), late]);
  }
}

export const rows: ClientRows = {
  KeepsRedirect: {
    sentence: 'Sends the redirect URL of an earlier sign-in with one that has none.',
    breaks: 'client.redirect-left-out',
    fault: keeps('redirectUrl'),
  },
  SendsDigitsAsNumber: {
    sentence: 'Sends a login ID of digits as a number.',
    breaks: 'client.login-id-sent',
    also: ['client.sends-documented-types'],
    fault: loginIds(each => (/^[1-9]\d*$/.test(each) ? Number(each) : each)),
  },
  CutsLongLoginIds: {
    sentence: 'Cuts a login ID after 64 characters.',
    breaks: 'client.login-id-sent',
    fault: loginIds(each => each.slice(0, 64)),
  },
  TrimsLoginIds: {
    sentence: 'Sends a login ID without the blanks around it.',
    breaks: 'client.login-id-sent',
    fault: loginIds(each => each.trim()),
  },
  DropsFalsyClaims: {
    sentence: 'Drops custom claims that are false, 0 or empty.',
    breaks: 'client.sign-in-options-sent',
    also: ['client.sign-up-or-in-options-sent'],
    fault: says(({ loginOptions, ...rest }) => {
      if (!loginOptions) return rest;
      const { customClaims = {}, ...others } = loginOptions as { customClaims?: object };
      const claims = Object.fromEntries(Object.entries(customClaims).filter(([, value]) => value));
      return { ...rest, loginOptions: { ...others, customClaims: claims } };
    }),
  },
  NormalizesRedirects: {
    sentence: 'Sends a redirect URL as its parser writes it.',
    breaks: 'client.redirect-sent',
    fault: says(({ redirectUrl, ...rest }) => ({
      ...rest,
      ...(typeof redirectUrl === 'string' && { redirectUrl: new URL(redirectUrl).href }),
    })),
  },
  KeepsJwtOfUpdate: {
    sentence: 'Presents the JWT of an update with later sign-ins.',
    breaks: 'client.bearer-is-project',
    also: ['client.bearer-of-step-up'],
    fault: KeepsJwtOfUpdate,
  },
  KnowsOneProject: {
    sentence: 'Presents the first project ID that it was given for every project.',
    breaks: 'client.bearer-is-project',
    also: ['client.bearer-is-refresh-jwt'],
    fault: KnowsOneProject,
  },
  KeepsCookies: {
    sentence: 'Sends the cookies of an earlier answer.',
    breaks: 'client.no-secret-beside-bearer',
    fault: KeepsCookies,
  },
  TakesBearerToFound: {
    sentence: 'Follows a 302 to another origin by GET, with its bearer.',
    breaks: 'client.bearer-stays-at-origin',
    fault: follows(302, asGet),
  },
  TakesAllToPermanent: {
    sentence: 'Follows a 308 to another origin with all that it has.',
    breaks: 'client.token-stays-at-origin',
    also: ['client.bearer-stays-at-origin'],
    fault: follows(308, outgoing => outgoing),
  },
  SlipsInPath: {
    sentence:
      'Puts two slashes between a base URL with a path and a slash, and the path of the API.',
    breaks: 'client.takes-slash-after-base',
    fault: sends((usual, { config: { baseUrl } }) => ({
      ...usual,
      url: /[^/]\/$/.test(new URL(baseUrl).pathname)
        ? usual.url.replace('/v1/', '//v1/')
        : usual.url,
    })),
  },
  RepeatsAnswers: {
    sentence: 'Gives the answer to an equal sign-in again, and makes no request.',
    breaks: 'client.one-request-a-call',
    fault: RepeatsAnswers,
  },
  BreaksAfterLoss: {
    sentence: 'Makes no request to a server after one lost connection.',
    breaks: 'client.one-request-a-call',
    fault: BreaksAfterLoss,
  },
  PrintsLostCalls: {
    sentence: 'Prints the bearer of a call whose connection is lost.',
    breaks: 'client.nothing-secret-printed',
    fault: PrintsLostCalls,
  },
  TakesConflictOfUpdateForSuccess: {
    sentence: 'Takes a 409 to an update for a success.',
    breaks: 'client.refusal-is-an-error',
    fault: takesForSuccess(({ status }, { op }) => status === 409 && op === 'updatePhone'),
  },
  KeepsDelay: {
    sentence: 'Tells the delay of an earlier rate limit for one without.',
    breaks: 'client.no-delay-invented',
    fault: KeepsDelay,
  },
  ReadsNoDates: {
    sentence: 'Breaks on a rate limit that lasts until a date.',
    breaks: 'client.rate-limit-told',
    fault: ReadsNoDates,
  },
  HidesCodesOfUpdates: {
    sentence: 'Tells no code of an update that was unauthorized.',
    breaks: 'client.error-code-given',
    fault: HidesCodesOfUpdates,
  },
  RepeatsGatewayTimeout: {
    sentence: 'Repeats a sign-up or in that was answered 504.',
    breaks: 'client.send-once',
    fault: repeatsOn(({ status }) => status === 504, 'signUpOrIn'),
  },
  RepeatsLostSignUp: {
    sentence: 'Repeats a sign-up whose connection was closed.',
    breaks: 'client.closed-once',
    fault: class extends Witness {
      protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
        return super.send(outgoing, call).catch((error: Error) => {
          if (call?.op === 'signUp') return super.send(outgoing, call);
          throw new ClientError({ message: error.message });
        });
      }
    },
  },
  HurriesLimitedVerify: {
    sentence: 'Repeats a verify at once that was to wait.',
    breaks: 'client.waits-when-told',
    fault: repeatsOn(({ status }) => status === 429, 'verify'),
  },
  KeepsFirstRefresh: {
    sentence: 'Gives the refresh JWT of the first verify for each later one.',
    breaks: 'client.refresh-given',
    also: ['client.cookie-refresh-given'],
    fault: keepsFirstRefresh(),
  },
  BelievesUnsigned: {
    sentence: 'Takes a session JWT without a signature whose header asks for none.',
    breaks: 'client.forged-session-refused',
    fault: BelievesUnsigned,
  },
  ReadsFirstCookie: {
    sentence: 'Looks for the refresh JWT in the first cookie alone.',
    breaks: 'client.cookie-refresh-given',
    fault: ReadsFirstCookie,
  },
  ReadsSmallAnswers: {
    sentence: 'Reads the first 16 KiB of an answer.',
    breaks: 'client.user-complete',
    fault: ReadsSmallAnswers,
  },
  TakesSilenceForSuccess: {
    sentence: 'Takes a server that is silent for 8 s for a success.',
    breaks: 'client.network-failure-is-an-error',
    fault: TakesSilenceForSuccess,
  },
};
