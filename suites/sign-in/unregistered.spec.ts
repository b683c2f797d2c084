import { withName, withPhone } from '../support/people.ts';
import { requireAccepted } from '../support/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('sign-in', () => {
  test(
    'refuses somebody who is not registered',
    covers('sign-in.refuses-unregistered'),
    async ({ people }) => {
      const { answer } = await people.signInUnregistered();

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses an e-mail address that is not registered',
    covers('sign-in.refuses-unknown-email'),
    async ({ people, magicLink }) => {
      const { phone } = await people.stranger();

      const answer = await magicLink.signIn(withName(phone));

      expect(answer).toBeRefused();
    },
  );

  test(
    'takes a login ID as a whole',
    covers('sign-in.refuses-near-login-ids'),
    async ({ magicLink, existingUser }) => {
      const { loginId } = existingUser;
      const part = loginId.slice(0, -1);

      const near = [part, `${part}%`, `${part}_`, `${part}*`, `${part}.`];
      const answers = near.map(each => magicLink.signIn({ ...existingUser, loginId: each }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is not registered',
    covers('sign-in.texts-nobody-unregistered'),
    async ({ people, magicLink, sms }) => {
      const { person, answer } = await people.signInUnregistered();
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      const arrived = await sms.anyLinksBefore(person.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'makes no user of somebody who is not registered',
    covers('sign-in.makes-no-user'),
    async ({ people, magicLink }) => {
      requireAccepted((await people.signUp()).answer, 'a sign-up of somebody else is accepted');
      const { person, answer } = await people.signInUnregistered();
      expect(answer, 'setup: the sign-in is refused').toBeRefused();

      expect(await magicLink.signIn(person), 'the same sign-in again').toBeRefused();
      expect(await magicLink.signUp(person), 'a sign-up after that').toBeAccepted();
    },
  );
});
