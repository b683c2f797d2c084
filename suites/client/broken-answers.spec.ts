import type { ScriptedFault } from '../../targets/scripted-faults.ts';
import { without } from '../support/client/answers.ts';
import { ada, signIn, verify } from '../support/client/people.ts';
import { covers, expect, test, type Taken } from '../support/client/test.ts';

const page = '<html><head><title>Welcome</title></head><body>Log in to this network</body></html>';

/** A check of a verify that is answered in another way. */
const verifyFails =
  (fault: ScriptedFault) =>
  async ({ client, settled }: Taken) => {
    const token = await ada.token(client);
    client.script({ at: 'verify', ...fault });

    expect(await settled(verify(client, token))).toFail();
  };

test.describe('client', () => {
  test(
    'tells a lost connection as an error',
    covers('client.network-failure-is-an-error'),
    async ({ waited }) => {
      const [gone, closing, silent] = await Promise.all([
        waited('a server that is gone'),
        waited('a server that closes every connection'),
        waited('a server that is silent'),
      ]);

      expect(gone.called, 'a server that is gone').toFail();
      expect(closing.called, 'a connection that closes').toFail();
      if (!silent.called.answered) expect(silent.called, 'a server that is silent').toFail();
    },
  );

  test(
    'tells half an answer as an error',
    covers('client.truncated-is-an-error'),
    async ({ client, settled }) => {
      const token = await ada.token(client);
      client.script({ close: 'middle' });

      expect(await settled(verify(client, token)), 'a verify').toFail();
      expect(await settled(signIn(client)), 'a sign-in').toFail();
    },
  );

  test(
    'tells a page as an error',
    covers('client.page-is-an-error'),
    async ({ client, settled }) => {
      const token = await ada.token(client);
      client.script({ status: 200, body: page, mediaType: 'text/html' });

      expect(await settled(signIn(client)), 'a sign-in').toFail();
      expect(await settled(verify(client, token)), 'a verify').toFail();
    },
  );

  test(
    'tells an empty answer to a verify as an error',
    covers('client.empty-verify-is-an-error'),
    verifyFails({ status: 200, body: '' }),
  );

  test(
    'tells a verify without a session as an error',
    covers('client.verify-without-session-is-an-error'),
    verifyFails({ edit: without('sessionJwt') }),
  );

  test(
    'tells a redirect that leads nowhere as no success',
    covers('client.redirected-verify-is-no-success'),
    verifyFails({ status: 307, body: {} }),
  );

  test(
    'tells an empty answer to a send as an error',
    covers('client.empty-send-is-an-error'),
    async ({ client, settled }) => {
      await ada.signUp(client);
      client.script({ at: 'sign-in', status: 200, body: '' });

      expect(await settled(signIn(client))).toFail();
    },
  );
});
