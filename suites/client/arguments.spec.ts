import type { Options } from '../../drivers/protocol.ts';
import type { RequirementId } from '../catalogue.ts';
import { askFully, richOptions, signUpFully } from '../support/client/journey.ts';
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

/** A check of an update with options. */
const updateWith =
  (id: RequirementId, asked: Options) =>
  async ({ client, attempted, withJourney }: Taken) => {
    await attempted(updatePhone(client, await ada.signIn(client), { options: asked }));
    requireRequests(client);

    expect(await withJourney(client)).toKeep(id);
  };

test.describe('client', () => {
  test(
    'sends the login ID as it is',
    covers('client.login-id-sent'),
    async ({ client, attempted, withJourney }) => {
      const session = await grace.signIn(client);
      const { loginId } = grace;
      await attempted(signIn(client, { loginId }));
      await attempted(signUpOrIn(client, { loginId }));
      await attempted(updatePhone(client, session));
      await attempted(signUp(client, { loginId: 'Ada Example', user: { phone: ada.phone } }));
      requireAnyRequest(client);

      expect(await withJourney(client)).toKeep('client.login-id-sent');
    },
  );

  test(
    'sends the phone of a sign-up',
    covers('client.sign-up-phone-sent'),
    async ({ client, attempted, withJourney }) => {
      await attempted(signUp(client));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.sign-up-phone-sent');
    },
  );

  test(
    'sends the details of a user',
    covers('client.user-details-sent'),
    async ({ client, withJourney }) => {
      await signUpFully(client);
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.user-details-sent');
    },
  );

  test(
    'sends the new phone',
    covers('client.new-phone-sent'),
    async ({ client, attempted, withJourney }) => {
      await attempted(updatePhone(client, await ada.signIn(client)));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.new-phone-sent');
    },
  );

  test(
    'sends the token',
    covers('client.token-sent'),
    async ({ client, attempted, withJourney }) => {
      await attempted(verify(client, await ada.token(client)));
      await attempted(verify(client, 'Unknown-Token_with.dots~and+plus/slash=='));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.token-sent');
    },
  );

  test(
    'sends a redirect URL as it is',
    covers('client.redirect-sent'),
    async ({ client, attempted, withJourney }) => {
      const session = await ada.signIn(client);
      const asked = { redirectUrl: `${redirectUrl}?plan=a%20b&from=/x` };
      await attempted(signUp(client, asked));
      await attempted(signIn(client, asked));
      await attempted(signUpOrIn(client, asked));
      await attempted(updatePhone(client, session, asked));
      requireAnyRequest(client);

      expect(await withJourney(client)).toKeep('client.redirect-sent');
    },
  );

  test(
    'names a redirect URL by the schema',
    covers('client.redirect-named-by-schema'),
    async ({ client, attempted, withJourney }) => {
      await attempted(signUpOrIn(client));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.redirect-named-by-schema');
    },
  );

  test(
    'sends no redirect URL of its own',
    covers('client.redirect-left-out'),
    async ({ client, attempted, withJourney }) => {
      const { loginId } = ada;
      await attempted(client.ask('signUpOrIn', { loginId }));
      await attempted(client.ask('signIn', { loginId }));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.redirect-left-out');
    },
  );

  test(
    'sends no options of its own',
    covers('client.options-left-out'),
    async ({ client, attempted, withJourney }) => {
      await attempted(signUp(client));
      await attempted(signUpOrIn(client));
      requireAnyRequest(client);

      expect(await withJourney(client)).toKeep('client.options-left-out');
    },
  );

  test(
    'sends the options of a sign-in',
    covers('client.sign-in-options-sent'),
    async ({ client, attempted, withJourney }) => {
      await ada.signUp(client);
      await askFully(richOptions, options => attempted(signIn(client, { options })));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.sign-in-options-sent');
    },
  );

  test(
    'sends the options of a sign-up or in',
    covers('client.sign-up-or-in-options-sent'),
    async ({ client, attempted, withJourney }) => {
      await askFully(richOptions, options => attempted(signUpOrIn(client, { options })));
      requireRequests(client);

      expect(await withJourney(client)).toKeep('client.sign-up-or-in-options-sent');
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
