import {
  noSms,
  phone,
  refused,
  sent,
  session,
  signIn,
  signUp,
  signUpOrIn,
  sms,
  updatePhone,
  newPhone,
  verify,
} from './calls.ts';
import type { ExplanationOf, Told } from './explanation.ts';
import { needsBearer } from './senders.ts';

const none = '# no Authorization header';
const linkOfA = '# <token> was sent by project A';
const userOfA = `# ${phone} is registered in project A`;
const jwtOfA = '# the refresh JWT is of project A';
const inB = 'Bearer <project B>';

const refusesBearer = (bearer: string, causes: readonly string[], why?: string): Told => ({
  ...(why && { why }),
  causes,
  good: [signIn({ bearer }), refused],
  bad: [signIn({ bearer }), sent()],
});

const takesBearer = (bearer: string, causes: readonly string[]): Told => ({
  why: 'One SDK always sends a colon behind the project ID, and the management key where it has one. A strict reader of the header shuts all its users out.',
  causes,
  good: [signIn({ bearer }), sent()],
  bad: [signIn({ bearer }), refused],
});

/** A management call without the key. */
const byKeyOnly = (call: string, body: string, done: string, why: string): Told => ({
  why,
  causes: [
    'The key is checked where it is present, and not missed where it is absent.',
    'A mock of the management API is meant for tests, and open to all.',
    'The refusal comes after the work is done.',
  ],
  good: [call, 'Authorization: Bearer <project ID>', body, refused],
  bad: [call, 'Authorization: Bearer <project ID>', body, done],
});

export const aboutAuthorization: ExplanationOf<'authorization'> = {
  why: 'The bearer says for which project a call is made. A target that does not look at it mixes the users of its customers, and lets anybody send text messages at their expense.',
  causes: [
    'A mock serves one project and never reads the header.',
    'The check is a middleware that one of the routes does not pass.',
    'Another header that names the project is taken in place of the bearer.',
    'Another header that names the project is taken in place of the bearer.',
  ],
  told: {
    'authorization.sign-up-needs-bearer': needsBearer(signUp(), sent()),
    'authorization.sign-in-needs-bearer': needsBearer(signIn(), sent()),
    'authorization.sign-up-or-in-needs-bearer': needsBearer(signUpOrIn(), sent()),
    'authorization.update-phone-needs-bearer': needsBearer(updatePhone(), sent(newPhone)),
    'authorization.verify-needs-bearer': needsBearer(verify(), session()),
    'authorization.refuses-empty-bearer': refusesBearer('Bearer', [
      'Only the presence of the header is checked.',
      'An empty project ID finds the first project, or a default one.',
      'The header is split, and nobody looks whether there is a second part.',
    ]),
    'authorization.refuses-other-scheme': refusesBearer('Basic <project ID>', [
      'The project ID is looked for anywhere in the header.',
      'The first word of the header is cut off, whichever it is.',
    ]),
    'authorization.refuses-unknown-project': refusesBearer('Bearer <ID of no project>', [
      'A mock takes any text for its one project.',
      'A project is made where there is none.',
      'IDs are compared by their beginning.',
    ]),
    'authorization.refuses-altered-case': refusesBearer(
      'Bearer <project ID, case altered>',
      [
        'The header is lowered in case before it is read, as header names are.',
        'The database compares without regard to case.',
      ],
      'Project IDs mix upper and lower case to be unique. Two of them may differ in nothing else.',
    ),
    'authorization.refused-texts-nobody': {
      why: 'A call that is refused and texts all the same sends messages for strangers, at the expense of a project.',
      causes: [
        'The bearer is checked last, or beside the work.',
        'The answer is replaced on its way out.',
      ],
      good: [none, signUpOrIn(), refused, noSms],
      bad: [none, signUpOrIn(), refused, sms()],
    },
    'authorization.refused-makes-nobody': {
      why: 'A call that is refused and makes a user all the same fills a project with strangers, and blocks their sign-up.',
      causes: [
        'The bearer is checked last, or beside the work.',
        'The user is made before the project is known.',
      ],
      good: [none, signUp(), refused, '# with a bearer', signIn(), refused],
      bad: [none, signUp(), refused, '# with a bearer', signIn(), sent()],
    },
    'authorization.refused-verify-hands-out-nothing': {
      why: 'SDKs and proxies look at fields and cookies, not only at the status. A session inside of a refusal is a session.',
      causes: [
        'The session is made first, and only its status changed by the check.',
        'The cookies are set by a layer that does not know of the refusal.',
      ],
      good: [none, verify(), refused],
      bad: [none, verify(), '→ 4xx {"errorCode":"E…","sessionJwt":"…"}'],
    },
    'authorization.projects-share-no-users': {
      why: 'Projects are customers, or production and test. Users who cross over give the data of one to the other.',
      causes: [
        'Users are kept in one table, without the project.',
        'The login ID alone is the unique key.',
      ],
      good: [userOfA, signIn({ bearer: inB }), refused],
      bad: [userOfA, signIn({ bearer: inB }), sent()],
    },
    'authorization.projects-share-no-links': {
      why: 'A link that works in another project opens a session there for a user whom that project never let in.',
      causes: [
        'Tokens are kept in one table, without the project.',
        'The token is a signed text, and all projects sign with one key.',
      ],
      good: [linkOfA, verify('token', inB), refused],
      bad: [linkOfA, verify('token', inB), session()],
    },
    'authorization.projects-share-no-sessions': {
      why: 'Whoever can make a project can make users in it. Their sessions must be worth nothing elsewhere.',
      causes: [
        'All projects sign with one key, and nobody compares the issuer.',
        'The project is read from the JWT, not from the bearer.',
      ],
      good: [jwtOfA, updatePhone({ bearer: `${inB}:<refresh JWT>` }), refused],
      bad: [jwtOfA, updatePhone({ bearer: `${inB}:<refresh JWT>` }), sent(newPhone)],
    },
    'authorization.takes-trailing-colon': takesBearer('Bearer <project ID>:', [
      'The whole bearer is compared with the project ID.',
      'A colon promises a JWT, and an empty one is no JWT.',
    ]),
    'authorization.takes-management-key': takesBearer('Bearer <project ID>:<management key>', [
      'Whatever stands behind the colon has to be a JWT.',
      'The management key is known to the management calls only.',
    ]),
    'authorization.management-makes-users-by-key-only': byKeyOnly(
      'POST /v1/mgmt/user/create/test',
      `{"loginId":"${phone}","phone":"${phone}","test":true}`,
      '→ 200 {"user":{"userId":"U2a…"}}',
      'The project ID is public. If it were enough, anybody could make users who never proved a phone.',
    ),
    'authorization.management-makes-links-by-key-only': byKeyOnly(
      'POST /v1/mgmt/tests/generate/magiclink',
      `{"loginId":"${phone}","deliveryMethod":"sms"}`,
      '→ 200 {"link":"https://app.example.com/verify?t=<token>"}',
      'The project ID is public. If it were enough, anybody could have a link made and sign in as that user.',
    ),
    'authorization.management-deletes-by-key-only': byKeyOnly(
      'POST /v1/mgmt/user/delete',
      `{"loginId":"${phone}"}`,
      '→ 200 {}',
      'The project ID is public. If it were enough, anybody could delete users whose login ID is known.',
    ),
  },
};
