import { request as https } from 'node:https';
import { Witness, type Call, type Incoming, type Outgoing } from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import { presents, renamed, says, sends, sendsHeader } from '../../selftest/faults/sending.ts';

/** Follows redirects, with what the first request had. */
const follows = (change: (outgoing: Outgoing) => Outgoing) =>
  class extends Witness {
    protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
      const first = await super.send(outgoing, call);
      const url = first.headers.get('location');
      if (first.status !== 307 || !url) return first;
      return super.send(change({ ...outgoing, url }), call);
    }
  };

/** Sends the JWT of the last call along. */
class KeepsLastJwt extends Witness {
  private last: string | undefined;

  protected override outgoing(call: Call): Outgoing {
    this.last = call.args.refreshJwt ?? this.last;
    return super.outgoing(call);
  }

  protected override keysRequest(call: Call): Outgoing {
    const usual = super.keysRequest(call);
    return this.last ? { ...usual, headers: { authorization: `Bearer ${this.last}` } } : usual;
  }
}

/** Trusts every certificate. */
class TrustsAnybody extends Witness {
  protected override send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    const { url, body, ...rest } = outgoing;
    if (!url.startsWith('https:')) return super.send(outgoing, call);
    return new Promise((done, failed) => {
      const sent = https(url, { ...rest, rejectUnauthorized: false }, answer => {
        let text = '';
        answer.on('data', each => (text += String(each)));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: new Headers(), text }),
        );
      });
      sent.once('error', failed).end(body);
    });
  }
}

const jwtOf = ({ args }: Call) => args.refreshJwt ?? '';

export const rows: ClientRows = {
  SendsSeparatorAlone: {
    sentence: 'Puts a colon behind the project ID though nothing follows.',
    breaks: 'client.bearer-is-project',
    fault: presents(({ config }) => `${config.projectId}:`, 'signUpOrIn'),
  },
  UpdatesByJwtAlone: {
    sentence: 'Presents the refresh JWT of an update without the project ID.',
    breaks: 'client.bearer-is-refresh-jwt',
    fault: presents(jwtOf, 'updatePhone'),
  },
  UpdatesByProjectAlone: {
    sentence: 'Presents the project ID alone when it updates.',
    breaks: 'client.bearer-is-refresh-jwt',
    fault: presents(({ config }) => config.projectId, 'updatePhone'),
  },
  StepsUpWithoutSession: {
    sentence: 'Presents no refresh JWT when it steps a session up.',
    breaks: 'client.bearer-of-step-up',
    fault: presents(({ config }) => config.projectId, 'signIn'),
  },
  TellsTokenInUrl: {
    sentence: 'Puts the token into the query, too.',
    breaks: 'client.no-secret-in-url',
    fault: sends(
      (usual, { args }) => ({ ...usual, url: `${usual.url}?t=${args.token}` }),
      'verify',
    ),
  },
  TellsPhoneInUrl: {
    sentence: 'Puts the login ID into the query, too.',
    breaks: 'client.no-secret-in-url',
    fault: sends(
      (usual, { args }) => ({
        ...usual,
        url: `${usual.url}?for=${encodeURIComponent(args.loginId!)}`,
      }),
      'signIn',
    ),
  },
  SendsJwtAsCookie: {
    sentence: 'Sends the refresh JWT as a cookie, too.',
    breaks: 'client.no-secret-beside-bearer',
    fault: sendsHeader('cookie', call => `DSR=${jwtOf(call)}`, 'updatePhone'),
  },
  SendsJwtInBody: {
    sentence: 'Sends the refresh JWT in the body, too.',
    breaks: 'client.no-secret-beside-bearer',
    fault: says((body, call) => ({ ...body, providerId: jwtOf(call) }), 'updatePhone'),
  },
  FetchesKeysWithSession: {
    sentence: 'Fetches the keys with the JWT of the last call.',
    breaks: 'client.keys-without-session',
    fault: KeepsLastJwt,
  },
  TakesBearerAlong: {
    sentence: 'Follows a redirect to another origin with its bearer.',
    breaks: 'client.bearer-stays-at-origin',
    fault: follows(outgoing => renamed(outgoing, 'body')),
  },
  TakesBodyAlong: {
    sentence: 'Follows a redirect to another origin with its body.',
    breaks: 'client.token-stays-at-origin',
    fault: follows(({ headers, ...outgoing }) => ({
      ...outgoing,
      headers: { 'content-type': headers['content-type']! },
    })),
  },
  TrustsAnybody: {
    sentence: 'Trusts every certificate.',
    breaks: 'client.checks-certificates',
    fault: TrustsAnybody,
  },
};
