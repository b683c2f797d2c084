import { differencesBetween } from './support/findings/differences.ts';
import { bitsThatVary } from './support/messages/entropy.ts';
import { covers, expect, test } from './support/test.ts';

const samples = 20;

test.describe('guessing', () => {
  test(
    'finds no token twice',
    covers('guessing.tokens-never-repeat'),
    async ({ magicLink, sentTokens, existingUser }) => {
      const sends = Array.from({ length: samples }, () => magicLink.signIn(existingUser));
      expect(await Promise.all(sends), 'setup: the sign-ins are accepted').toBeAccepted();

      await expect(sentTokens).toHoldTokens(existingUser.phone, samples + 1);
    },
  );

  test(
    'finds no pattern in tokens',
    covers('guessing.tokens-vary'),
    async ({ magicLink, sentTokens, existingUser }) => {
      const sends = Array.from({ length: samples }, () => magicLink.signIn(existingUser));
      expect(await Promise.all(sends), 'setup: the sign-ins are accepted').toBeAccepted();
      const links = await sentTokens.atLeast(existingUser.phone, samples);
      expect(links.length, 'setup: links arrive').toBeGreaterThanOrEqual(samples / 2);

      const bits = bitsThatVary(links.map(({ token }) => token));

      expect(bits, `bits that vary over ${links.length} tokens`).toBeGreaterThanOrEqual(40);
    },
  );

  test(
    'learns nothing from a sign-up or in',
    covers('guessing.sign-up-or-in-answers-alike'),
    async ({ magicLink, users, existingUser, anotherUser }) => {
      const newUsers = [await users.newUser(), await users.newUser()];
      const ofNew = await Promise.all(newUsers.map(each => magicLink.signUpOrIn(each)));
      const ofRegistered = await Promise.all(
        [existingUser, anotherUser].map(each => magicLink.signUpOrIn(each)),
      );
      expect([...ofNew, ...ofRegistered], 'setup: all are accepted').toBeAccepted();

      expect(differencesBetween(ofNew, ofRegistered), 'what tells new from registered').toEqual([]);
    },
  );

  test(
    'learns nothing of a user from a refused sign-up',
    covers('guessing.refusals-tell-nothing-of-the-user'),
    async ({ existingUsers, magicLink }) => {
      const details = { name: 'Ada Q Example', email: 'ada.q@example.com' };
      const registered = await existingUsers.create({ user: details });
      const answer = await magicLink.signUp(registered);
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      expect(answer.everything, 'the answer').not.toContain(details.name);
      expect(answer.everything, 'the answer').not.toContain(details.email);
      expect(answer.everything, 'the answer').not.toContain(String(registered.userId));
    },
  );
});
