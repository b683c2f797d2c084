import { grace, signIn, signUp, updatePhone, verify } from '../support/client/people.ts';
import { covers, expect, requireRefused, test, type Taken } from '../support/client/test.ts';
import { delay } from '../support/client/waiting.ts';

const tooMany = 'E130429';

const unregistered = {
  errorCode: 'E062108',
  errorDescription: 'User not found',
  errorMessage: 'Nobody has this login ID',
};

/** A check of a refusal with a value in a field of the error. */
const refusalTells =
  (field: 'code' | 'description' | 'status', value: string | number) =>
  async ({ client, settled }: Taken) => {
    const errorCode = field === 'code' ? value : unregistered.errorCode;
    client.script({ at: 'sign-in', status: 404, body: { ...unregistered, errorCode } });
    const called = await settled(signIn(client));
    requireRefused(client);

    expect(called).toTell(field, value);
  };

test.describe('client', () => {
  test(
    'tells a refusal as an error',
    covers('client.refusal-is-an-error'),
    async ({ client, settled }) => {
      const session = await grace.signIn(client);
      client.script({ at: 'update-phone', status: 403, body: unregistered });

      const [nobody, taken] = [await settled(signIn(client)), await settled(signUp(client))];
      const wrong = await settled(verify(client, 'a-token-that-nobody-sent'));
      const update = await settled(updatePhone(client, session));
      requireRefused(client);

      expect(nobody, 'a sign-in of nobody').toFail();
      expect(taken, 'a sign-up of somebody who is registered').toFail();
      expect(wrong, 'a wrong token').toFail();
      expect(update, 'an update').toFail();
    },
  );

  test('tells a failure as an error', covers('client.failure-is-an-error'), async ({ waited }) => {
    const [failed, down] = await Promise.all([
      waited('a server that fails'),
      waited('a server that is down'),
    ]);

    expect(failed.called, 'a server that answers 500').toFail();
    expect(down.called, 'a server that answers 503').toFail();
  });

  test(
    'gives the code of a refusal',
    covers('client.error-code-given'),
    refusalTells('code', 'E062108'),
  );

  test(
    'gives a code that it does not know',
    covers('client.unknown-code-given'),
    refusalTells('code', 'E999001'),
  );

  test(
    'gives the description of a refusal',
    covers('client.error-description-given'),
    refusalTells('description', 'User not found'),
  );

  test(
    'gives the status of a refusal',
    covers('client.error-status-given'),
    refusalTells('status', 404),
  );

  test(
    'tells a rate limit from other refusals',
    covers('client.rate-limit-told'),
    async ({ client, settled, waited }) => {
      client.script({ at: 'sign-in', status: 400, body: unregistered });
      const refused = await settled(signIn(client));
      const { called } = await waited('a rate limit');

      expect(called).toTellRateLimit(tooMany);
      expect(refused, 'another refusal').not.toTellRateLimit(tooMany);
    },
  );

  test(
    'gives the delay of a rate limit',
    covers('client.retry-after-given'),
    async ({ waited }) => {
      const { called } = await waited('a rate limit');

      expect(called).toTell('retryAfter', delay);
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

  test('makes no delay up', covers('client.no-delay-invented'), async ({ waited }) => {
    const { called } = await waited('a rate limit without a delay');

    expect(called).toFail();
    expect(called).toTellNo('retryAfter');
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
