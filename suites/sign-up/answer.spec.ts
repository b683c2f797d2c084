import { covers, expect, test } from '../support/test.ts';

test.describe('sign-up', () => {
  test.describe(() => {
    test.use({ insists: true });

    test('accepts somebody new', covers('sign-up.accepts-new-user'), async ({ people }) => {
      const { answer } = await people.signUp();

      expect(answer).toBeAccepted();
    });
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
});
