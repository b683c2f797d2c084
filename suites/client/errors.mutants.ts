import { parsed, type ErrorFields } from '../../drivers/protocol.ts';
import { ClientError, Witness, type Call, type Incoming } from '../../drivers/witness.ts';
import type { ClientRows } from '../../selftest/faults/client.ts';
import { renamed, takesForSuccess, tells } from '../../selftest/faults/sending.ts';

/** Reads the body first where an answer has a certain status. */
const parsesFirstAt = (at: number) =>
  class extends Witness {
    protected override refused(incoming: Incoming, call: Call): ErrorFields {
      const isPage = incoming.status === at && parsed(incoming.text) === undefined;
      if (isPage) throw new ClientError({ message: 'Unexpected token < in JSON' });
      return super.refused(incoming, call);
    }
  };

const known: readonly unknown[] = [
  'E011003',
  'E062107',
  'E062108',
  'E062125',
  'E062504',
  'E130429',
];

export const rows: ClientRows = {
  TakesTakenForSuccess: {
    sentence: 'Takes a sign-up of somebody who is registered for a success.',
    breaks: 'client.refusal-is-an-error',
    fault: takesForSuccess(({ status }) => status === 409),
  },
  TakesUnauthorizedForSuccess: {
    sentence: 'Takes a wrong token for a success.',
    breaks: 'client.refusal-is-an-error',
    fault: takesForSuccess(({ status }) => status === 401),
  },
  TakesErrorForSuccess: {
    sentence: 'Takes 500 for a success.',
    breaks: 'client.failure-is-an-error',
    fault: takesForSuccess(({ status }) => status === 500),
  },
  TakesOutageForSuccess: {
    sentence: 'Takes 503 for a success.',
    breaks: 'client.failure-is-an-error',
    fault: takesForSuccess(({ status }) => status === 503),
  },
  TellsNoCode: {
    sentence: 'Tells no code.',
    breaks: 'client.error-code-given',
    also: ['client.unknown-code-given'],
    fault: tells(fields => renamed(fields, 'code')),
  },
  TellsKnownCodesAlone: {
    sentence: 'Tells unknown in place of a code that it does not know.',
    breaks: 'client.unknown-code-given',
    fault: tells(fields => ({
      ...fields,
      ...(fields.code !== undefined && !known.includes(fields.code) && { code: 'unknown' }),
    })),
  },
  TellsNoDescription: {
    sentence: 'Tells no description.',
    breaks: 'client.error-description-given',
    fault: tells(fields => renamed(fields, 'description')),
  },
  TellsNoStatus: {
    sentence: 'Tells no status.',
    breaks: 'client.error-status-given',
    also: ['client.error-page-keeps-status'],
    fault: tells(fields => renamed(fields, 'status')),
  },
  TellsRateLimitsAsRefusals: {
    sentence: 'Tells a rate limit like any other refusal.',
    breaks: 'client.rate-limit-told',
    also: ['client.retry-after-given', 'client.retry-delay-of-any-body'],
    fault: tells((fields, { status }) =>
      status === 429 ? { status: 400, message: 'The call was refused' } : fields,
    ),
  },
  TellsRefusalsAsRateLimits: {
    sentence: 'Tells every refusal like a rate limit.',
    breaks: 'client.rate-limit-told',
    also: ['client.error-status-given'],
    fault: tells((fields, { status }) => (status < 500 ? { ...fields, status: 429 } : fields)),
  },
  TellsNoDelay: {
    sentence: 'Tells no delay.',
    breaks: 'client.retry-after-given',
    also: ['client.retry-delay-of-any-body'],
    fault: tells(fields => renamed(fields, 'retryAfter')),
  },
  TellsDelayInMilliseconds: {
    sentence: 'Tells the delay in milliseconds.',
    breaks: 'client.retry-after-given',
    also: ['client.retry-delay-of-any-body'],
    fault: tells(({ retryAfter, ...rest }) => ({ ...rest, retryAfter: Number(retryAfter) * 1000 })),
  },
  ParsesRateLimitsFirst: {
    sentence: 'Reads the body of a rate limit before its headers.',
    breaks: 'client.retry-delay-of-any-body',
    fault: parsesFirstAt(429),
  },
  InventsDelay: {
    sentence: 'Tells a minute where there is no delay.',
    breaks: 'client.no-delay-invented',
    fault: tells((fields, { status }) => (status === 429 ? { retryAfter: 60, ...fields } : fields)),
  },
  ParsesPagesFirst: {
    sentence: 'Tells the error of its parser where a proxy answers with a page.',
    breaks: 'client.error-page-keeps-status',
    fault: parsesFirstAt(502),
  },
};
