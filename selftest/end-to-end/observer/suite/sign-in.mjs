// The tests of a team, as they are: they know of no observer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import DescopeClient from '@descope/node-sdk';

const projectId = process.env.DESCOPE_PROJECT_ID ?? 'P2OfTheTeam0000000000000000';
const client = DescopeClient({ projectId });
const phone = '+12025550142';

test('signs a user up, and again in', async () => {
  const user = { name: 'Robin', phone };
  const signedUp = await client.magicLink.signUp.sms(phone, 'https://app.example.com/verify', user);
  const signedIn = await client.magicLink.signIn.sms(phone, 'https://app.example.com/verify');

  assert.equal(signedUp.ok, true);
  assert.equal(signedIn.data.maskedPhone.endsWith('42'), true);
});

test('tells of a link that is none', async () => {
  const verified = await client.magicLink.verify('a-token-that-nobody-was-sent');

  assert.equal(verified.ok, false);
  assert.equal(verified.code, 401);
});
