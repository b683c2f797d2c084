import { expect, test } from '@playwright/test';
import { userRulings, type UserClaim } from '../../spec/wire.ts';

const view = {
  phone: '1 (202) 555-0142',
  name: 'Ada Örn',
  email: null,
  loginIds: ['ada@example.com', '+12025550142'],
  verifiedPhone: true,
};

const ruling = (field: string, how: UserClaim['how'], expected: unknown) => {
  const requirement = 'verify.tells-phone';
  const subject = `\`${field}\` of the user`;
  return userRulings(view, [{ requirement, subject, field, expected, how }])[0]!;
};

test.describe('users', () => {
  for (const { field, how, expected, holds } of [
    { field: 'phone', how: 'equals', expected: '+12025550142', holds: true },
    { field: 'phone', how: 'equals', expected: '+12025550143', holds: false },
    { field: 'name', how: 'equals', expected: 'Ada Örn', holds: true },
    { field: 'name', how: 'equals', expected: 'ada örn', holds: false },
    { field: 'email', how: 'equals', expected: '', holds: true },
    { field: 'givenName', how: 'equals', expected: '', holds: true },
    { field: 'name', how: 'equals', expected: '', holds: false },
    { field: 'test', how: 'equals', expected: false, holds: true },
    { field: 'verifiedPhone', how: 'equals', expected: false, holds: false },
    { field: 'loginIds', how: 'includes', expected: '+1 202 555 0142', holds: true },
    { field: 'loginIds', how: 'includes', expected: 'Ada@example.com', holds: false },
    { field: 'loginIds', how: 'excludes', expected: '+13035550178', holds: true },
    { field: 'loginIds', how: 'excludes', expected: 'ada@example.com', holds: false },
    {
      field: 'loginIds',
      how: 'sameSet',
      expected: ['+12025550142', 'ada@example.com'],
      holds: true,
    },
    { field: 'loginIds', how: 'sameSet', expected: ['ada@example.com'], holds: false },
    { field: 'phone', how: 'includes', expected: '+12025550142', holds: false },
  ] as const) {
    test(`${holds ? 'have' : 'lack'} a ${field} that ${how} ${JSON.stringify(expected)}`, () => {
      const { differences, ...said } = ruling(field, how, expected);

      expect(said).toMatchObject({ requirement: 'verify.tells-phone', since: '0.1.0', holds });
      expect(differences.length).toBe(holds ? 0 : 1);
    });
  }

  test('say what differs', () => {
    expect(ruling('name', 'equals', 'Grace').differences).toEqual([
      { subject: '`name` of the user', expected: '"Grace"', received: '"Ada Örn"' },
    ]);
  });
});
