import { isRefused } from './support/http/answer.ts';
import { withEmail } from './support/users/end-user.ts';
import { sessionOf } from './support/users/session.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('sign-up', () => {
  test.describe(() => {
    test.use({ probe: true });

    test('accepts somebody new', covers('sign-up.accepts-new-user'), async ({ users }) => {
      const { answer } = await users.signUp();

      expect(answer).toBeAccepted();
    });

    test(
      'sends a link to the phone given',
      covers('sign-up.texts-the-phone'),
      async ({ users, messages }) => {
        const { newUser, answer } = await users.signUp();
        expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

        await expect(messages).toReceiveLink(newUser.phone);
      },
    );
  });

  test('answers as documented', covers('sign-up.answers-as-documented'), async ({ users }) => {
    const { answer } = await users.signUp();
    expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

    expect(answer).toSatisfyApiSpec();
    expect(answer).toBeJson();
  });

  test('does not show the whole phone', covers('sign-up.masks-phone'), async ({ users }) => {
    const { newUser, answer } = await users.signUp();
    expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

    expect(answer).toMask(newUser.phone);
  });

  test('hides at least four digits', covers('sign-up.masks-four-digits'), async ({ users }) => {
    const { newUser, answer } = await users.signUp();
    expect(answer, 'setup: the sign-up is accepted').toBeAccepted();

    expect(answer).toMask(newUser.phone, { hiddenDigits: 4 });
  });

  test(
    'answers with nothing that replaces the message',
    covers('sign-up.answer-holds-no-token'),
    async ({ users, messages }) => {
      const { newUser, answer } = await users.signUp();
      expect(answer, 'setup: the sign-up is accepted').toBeAccepted();
      const { token } = await messages.next(newUser.phone);

      expect(answer).toHoldNoToken(token);
      expect(answer).toHoldNoSession();
    },
  );

  test(
    'sends the link to the phone, not to the login ID',
    covers('sign-up.texts-phone-not-login-id'),
    async ({ users, magicLink, messages }) => {
      const elsewhere = await users.newUser();
      const { newUser, outcome } = await users.asNewUser(
        ({ phone }) => magicLink.signUp({ loginId: elsewhere.loginId, phone }),
        isRefused,
      );
      expect(outcome, 'setup: the sign-up is accepted').toBeAccepted();

      await expect(messages).toReceiveLink(newUser.phone);
      expect(await messages.urls(elsewhere.phone), 'links at the login ID').toEqual([]);
    },
  );

  test(
    'reads the phone in the user details',
    covers('sign-up.reads-phone-in-user'),
    async ({ users, magicLink, messages }) => {
      const { newUser, outcome } = await users.asNewUser(
        ({ phone }) => magicLink.signUp(withEmail(phone), { phone: undefined }),
        isRefused,
      );
      expect(outcome).toBeAccepted();

      await expect(messages).toReceiveLink(newUser.phone);
    },
  );

  test(
    'reads the phone beside the user details',
    covers('sign-up.reads-phone-field'),
    async ({ users, magicLink, messages }) => {
      const { newUser, outcome } = await users.asNewUser(
        ({ phone }) => magicLink.signUp(withEmail(phone), { user: undefined }),
        isRefused,
      );
      expect(outcome).toBeAccepted();

      await expect(messages).toReceiveLink(newUser.phone);
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
    async ({ existingUsers, magicLink, newUser: { phone } }) => {
      const { loginId } = await existingUsers.createWithEmail();

      const answer = await magicLink.signUp({ loginId, phone });

      expect(answer).toBeRefused();
    },
  );

  test(
    'sends nothing to somebody who is registered',
    covers('sign-up.texts-nobody-registered'),
    async ({ magicLink, existingUser, messages }) => {
      const answer = await magicLink.signUp(existingUser);
      expect(answer, 'setup: the sign-up is refused').toBeRefused();

      const arrived = await messages.strayLinks(existingUser.phone, redirectUrl =>
        magicLink.signIn(existingUser, { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'changes nothing of somebody who is registered',
    covers('sign-up.keeps-registered-user'),
    async ({ magicLink, existingUser, users, newLinks }) => {
      const signIn = await newLinks.signIn(existingUser);
      const { phone: elsewhere } = await users.newUser();
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
    async ({ users, newLinks }) => {
      const { newUser, link } = await newLinks.signUp({
        user: { name: 'Ada Éxample', givenName: 'Ada', familyName: 'Éxample' },
      });
      const { user } = await users.verified(link);

      expect(user['loginIds'], 'setup: the user is the one who signed up').toContain(
        newUser.loginId,
      );
      expect(user).toMatchObject({ name: 'Ada Éxample', givenName: 'Ada', familyName: 'Éxample' });
    },
  );
});
