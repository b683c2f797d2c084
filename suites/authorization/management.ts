import { phone, refused } from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

/** A management call without the key. */
const byKeyOnly = (call: string, body: string, done: string, why: string): Explanation => ({
  why,
  causes: [
    'The key is checked where it is present, and not missed where it is absent.',
    'A mock of the management API is meant for tests, and open to all.',
    'The rejection comes after the work is done.',
  ],
  good: [call, 'Authorization: Bearer <project ID>', body, refused],
  bad: [call, 'Authorization: Bearer <project ID>', body, done],
});

export const entries = {
  'authorization.management-makes-users-by-key-only': {
    level: 'SHOULD',
    text: 'Creates a test user only with the management key.',
    quote: 'P:ManagementKey',
    source: places.sdks,
    ...byKeyOnly(
      'POST /v1/mgmt/user/create/test',
      `{"loginId":"${phone}","phone":"${phone}","test":true}`,
      '→ 200 {"user":{"userId":"U2a…"}}',
      'The project ID is public. If it were enough, anyone could make users who never proved a phone.',
    ),
  },
  'authorization.management-makes-links-by-key-only': {
    level: 'SHOULD',
    text: 'Returns the link of a test user only with the management key.',
    quote: 'P:ManagementKey',
    source: places.sdks,
    ...byKeyOnly(
      'POST /v1/mgmt/tests/generate/magiclink',
      `{"loginId":"${phone}","deliveryMethod":"sms"}`,
      '→ 200 {"link":"https://app.example.com/verify?t=<token>"}',
      'The project ID is public. If it were enough, anyone could have a link made and sign in as that user.',
    ),
  },
  'authorization.management-deletes-by-key-only': {
    level: 'SHOULD',
    text: 'Deletes a user only with the management key.',
    quote: 'P:ManagementKey',
    source: places.sdks,
    ...byKeyOnly(
      'POST /v1/mgmt/user/delete',
      `{"loginId":"${phone}"}`,
      '→ 200 {}',
      'The project ID is public. If it were enough, anyone could delete users whose login ID is known.',
    ),
  },
} as const satisfies Entries;
