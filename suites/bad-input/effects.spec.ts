import { isRefused } from '../support/answer.ts';
import type { MagicLink, Person } from '../support/magic-link.ts';
import { covers, expect, test } from '../support/test.ts';
import { noObjects } from '../support/wrong-types.ts';

test.describe('bad input', () => {
  test('sends nothing', covers('bad-input.texts-nobody'), async ({ people, magicLink, sms }) => {
    const refused = await refusedCalls(magicLink, () => people.stranger());

    const arrived = refused.map(person =>
      sms.linksBefore(person.phone, redirectUrl => magicLink.signUpOrIn(person, { redirectUrl })),
    );

    expect((await Promise.all(arrived)).flat(), 'links that arrived').toEqual([]);
  });

  test('makes no user', covers('bad-input.makes-nobody'), async ({ people, magicLink }) => {
    const refused = await refusedCalls(magicLink, () => people.unregistered());

    const signIns = refused.map(person => magicLink.signIn(person));

    expect(await Promise.all(signIns)).toBeRefused();
  });

  test(
    'uses no link up',
    covers('bad-input.uses-no-link'),
    async ({ links, magicLink, existingUser }) => {
      const { token } = await links.signIn(existingUser);
      const answers = await Promise.all([
        ...noObjects({ token }).map(raw => magicLink.post('verify', {}, { raw })),
        magicLink.post('verify', { token: [token] }),
      ]);
      expect(answers, 'setup: the calls are refused').toBeRefused();

      expect(await magicLink.verify(token)).toBeAccepted();
    },
  );
});

/** Makes calls that are wrong each in another way, each for somebody else, and gives those whose call was refused. */
async function refusedCalls(magicLink: MagicLink, somebody: () => Promise<Person>) {
  const withRaw = (operation: 'signUp' | 'signUpOrIn', form: number) => (person: Person) => {
    const { loginId, phone } = person;
    return magicLink.post(operation, {}, { raw: noObjects({ loginId, phone })[form]! });
  };
  const wrong = [
    ...[1, 5].flatMap(form => [withRaw('signUp', form), withRaw('signUpOrIn', form)]),
    (person: Person) => magicLink.signUp(person, { redirectUrl: 17 }),
    (person: Person) => magicLink.signUpOrIn(person, { redirectUrl: 17 }),
    (person: Person) =>
      magicLink.signUp(person, { phone: { value: person.phone }, user: undefined }),
  ];
  const calls = wrong.map(async call => {
    const person = await somebody();
    return { person, answer: await call(person) };
  });
  const refused = (await Promise.all(calls)).filter(({ answer }) => isRefused(answer));
  expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);
  return refused.map(({ person }) => person);
}
