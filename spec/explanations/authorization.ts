import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const call = (bearer: string) =>
  exchange(
    'POST /v1/auth/magiclink/signin/sms',
    ...(bearer ? [`Authorization: ${bearer}`] : []),
    '{"loginId":"+12025550142"}',
  );
const accepted = '200\n{"maskedPhone":"+1******0142"}';

export const authorization: GroupExplanation = {
  why: 'The bearer says for which project a call is made. A target that does not look at it mixes the users of its customers, and lets anybody send text messages at their expense.',
  causes: [
    'A mock serves one project and never reads the header.',
    'The check is a middleware that one of the routes does not pass.',
    'Another header that names the project is taken in place of the bearer.',
  ],
  good: exchange(call(''), '', refusal),
  bad: exchange(call(''), '', accepted),
  families: [
    {
      ids: [
        'authorization.refuses-empty-bearer',
        'authorization.refuses-other-scheme',
        'authorization.refuses-unknown-project',
        'authorization.refuses-altered-case',
      ],
      causes: [
        'Only the presence of the header is checked.',
        'The project ID is looked for anywhere in the header.',
        'Project IDs are compared without regard to case.',
        'A project is made where there is none.',
      ],
      good: exchange(call('Basic <project ID>'), '', refusal),
      bad: exchange(call('Basic <project ID>'), '', accepted),
    },
    {
      ids: [
        'authorization.refused-texts-nobody',
        'authorization.refused-makes-nobody',
        'authorization.refused-verify-hands-out-nothing',
      ],
      why: 'A refusal is more than a status: a call that is refused and works all the same sends messages and opens sessions for strangers.',
      causes: ['The bearer is checked last.', 'The answer is replaced on its way out.'],
      good: exchange(call(''), '', refusal, '', 'no message'),
      bad: exchange(call(''), '', refusal, '', 'SMS to +12025550142'),
    },
    {
      ids: [
        'authorization.projects-share-no-users',
        'authorization.projects-share-no-links',
        'authorization.projects-share-no-sessions',
      ],
      why: 'Projects are customers, or production and test. A user, link or session that crosses over gives the data of one to the other.',
      causes: [
        'Users or tokens are kept in one table, without the project.',
        'All projects sign with one key, and nobody compares the issuer.',
      ],
      good: exchange('link made for project A', 'verify with the bearer of B: 4xx'),
      bad: exchange('link made for project A', 'verify with the bearer of B: 200'),
    },
    {
      ids: ['authorization.takes-trailing-colon', 'authorization.takes-management-key'],
      why: 'One SDK always sends a colon behind the project ID, and the management key where it has one. A strict reader of the header shuts all its users out.',
      causes: [
        'The whole bearer is compared with the project ID.',
        'Whatever stands behind the colon has to be a JWT.',
      ],
      good: exchange(call('Bearer <project ID>:'), '', accepted),
      bad: exchange(call('Bearer <project ID>:'), '', refusal),
    },
    {
      ids: [
        'authorization.management-makes-users-by-key-only',
        'authorization.management-makes-links-by-key-only',
        'authorization.management-deletes-by-key-only',
      ],
      why: 'The management calls make users, hand out links and delete. The project ID is public, so it must not be enough for them.',
      causes: ['The key is checked where it is present, and not missed where it is absent.'],
      good: exchange(
        'POST /v1/mgmt/tests/generate/magiclink',
        'Authorization: Bearer <project ID>',
        '',
        refusal,
      ),
      bad: exchange(
        'POST /v1/mgmt/tests/generate/magiclink',
        'Authorization: Bearer <project ID>',
        '',
        '200',
        '{"link":"https://app.example.com/verify?t=<token>"}',
      ),
    },
  ],
};
