import { bitsThatVary } from '../support/messages/entropy.ts';
import { requireAccepted, requires } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

const samples = 20;
const few = 3;

const fewTimes = <T>(send: () => T): T[] => Array.from({ length: few }, send);

test.describe('guessing', () => {
  test(
    'finds no token twice',
    covers('guessing.tokens-never-repeat'),
    async ({ magicLink, users, sentTokens, existingUser, newUser }) => {
      const sends = Array.from({ length: samples }, () => magicLink.signIn(existingUser));
      requireAccepted(await Promise.all(sends), 'sign-in.accepts-registered');
      const { phone } = await users.newUser();
      const updates = fewTimes(() => magicLink.updatePhone(existingUser, phone));
      requireAccepted(await Promise.all(updates), 'update-phone.accepts-signed-in-user');
      const signUps = fewTimes(() => magicLink.signUpOrIn(newUser));
      requireAccepted(await Promise.all(signUps), 'sign-up-or-in.accepts-new-user');
      await sentTokens.next(phone); // that anything arrives, others ask
      await sentTokens.next(newUser.phone);

      await expect(sentTokens).toHoldTokens(existingUser.phone, samples + 1);
      await expect(sentTokens).toHoldTokens(phone, few);
      await expect(sentTokens).toHoldTokens(newUser.phone, few);
    },
  );

  test(
    'finds no pattern in tokens',
    covers('guessing.tokens-vary'),
    async ({ magicLink, sentTokens, existingUser }) => {
      const sends = Array.from({ length: samples }, () => magicLink.signIn(existingUser));
      requireAccepted(await Promise.all(sends), 'sign-in.accepts-registered');
      const links = await sentTokens.atLeast(existingUser.phone, samples);
      requires('sign-in.texts-the-phone', links.length >= samples / 2, {
        subject: 'the number of links that arrived',
        expected: `${samples / 2} or more`,
        actual: links.length,
      });

      const bits = bitsThatVary(links.map(({ token }) => token));

      expect(
        bits,
        `the number of bits that vary over ${links.length} tokens`,
      ).toBeGreaterThanOrEqual(40);
    },
  );
});
