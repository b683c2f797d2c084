import { bitsThatVary } from '../support/messages/entropy.ts';
import { covers, expect, test } from '../support/test.ts';

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
});
