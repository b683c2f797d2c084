import type { Value } from '../../drivers/protocol.ts';
import { Witness, type Call, type Outgoing } from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import { says, sends, sendsHeader } from '../../selftest/faults/sending.ts';

const byMethod = (method: string) => (usual: Outgoing) => ({ ...usual, method });

const elsewhere = (path: string) => (usual: Outgoing) => ({
  ...usual,
  url: usual.url.replace(/\/v1\/auth\/magiclink\/.*/, path),
});

/** Keeps scheme, host and port of the base URL alone. */
class DropsBasePath extends Witness {
  protected override url(call: Call): string {
    const url = super.url(call);
    return new URL(url.slice(url.indexOf('/v1/')), url).href;
  }
}

/** Glues base URL and path together. */
class DoublesSlash extends Witness {
  protected override url(call: Call): string {
    return call.config.baseUrl.endsWith('/')
      ? super.url(call).replace('/v1/', '//v1/')
      : super.url(call);
  }
}

/** Asks whether somebody is there before it calls. */
class CallsTwice extends Witness {
  protected override async call(call: Call): Promise<Value> {
    if (call.op === 'signUpOrIn') await this.send(this.outgoing(call), call);
    return super.call(call);
  }
}

/** Begins a second request where the first takes long, once it knows the server. */
class HedgesSlowCalls extends Witness {
  private readonly known = new Set<string>();

  protected override async call(call: Call): Promise<Value> {
    const { baseUrl } = call.config;
    const isKnown = this.known.has(baseUrl);
    this.known.add(baseUrl);
    const first = super.call(call);
    if (!isKnown || call.op !== 'signIn') return first;
    const isSlow = await Promise.race([
      first.then(
        () => false,
        () => false,
      ),
      new Promise<true>(done => setTimeout(() => done(true), 400)),
    ]);
    return isSlow ? super.call(call) : first;
  }
}

/** Keeps the last answer in a field that all calls share. */
class SharesAnswers extends Witness {
  private readonly last = new Map<string, Value>();

  protected override async call(call: Call): Promise<Value> {
    const { baseUrl } = call.config;
    this.last.set(baseUrl, await super.call(call));
    await new Promise(done => setTimeout(done, 20));
    return this.last.get(baseUrl)!;
  }
}

export const rows: ClientRows = {
  PutsSignUp: {
    sentence: 'Signs up by PUT.',
    breaks: 'client.sign-up-call',
    fault: sends(byMethod('PUT'), 'signUp'),
  },
  SignsUpByEmailPath: {
    sentence: 'Signs up at the path of links by email.',
    breaks: 'client.sign-up-call',
    fault: sends(elsewhere('/v1/auth/magiclink/signup/email'), 'signUp'),
  },
  PatchesSignIn: {
    sentence: 'Signs in by PATCH.',
    breaks: 'client.sign-in-call',
    fault: sends(byMethod('PATCH'), 'signIn'),
  },
  SignsUpForSignIn: {
    sentence: 'Signs up where it is to sign in.',
    breaks: 'client.sign-in-call',
    fault: sends(elsewhere('/v1/auth/magiclink/signup/sms'), 'signIn'),
  },
  SignsInForSignUpOrIn: {
    sentence: 'Signs in where it is to sign up or in.',
    breaks: 'client.sign-up-or-in-call',
    fault: sends(elsewhere('/v1/auth/magiclink/signin/sms'), 'signUpOrIn'),
  },
  PatchesUpdate: {
    sentence: 'Updates by PATCH.',
    breaks: 'client.update-phone-call',
    fault: sends(byMethod('PATCH'), 'updatePhone'),
  },
  VerifiesByOneTimeCode: {
    sentence: 'Verifies at the path of one-time codes.',
    breaks: 'client.verify-call',
    fault: sends(elsewhere('/v1/auth/otp/verify/sms'), 'verify'),
  },
  DropsBasePath: {
    sentence: 'Drops the path of the base URL.',
    breaks: 'client.keeps-base-path',
    also: ['client.takes-slash-after-base'],
    fault: DropsBasePath,
  },
  DoublesSlash: {
    sentence: 'Puts two slashes where the base URL ends with one.',
    breaks: 'client.takes-slash-after-base',
    fault: DoublesSlash,
  },
  AnnouncesText: {
    sentence: 'Announces its JSON as text.',
    breaks: 'client.body-is-json-object',
    fault: sendsHeader('content-type', () => 'text/plain'),
  },
  SendsForms: {
    sentence: 'Sends a form in place of JSON.',
    breaks: 'client.body-is-json-object',
    also: ['client.token-sent'],
    fault: sends(
      ({ body = '', ...usual }) => ({
        ...usual,
        body: new URLSearchParams(JSON.parse(body) as Record<string, string>).toString(),
      }),
      'verify',
    ),
  },
  SendsFlagsAsTexts: {
    sentence: 'Sends the flags of an update as texts.',
    breaks: 'client.sends-documented-types',
    also: ['client.add-to-login-ids-sent'],
    fault: says(
      body => ({ ...body, ...('addToLoginIDs' in body && { addToLoginIDs: 'true' }) }),
      'updatePhone',
    ),
  },
  SendsOptionsAsText: {
    sentence: 'Turns the options of a sign-in into a text.',
    breaks: 'client.sends-documented-types',
    also: ['client.sign-in-options-sent'],
    fault: says(
      ({ loginOptions, ...rest }) => ({ ...rest, loginOptions: JSON.stringify(loginOptions) }),
      'signIn',
    ),
  },
  SendsFieldOfItsOwn: {
    sentence: 'Sends a field that no document names.',
    breaks: 'client.sends-documented-fields-alone',
    fault: says(body => ({ ...body, crossDevice: false }), 'updatePhone'),
  },
  SendsOptionOfItsOwn: {
    sentence: 'Sends an option that no document names.',
    breaks: 'client.sends-documented-fields-alone',
    fault: says(
      ({ loginOptions, ...rest }) => ({
        ...rest,
        loginOptions: { ...(loginOptions as object), templateId: 'T1' },
      }),
      'signIn',
    ),
  },
  CallsTwice: {
    sentence: 'Calls twice for each sign-up or in.',
    breaks: 'client.one-request-a-call',
    also: ['client.refused-once', 'client.send-once', 'client.waits-when-told'],
    fault: CallsTwice,
  },
  HedgesSlowCalls: {
    sentence: 'Begins a second sign-in where the first takes long.',
    breaks: 'client.one-request-a-call',
    fault: HedgesSlowCalls,
  },
  SharesAnswers: {
    sentence: 'Gives every call the newest answer of its server.',
    breaks: 'client.parallel-calls',
    fault: SharesAnswers,
  },
};
