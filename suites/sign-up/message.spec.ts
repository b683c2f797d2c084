import { isRefused } from '../support/answer.ts';
import { withName } from '../support/people.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sign-up', () => {
  test.describe(() => {
    test.use({ insists: true });

    test(
      'sends a link to the phone given',
      covers('sign-up.texts-the-phone'),
      async ({ people, sms }) => {
        const { person, answer } = await people.signUp();
        expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

        await expect(sms).toReceiveLink(person.phone);
      },
    );
  });

  test(
    'sends the link to the phone, not to the login ID',
    covers('sign-up.texts-phone-not-login-id'),
    async ({ people, magicLink, sms }) => {
      const elsewhere = await people.stranger();
      const { person, outcome } = await people.asStranger(
        ({ phone }) => magicLink.signUp({ loginId: elsewhere.loginId, phone }),
        isRefused,
      );
      expect(outcome, 'setup: the sign-up is accepted').toBeAccepted();

      await expect(sms).toReceiveLink(person.phone);
      expect(await sms.urls(elsewhere.phone), 'links at the login ID').toEqual([]);
    },
  );

  test(
    'reads the phone in the user details',
    covers('sign-up.reads-phone-in-user'),
    async ({ people, magicLink, sms }) => {
      const { person, outcome } = await people.asStranger(
        ({ phone }) => magicLink.signUp(withName(phone), { phone: undefined }),
        isRefused,
      );
      expect(outcome).toBeAccepted();

      await expect(sms).toReceiveLink(person.phone);
    },
  );

  test(
    'reads the phone beside the user details',
    covers('sign-up.reads-phone-field'),
    async ({ people, magicLink, sms }) => {
      const { person, outcome } = await people.asStranger(
        ({ phone }) => magicLink.signUp(withName(phone), { user: undefined }),
        isRefused,
      );
      expect(outcome).toBeAccepted();

      await expect(sms).toReceiveLink(person.phone);
    },
  );
});
