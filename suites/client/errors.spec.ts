import { grace, operationNames, signIn, signUp, verify } from '../support/client/people.ts';
import type { Refusal } from '../support/client/refusals.ts';
import {
  arrivedAmong,
  covers,
  expect,
  requireRefused,
  test,
  type Taken,
} from '../support/client/test.ts';
import { delay, doneAndFailed } from '../support/client/waiting.ts';

const tooMany = 'E130429';

const unregistered = {
  errorCode: 'E062108',
  errorDescription: 'User not found',
  errorMessage: 'Nobody has this login ID',
};

const limits = operationNames.map(each => `${each} meets a rate limit`);

/** A check of what each refusal of each operation says. */
const refusalsTell =
  (field: 'code' | 'description' | 'status') =>
  async ({ refusals }: Pick<Taken, 'refusals'>) => {
    for (const refusal of (await refusals()).filter(isToldAtOnce))
      expect(refusal.called, refusal.name).toTell(field, refusal[field]);
  };

/** A refusal of which the caller was told as an error; whether it is, and whether it was repeated, other checks judge. */
const isToldAtOnce = ({ called: { error, calls } }: Refusal) =>
  error !== undefined && calls.length === 1;

test.describe('client', () => {
  test(
    'tells a refusal as an error',
    covers('client.refusal-is-an-error'),
    async ({ client, attempted, refusals }) => {
      await grace.signIn(client);
      await attempted(signIn(client));
      await attempted(signUp(client));
      await attempted(verify(client, 'a-token-that-nobody-sent'));
      const usual = arrivedAmong(client.calls);
      requireRefused(client);

      for (const each of usual) expect(each, `a ${each.operation}`).toFail();
      for (const { called, name } of await refusals())
        if (called.calls.length === 1) expect(called, name).toFail();
    },
  );

  test(
    'tells a failure as an error',
    covers('client.failure-is-an-error'),
    async ({ waitedAll }) => {
      for (const { called, name } of await waitedAll([
        'a server that fails',
        'a server that is down',
      ]))
        expect(called, name).toFail();
      for (const { called, name } of await waitedAll(operationNames.flatMap(doneAndFailed)))
        if (called.calls.length === 1) expect(called, name).toFail();
    },
  );

  test('gives the code of a refusal', covers('client.error-code-given'), refusalsTell('code'));

  test(
    'gives a code that it does not know',
    covers('client.unknown-code-given'),
    async ({ client, settled }) => {
      const body = { ...unregistered, errorCode: 'E999001' };
      client.script({ at: 'sign-in', status: 404, body });
      const called = await settled(signIn(client));
      requireRefused(client);

      expect(called).toTell('code', 'E999001');
    },
  );

  test(
    'gives the description of a refusal',
    covers('client.error-description-given'),
    refusalsTell('description'),
  );

  test(
    'gives the status of a refusal',
    covers('client.error-status-given'),
    refusalsTell('status'),
  );

  test(
    'tells a rate limit from other refusals',
    covers('client.rate-limit-told'),
    async ({ client, settled, waitedAll }) => {
      client.script({ at: 'sign-in', status: 400, body: unregistered });
      const refused = await settled(signIn(client));
      const all = await waitedAll([...limits, 'a rate limit until a date']);

      for (const { called, name } of all) expect(called, name).toTellRateLimit(tooMany);
      expect(refused, 'another refusal').not.toTellRateLimit(tooMany);
    },
  );

  test(
    'gives the delay of a rate limit',
    covers('client.retry-after-given'),
    async ({ waitedAll }) => {
      for (const { called, name } of await waitedAll(limits))
        expect(called, name).toTell('retryAfter', delay);
    },
  );

  test(
    'gives the delay of a proxy',
    covers('client.retry-delay-of-any-body'),
    async ({ waited }) => {
      const { called } = await waited('a rate limit of a proxy');

      expect(called).toTell('retryAfter', delay);
    },
  );

  test('makes no delay up', covers('client.no-delay-invented'), async ({ waitedAll }) => {
    const cases = [
      'a rate limit without a delay',
      'a rate limit without a delay after one with it',
    ];
    for (const { called, name } of await waitedAll(cases)) {
      expect(called, name).toFail();
      expect(called, name).toTellNo('retryAfter');
    }
  });

  test(
    'gives the status of a page',
    covers('client.error-page-keeps-status'),
    async ({ waited }) => {
      const { called } = await waited('a page of a proxy');

      expect(called).toTell('status', 502);
    },
  );
});
