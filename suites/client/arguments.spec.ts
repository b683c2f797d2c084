import type { Options } from '../../drivers/protocol.ts';
import type { RequirementId } from '../catalogue.ts';
import {
  ada,
  grace,
  redirectUrl,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
  verify,
} from '../support/client/people.ts';
import {
  covers,
  expect,
  requireAnyRequest,
  requireRequests,
  test,
  type Taken,
} from '../support/client/test.ts';

const options = {
  customClaims: { plan: 'pro', seats: 5, trial: true },
  templateOptions: { app: 'Shop' },
  revokeOtherSessions: true,
};

/** A check of an update with options. */
const updateWith =
  (id: RequirementId, asked: Options) =>
  async ({ client, settled }: Taken) => {
    await settled(updatePhone(client, await ada.signIn(client), { options: asked }));
    requireRequests(client);

    expect(client).toKeep(id);
  };

test.describe('client', () => {
  test(
    'sends the login ID as it is',
    covers('client.login-id-sent'),
    async ({ client, settled }) => {
      const session = await grace.signIn(client);
      const { loginId } = grace;
      await settled(signIn(client, { loginId }));
      await settled(signUpOrIn(client, { loginId }));
      await settled(updatePhone(client, session));
      await settled(signUp(client, { loginId: 'Ada Example' }));
      requireAnyRequest(client);

      expect(client).toKeep('client.login-id-sent');
    },
  );

  test(
    'sends the phone of a sign-up',
    covers('client.sign-up-phone-sent'),
    async ({ client, settled }) => {
      await settled(signUp(client));
      requireRequests(client);

      expect(client).toKeep('client.sign-up-phone-sent');
    },
  );

  test(
    'sends the details of a user',
    covers('client.user-details-sent'),
    async ({ client, settled }) => {
      await settled(signUp(client));
      requireRequests(client);

      expect(client).toKeep('client.user-details-sent');
    },
  );

  test('sends the new phone', covers('client.new-phone-sent'), async ({ client, settled }) => {
    await settled(updatePhone(client, await ada.signIn(client)));
    requireRequests(client);

    expect(client).toKeep('client.new-phone-sent');
  });

  test('sends the token', covers('client.token-sent'), async ({ client, settled }) => {
    await settled(verify(client, await ada.token(client)));
    await settled(verify(client, 'Unknown-Token_with.dots~and+plus/slash=='));
    requireRequests(client);

    expect(client).toKeep('client.token-sent');
  });

  test(
    'sends a redirect URL as it is',
    covers('client.redirect-sent'),
    async ({ client, settled, attempted }) => {
      const session = await ada.signIn(client);
      const asked = { redirectUrl: `${redirectUrl}?plan=a%20b&from=/x` };
      await settled(signUp(client, asked));
      await settled(signIn(client, asked));
      await settled(signUpOrIn(client, asked));
      await attempted(updatePhone(client, session, asked));
      requireAnyRequest(client);

      expect(client).toKeep('client.redirect-sent');
    },
  );

  test(
    'names a redirect URL by the schema',
    covers('client.redirect-named-by-schema'),
    async ({ client, settled }) => {
      await settled(signUpOrIn(client));
      requireRequests(client);

      expect(client).toKeep('client.redirect-named-by-schema');
    },
  );

  test(
    'sends no redirect URL of its own',
    covers('client.redirect-left-out'),
    async ({ client, settled }) => {
      const { loginId } = ada;
      await settled(client.ask('signUpOrIn', { loginId }));
      await settled(client.ask('signIn', { loginId }));
      requireRequests(client);

      expect(client).toKeep('client.redirect-left-out');
    },
  );

  test(
    'sends the options of a sign-in',
    covers('client.sign-in-options-sent'),
    async ({ client, settled }) => {
      await ada.signUp(client);
      await settled(signIn(client, { options }));
      requireRequests(client);

      expect(client).toKeep('client.sign-in-options-sent');
    },
  );

  test(
    'sends the options of a sign-up or in',
    covers('client.sign-up-or-in-options-sent'),
    async ({ client, settled }) => {
      await settled(signUpOrIn(client, { options }));
      requireRequests(client);

      expect(client).toKeep('client.sign-up-or-in-options-sent');
    },
  );

  test(
    'tells an update to add the phone',
    covers('client.add-to-login-ids-sent'),
    updateWith('client.add-to-login-ids-sent', { addToLoginIDs: true }),
  );

  test(
    'tells an update whom a merge keeps',
    covers('client.merge-choice-sent'),
    updateWith('client.merge-choice-sent', { addToLoginIDs: true, onMergeUseExisting: true }),
  );

  test(
    'tells an update template options',
    covers('client.update-template-sent'),
    updateWith('client.update-template-sent', { templateOptions: { app: 'Shop' } }),
  );
});
