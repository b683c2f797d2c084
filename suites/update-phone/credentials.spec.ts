import { keySetOf } from '../support/http/keys.ts';
import { askEach } from '../support/tampering/entries.ts';
import { forgedJwts, unsignedJwts } from '../support/tampering/forged-jwts.ts';
import {
  withAlteredPayload,
  withAlteredSignature,
  wrongJwts,
} from '../support/tampering/jwt-forgery.ts';
import { requireAccepted, requireRefused, requires } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { requireUpdateReadsJwts } from '../support/users/ended-sessions.ts';

test.describe('update phone', () => {
  test(
    'refuses a project ID without a JWT',
    covers('update-phone.refuses-missing-jwt'),
    async ({ magicLink, existingUser, newUser }) => {
      const answer = await magicLink.updatePhone(
        existingUser,
        newUser.phone,
        {},
        { bearer: magicLink.projectId },
      );

      expect(answer).toBeRefused();
    },
  );

  test(
    'rejects a string that is not a JWT',
    covers('update-phone.refuses-garbage-jwt'),
    async ({ magicLink, existingUser, newUser }) => {
      const answer = await magicLink.updatePhone(
        { ...existingUser, refreshJwt: 'this-is-no-jwt' },
        newUser.phone,
      );

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses a JWT whose signature was altered',
    covers('update-phone.refuses-altered-signature'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const refreshJwt = withAlteredSignature(existingUser.refreshJwt);

      const answer = await magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone);

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses a JWT whose payload was altered',
    covers('update-phone.refuses-altered-payload'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const refreshJwt = withAlteredPayload(existingUser.refreshJwt);

      const answer = await magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone);

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses an unsigned copy of the JWT',
    covers('update-phone.refuses-unsigned-jwt'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const answers = await askEach(unsignedJwts(existingUser.refreshJwt), refreshJwt =>
        magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'refuses a copy that a stranger signed',
    covers('update-phone.refuses-forged-jwt'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const { keys } = keySetOf(await magicLink.keys());
      const forged = await forgedJwts(existingUser.refreshJwt, keys);
      const [first] = forged;
      const withThird = { name: `${first!.name}, and a third part`, value: `${first!.value}:key` };

      const answers = await askEach([...forged, withThird], refreshJwt =>
        magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'refuses the token of a link',
    covers('update-phone.refuses-link-token'),
    async ({ magicLink, newLinks, existingUser, newUser }) => {
      const { token } = await newLinks.signIn(existingUser);

      const answer = await magicLink.updatePhone(
        { ...existingUser, refreshJwt: token },
        newUser.phone,
      );

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses a session JWT',
    covers('update-phone.refuses-session-jwt'),
    async ({ magicLink, existingUser, newUser }) => {
      const { sessionJwt } = existingUser;
      requires('verify.hands-out-session-jwt', sessionJwt !== '', {
        subject: '`sessionJwt` of the answer of verify',
        expected: 'a session JWT',
        actual: sessionJwt,
      });

      const answer = await magicLink.updatePhone(
        { ...existingUser, refreshJwt: sessionJwt },
        newUser.phone,
      );

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses a JWT without a project ID',
    covers('update-phone.refuses-jwt-alone'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const bearer = existingUser.refreshJwt;

      const answer = await magicLink.updatePhone(existingUser, newUser.phone, {}, { bearer });

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses the JWT of a session that was logged out',
    covers('update-phone.refuses-logged-out-jwt'),
    async ({ magicLink, existingUser, newUser, supportingOperations }) => {
      const logout = await supportingOperations.logout(existingUser.refreshJwt);
      requireAccepted(logout, 'sessions.logout-ends-session');
      await requireUpdateReadsJwts(magicLink, existingUser, newUser.phone);

      const answer = await magicLink.updatePhone(existingUser, newUser.phone);

      expect(answer).toBeRefused();
    },
  );

  test(
    'sends nothing when it refuses',
    covers('update-phone.refused-texts-nobody'),
    async ({ magicLink, existingUser, newUser, messages }) => {
      const answers = await Promise.all(
        wrongJwts(existingUser).map(refreshJwt =>
          magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone),
        ),
      );
      requireRefused(
        answers,
        'update-phone.refuses-missing-jwt',
        'update-phone.refuses-garbage-jwt',
        'update-phone.refuses-altered-signature',
        'update-phone.refuses-unsigned-jwt',
        'update-phone.refuses-session-jwt',
      );

      const arrived = await messages.strayMagicLinks(newUser.phone, redirectUrl =>
        magicLink.updatePhone(existingUser, newUser.phone, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );

  test(
    'changes nothing when it refuses',
    covers('update-phone.refused-changes-nothing'),
    async ({ users, newLinks, magicLink, existingUser, newUser }) => {
      const signIn = await newLinks.signIn(existingUser);
      const answers = await Promise.all(
        wrongJwts(existingUser).map(refreshJwt =>
          magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone),
        ),
      );
      requireRefused(
        answers,
        'update-phone.refuses-missing-jwt',
        'update-phone.refuses-garbage-jwt',
        'update-phone.refuses-altered-signature',
        'update-phone.refuses-unsigned-jwt',
        'update-phone.refuses-session-jwt',
      );

      const { user } = await users.verified(signIn);

      expect(user['phone'], '`phone` of the user').toBePhone(existingUser.user['phone']);
    },
  );
});
