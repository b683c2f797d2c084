import {
  newPhone,
  phone,
  refused,
  sent,
  session,
  signIn,
  updatePhone,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { format, refusesBearer } from './group.ts';

const linkOfA = '# <token> was sent by project A';

const userOfA = `# ${phone} is registered in project A`;

const jwtOfA = '# the refresh JWT is of project A';

const inB = 'Bearer <project B>';

export const entries = {
  'authorization.refuses-unknown-project': {
    level: 'SHOULD',
    text: 'Rejects a project ID that does not exist.',
    quote: format,
    source: places.signIn,
    ...refusesBearer('Bearer <ID of no project>', [
      'A mock accepts any string as the ID of its one project.',
      'A project is made where there is none.',
      'IDs are compared by their beginning.',
    ]),
  },
  'authorization.refuses-altered-case': {
    level: 'SHOULD',
    text: 'Rejects a project ID in a different letter case.',
    quote: format,
    source: places.signIn,
    ...refusesBearer(
      'Bearer <project ID, case altered>',
      [
        'The header is lowered in case before it is read, as header names are.',
        'The database compares without regard to case.',
      ],
      'Project IDs mix upper and lower case to be unique. Two of them may differ in nothing else.',
    ),
  },
  'authorization.projects-share-no-users': {
    level: 'SHOULD',
    text: 'Does not treat a user of one project as registered in another.',
    quote: format,
    source: places.signIn,
    why: 'Projects are customers, or production and test. Users who cross over give the data of one to the other.',
    causes: [
      'Users are kept in one table, without the project.',
      'The login ID alone is the unique key.',
    ],
    good: [userOfA, signIn({ bearer: inB }), refused],
    bad: [userOfA, signIn({ bearer: inB }), sent()],
  },
  'authorization.projects-share-no-links': {
    level: 'SHOULD',
    text: 'Rejects a link of one project in another.',
    quote: format,
    source: places.signIn,
    why: 'A link that works in another project opens a session there for a user who is not registered there.',
    causes: [
      'Tokens are kept in one table, without the project.',
      'The token is a signed string, and all projects sign with one key.',
    ],
    good: [linkOfA, verify('token', inB), refused],
    bad: [linkOfA, verify('token', inB), session()],
  },
  'authorization.projects-share-no-sessions': {
    level: 'SHOULD',
    text: 'Rejects a refresh JWT of one project in another.',
    quote: 'requires both the ProjectId and refresh JWT',
    source: places.update,
    why: 'Anyone who can create a project can create users in it. Their sessions must be worth nothing elsewhere.',
    causes: [
      'All projects sign with one key, and the issuer is not compared.',
      'The project is read from the JWT, not from the bearer.',
    ],
    good: [jwtOfA, updatePhone({ bearer: `${inB}:<refresh JWT>` }), refused],
    bad: [jwtOfA, updatePhone({ bearer: `${inB}:<refresh JWT>` }), sent(newPhone)],
  },
} as const satisfies Entries;
