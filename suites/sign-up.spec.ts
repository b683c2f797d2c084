import { isRefused } from './support/http/answer.ts';
import { sessionOf } from './support/users/session.ts';
import { withName } from './support/users/users.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sign-up', () => {
  test.describe(() => {
    test.use({ insists: true });

    test('accepts somebody new', covers('sign-up.accepts-new-user'), async ({ people }) => {
      const { answer } = await people.signUp();

      expect(answer).toBeAccepted();
    });

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

  test('answers as documented', covers('sign-up.answers-as-documented'), async ({ people }) => {
    const { answer } = await people.signUp();
    expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

    expect(answer).toSatisfyApiSpec();
    expect(answer).toBeJson();
  });

  test('does not show the whole phone', covers('sign-up.masks-phone'), async ({ people }) => {
    const { person, answer } = await people.signUp();
    expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

    expect(answer).toMask(person.phone);
  });

  test('hides at least four digits', covers('sign-up.masks-four-digits'), async ({ people }) => {
    const { person, answer } = await people.signUp();
    expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

    expect(answer).toMask(person.phone, { hiddenDigits: 4 });
  });

  test(
    'answers with nothing that replaces the message',
    covers('sign-up.answer-holds-no-token'),
    async ({ people, sms }) => {
      const { person, answer } = await people.signUp();
      expect(answer, 'setup: the sign-up is accepted').toBeAccepted();
      const { token } = await sms.next(person.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

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

  test(
    'refuses somebody who is registered',
    covers('sign-up.refuses-registered'),
    async ({ magicLink, existingUser }) => {
      const answer = await magicLink.signUp(existingUser);

      expect(answer).toBeRefused();
    },
  );

  test(
    'refuses somebody who is registered by an e-mail address',
    covers('sign-up.refuses-taken-name'),
    async ({ people, links, magicLink, newUser: { phone } }) => {
      const { loginId } = await people.namedUser(links);

      const answer = await magicLink.signUp({ loginId, phone });

      expect(answer).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is registered',
    covers('sign-up.texts-nobody-registered'),
    async ({ magicLink, existingUser, sms }) => {
      const answer = await magicLink.signUp(existingUser);
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      const arrived = await sms.anyLinksBefore(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'changes nothing of somebody who is registered',
    covers('sign-up.keeps-registered-user'),
    async ({ magicLink, existingUser, people, links }) => {
      const signIn = await links.signIn(existingUser);
      const { phone: elsewhere } = await people.stranger();
      const answer = await magicLink.signUp(existingUser, {
        phone: elsewhere,
        user: { name: 'Somebody Else', phone: elsewhere },
      });
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      const verified = await magicLink.verify(signIn);

      expect(verified).toBeAccepted();
      const { user } = sessionOf(verified);
      expect(user['userId'], 'the user ID').toBe(existingUser.userId);
      expect(user['phone'], 'the phone').toBe(existingUser.user['phone']);
      expect(user['name'], 'the name').toBe(existingUser.user['name']);
    },
  );

  test(
    'keeps the user details given',
    covers('sign-up.keeps-user-details'),
    async ({ people, links }) => {
      const { person, link } = await links.signUpStranger(people, {
        user: { name: 'Ada Éxample', givenName: 'Ada', familyName: 'Éxample' },
      });
      const { user } = await people.verified(link);

      expect(user['loginIds'], 'setup: the user is the one who signed up').toContain(
        person.loginId,
      );
      expect(user).toMatchObject({ name: 'Ada Éxample', givenName: 'Ada', familyName: 'Éxample' });
    },
  );
});
