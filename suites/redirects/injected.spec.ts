import type { Answer } from '../support/http/answer.ts';
import type { Fields, MagicLink, Unusual } from '../support/http/magic-link.ts';
import type { Messages } from '../support/messages/messages.ts';
import { brokenUrls, hostHeaders } from '../support/tampering/redirect-urls.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUsers } from '../support/users/end-users.ts';
import type { ExistingUser } from '../support/users/existing-users.ts';

test.describe('redirects', () => {
  test(
    'with line breaks bring no other link into the message',
    covers('redirects.line-breaks-add-no-link'),
    async ({ users, existingUser, messages, connection }) => {
      const { approvedRedirectUrl, unapprovedRedirectUrl } = connection;
      const broken = brokenUrls(approvedRedirectUrl, unapprovedRedirectUrl);

      const places = await placesOf(
        await sendAll(
          users,
          existingUser,
          broken.map(({ value }) => ({ redirectUrl: value })),
        ),
        users.magicLink,
        messages,
      );

      const led = places.flatMap(({ operation, place }) =>
        broken
          .filter(({ target }) => place === target)
          .map(({ name }) => `${name} at ${operation}`),
      );
      expect(led, 'what put a link into a message').toEqual([]);
    },
  );

  test(
    'that are left out are read from no header',
    covers('redirects.default-ignores-headers'),
    async ({ users, existingUser, messages, connection }) => {
      const headers = hostHeaders(connection.unapprovedRedirectUrl);

      const places = await placesOf(
        await sendAll(users, existingUser, [{ redirectUrl: undefined }], { headers }),
        users.magicLink,
        messages,
      );

      const { host } = new URL(connection.unapprovedRedirectUrl);
      const led = places.filter(({ place }) => place.includes(host));
      expect(
        led.map(({ operation, place }) => `${place} at ${operation}`),
        'the places that a header named, and links lead to',
      ).toEqual([]);
    },
  );
});

/** A send that the target may have refused, and where its message would go. */
interface Sent {
  answer: Answer;
  phone: string;
}

/** Calls each operation with each of some fields, at phones that no other call of the operation shares where it makes users. */
async function sendAll(
  users: EndUsers,
  existingUser: ExistingUser,
  fields: readonly Fields[],
  unusual: Unusual = {},
): Promise<Sent[]> {
  const { magicLink } = users;
  const asked = { phone: (await users.newUser()).phone };
  const sends = fields.map(async each => {
    const [one, other] = [await users.newUser(), await users.newUser()];
    return Promise.all([
      sent(magicLink.signUp(one, each, unusual), one),
      sent(magicLink.signUpOrIn(other, each, unusual), other),
      sent(magicLink.signIn(existingUser, each, unusual), existingUser),
      sent(magicLink.updatePhone(existingUser, asked.phone, each, unusual), asked),
    ]);
  });
  return (await Promise.all(sends)).flat();
}

const sent = async (answer: Promise<Answer>, { phone }: { phone: string }): Promise<Sent> => ({
  answer: await answer,
  phone,
});

/** Where the links lead in the messages to the phones of some sends, and which operation went there. */
async function placesOf(sends: readonly Sent[], magicLink: MagicLink, messages: Messages) {
  const operations = new Map(sends.map(({ phone, answer }) => [phone, answer.call.operation]));
  const found = [...operations].map(async ([phone, operation]) => {
    const places = await messages.placesAt(phone, redirectUrl =>
      magicLink.signUpOrIn({ loginId: phone, phone }, { redirectUrl }),
    );
    return places.map(place => ({ operation, place }));
  });
  return (await Promise.all(found)).flat();
}
