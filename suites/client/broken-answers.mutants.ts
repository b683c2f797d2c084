import { request as http } from 'node:http';
import type { Value } from '../../drivers/protocol.ts';
import { Witness, type Call, type Incoming, type Outgoing } from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import { takesForSuccess } from '../../selftest/faults/sending.ts';

/** Tells a success where nobody answers. */
class SwallowsLostConnections extends Witness {
  protected override async call(call: Call): Promise<Value> {
    return super.call(call).catch((error: Error) => {
      if (error.message !== 'fetch failed') throw error;
      return {};
    });
  }
}

const cut = 'the answer was cut short';

/** Takes what has arrived of an answer for all of it. */
class TakesHalfAnswers extends Witness {
  protected override send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    const { url, method, headers, body } = outgoing;
    if (url.startsWith('https:')) return super.send(outgoing, call);
    return new Promise((done, failed) => {
      let text = '';
      const sent = http(url, { method, headers }, answer => {
        const all = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value): [string, string] => [name, value]),
        );
        answer.on('data', each => (text += String(each)));
        answer.on('error', () => failed(new Error(cut)));
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, headers: new Headers(all), text }),
        );
      });
      sent.once('error', failed).end(body);
    });
  }

  protected override async call(call: Call): Promise<Value> {
    return super.call(call).catch((error: Error) => {
      if (error.message !== cut) throw error;
      return {};
    });
  }
}

const isPage = ({ status, text }: Incoming) => status === 200 && text.startsWith('<');
const isEmpty = ({ status, text }: Incoming) => status === 200 && text === '';

/** Takes an answer without a session for a success. */
class NeedsNoSession extends Witness {
  protected override async value(
    fields: Record<string, unknown>,
    incoming: Incoming,
    call: Call,
  ): Promise<Value> {
    const { sessionJwt, user } = fields;
    return call.op === 'verify' && !sessionJwt ? { user } : super.value(fields, incoming, call);
  }
}

export const rows: ClientRows = {
  SwallowsLostConnections: {
    sentence: 'Tells a success where the connection fails.',
    breaks: 'client.network-failure-is-an-error',
    fault: SwallowsLostConnections,
  },
  TakesHalfAnswers: {
    sentence: 'Takes half an answer for an empty one, and that for a success.',
    breaks: 'client.truncated-is-an-error',
    fault: TakesHalfAnswers,
  },
  TakesPagesForSuccess: {
    sentence: 'Takes a page for a success.',
    breaks: 'client.page-is-an-error',
    fault: takesForSuccess(isPage),
  },
  TakesEmptySendForSuccess: {
    sentence: 'Takes an empty answer to a send for a success.',
    breaks: 'client.empty-send-is-an-error',
    fault: takesForSuccess((incoming, { op }) => op !== 'verify' && isEmpty(incoming)),
  },
  TakesEmptyVerifyForSuccess: {
    sentence: 'Takes an empty answer to a verify for a success.',
    breaks: 'client.empty-verify-is-an-error',
    fault: takesForSuccess((incoming, { op }) => op === 'verify' && isEmpty(incoming)),
  },
  NeedsNoSession: {
    sentence: 'Takes a verify without a session for a success.',
    breaks: 'client.verify-without-session-is-an-error',
    fault: NeedsNoSession,
  },
  TakesRedirectsForSuccess: {
    sentence: 'Takes 307 for a success.',
    breaks: 'client.redirected-verify-is-no-success',
    fault: takesForSuccess(
      ({ status, headers }, { op }) =>
        op === 'verify' && status === 307 && !headers.has('location'),
    ),
  },
};
