import { Witness, type Call, type Incoming, type Outgoing } from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import { repeatsOn } from '../../selftest/faults/sending.ts';

const isBusy = ({ status, headers }: Incoming) => status === 503 && !headers.has('retry-after');

/** Calls again where the connection closes. */
class RepeatsWhatWasLost extends Witness {
  protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
    return super.send(outgoing, call).catch(() => super.send(outgoing, call));
  }
}

/** Calls again after a moment where it is asked to wait. */
const hurries = (hasty: number) =>
  class extends Witness {
    protected override async send(outgoing: Outgoing, call?: Call): Promise<Incoming> {
      const first = await super.send(outgoing, call);
      if (first.status !== hasty || !first.headers.has('retry-after')) return first;
      await new Promise(done => setTimeout(done, 100));
      return super.send(outgoing, call);
    }
  };

export const rows: ClientRows = {
  RepeatsVerify: {
    sentence: 'Repeats a verify that was answered 503.',
    breaks: 'client.verify-once',
    fault: repeatsOn(isBusy, 'verify'),
  },
  RepeatsSend: {
    sentence: 'Repeats a sign-in that was answered 503.',
    breaks: 'client.send-once',
    fault: repeatsOn(isBusy, 'signIn'),
  },
  RepeatsWhatWasLost: {
    sentence: 'Repeats a call whose connection was closed.',
    breaks: 'client.closed-once',
    fault: RepeatsWhatWasLost,
  },
  RepeatsNotFound: {
    sentence: 'Repeats a sign-in of nobody.',
    breaks: 'client.refused-once',
    fault: repeatsOn(({ status }) => status === 404),
  },
  RepeatsUnauthorized: {
    sentence: 'Repeats a verify that was refused.',
    breaks: 'client.refused-once',
    fault: repeatsOn(({ status }) => status === 401),
  },
  HurriesAfterOutage: {
    sentence: 'Repeats after a tenth of a second where a 503 asks it to wait.',
    breaks: 'client.waits-when-told',
    fault: hurries(503),
  },
  HurriesAfterRateLimit: {
    sentence: 'Repeats after a tenth of a second where a 429 asks it to wait.',
    breaks: 'client.waits-when-told',
    fault: hurries(429),
  },
};
