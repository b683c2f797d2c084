import { covers, expect, test } from './support/test.ts';

test.describe('verify', () => {
  test(
    'takes a link until its lifetime is nearly over',
    covers('verify.link-lives-its-lifetime'),
    async ({ expiry, magicLink }) => {
      const { link } = await expiry.nearlyExpiredLink();

      const answer = await magicLink.verify(link);

      expect(answer).toBeAccepted();
    },
  );
});
