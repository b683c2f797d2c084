import { askEach } from '../support/tampering/entries.ts';
import { withAlteredPayload } from '../support/tampering/jwt-forgery.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sessions', () => {
  test(
    'are not stepped up without a JWT',
    covers('sessions.step-up-needs-jwt'),
    async ({ magicLink, existingUser, anotherUser }) => {
      const options = { loginOptions: { stepup: true } };
      const { projectId } = magicLink;
      const { sessionJwt, refreshJwt } = existingUser;
      const bearers = [
        { name: 'no JWT', value: projectId },
        { name: 'a string that is not a JWT', value: `${projectId}:this-is-no-jwt` },
        { name: 'an altered JWT', value: `${projectId}:${withAlteredPayload(refreshJwt)}` },
        { name: 'a session JWT', value: `${projectId}:${sessionJwt}` },
        {
          name: 'the JWT of another user',
          value: `${projectId}:${anotherUser.refreshJwt}`,
          since: '0.2.0',
        },
      ];

      const answers = await askEach(bearers, bearer =>
        magicLink.signIn(existingUser, options, { bearer }),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'get no second factor without a JWT',
    covers('sessions.mfa-needs-jwt'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signIn(existingUser, { loginOptions: { mfa: true } });

      expect(answer).toBeRefused();
    },
  );

  test(
    'are stepped up with the JWT of the user',
    covers('sessions.step-up-takes-jwt'),
    async ({ magicLink, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const options = { loginOptions: { stepup: true } };

      const answer = await magicLink.signIn(existingUser, options, { bearer });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'say that they were stepped up',
    covers('sessions.step-up-marks-session'),
    async ({ magicLink, newLinks, users, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const options = { loginOptions: { stepup: true } };
      const link = await newLinks.signIn(existingUser, options, {
        bearer,
        accepts: 'sessions.step-up-takes-jwt',
      });

      const { sessionJwt } = await users.verified(link);

      expect(sessionJwt, 'the session JWT').toClaim('su', true);
    },
  );

  test(
    'do not claim a step-up after a plain sign-in',
    covers('sessions.plain-sign-in-is-no-step-up'),
    async ({ newLinks, users, magicLink, existingUser }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const options = { loginOptions: { stepup: true } };
      const steppedUp = await magicLink.signIn(existingUser, options, { bearer });
      await newLinks.useWhatArrives(steppedUp, existingUser.phone);
      await newLinks.passOver(existingUser.phone);

      const { sessionJwt } = await users.verified(await newLinks.signIn(existingUser));

      expect(sessionJwt, 'the session JWT').toClaimSuch('su', 'nothing, or false', isFalse);
    },
  );
});

const isFalse = (claim: unknown) => (claim ?? false) === false;
