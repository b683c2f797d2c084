/** The dimensions of a situation: the values of each, in the words that a person reads. */
export const dimensions = {
  who: {
    new: 'a new user',
    signUp: 'registered by sign-up',
    signUpOrIn: 'registered by sign-up-or-in',
    moved: 'moved to another number by an update',
    added: 'with a login ID added by an update',
  },
  name: {
    phone: 'named by a phone number',
    email: 'named by an email address',
    userName: 'named by a user name',
  },
  spelling: {
    plain: 'spelt plainly',
    long: 'of 75 characters',
    accented: 'with accents',
  },
  phone: {
    alone: 'has a number alone',
    shared: 'shares the phone',
    former: 'has the former number of another user',
  },
  near: {
    far: 'no other user has a similar name',
    near: 'another user has a similar name',
  },
  other: {
    signUp: 'the other user has signed up',
    added: 'the other user has added a number by an update',
  },
  project: {
    first: 'known in one project',
    before: 'known in the second project, too',
    between: 'registers in the second project while the link is out',
  },
  bystander: {
    none: 'no other user asks for options',
    before: 'another user has asked for options',
    between: 'another user asks for options while the link is out',
  },
  before: {
    none: 'nothing is asked before',
    me: 'me and refresh are asked before',
    send: 'a sign-in is asked for before',
  },
  link: {
    signUp: 'signs up',
    signIn: 'signs in',
    signUpOrIn: 'signs up or in',
    update: 'updates the phone',
  },
  change: {
    none: 'keeps the number',
    move: 'moves',
    add: 'adds a login ID',
    merge: 'merges',
    mergeExisting: 'merges into the existing user',
  },
  options: {
    none: 'without options',
    claims: 'with custom claims',
    message: 'with template options and a locale',
    revoke: 'ends other sessions',
    stepup: 'steps up',
    default: 'without a redirect URL',
  },
  position: {
    one: 'by the only link',
    first: 'by the first of three links',
    middle: 'by the middle one of three links',
    last: 'by the last of three links',
  },
  early: refusals('before the link is sent'),
  late: refusals('after it was sent'),
  verified: {
    once: 'verified once',
    race: 'verified six times at once',
  },
  after: {
    signIn: 'signs in again',
    update: 'updates the phone again',
    refresh: 'refreshes',
    logout: 'logs out',
  },
} as const;

/** The name of a dimension. */
export type Dimension = keyof typeof dimensions;

/** A situation: one value for each dimension. */
export type Row = { [D in Dimension]: keyof (typeof dimensions)[D] };

/** What is refused in between, told with the time when it is. */
export function refusals<When extends string>(when: When) {
  return {
    again: `a second sign-up is refused ${when}`,
    unapproved: `an unapproved redirect URL is refused ${when}`,
    credentials: `a call with wrong credentials is refused ${when}`,
    token: `a token of no link is refused ${when}`,
    conflict: `an update to the number of another user is refused ${when}`,
    project: `a call in the second project is refused ${when}`,
  } as const;
}

/** What may not meet in a row, and why. */
export interface Constraint {
  why: string;
  /** The dimensions that it is about. */
  of: readonly Dimension[];
  excludes: (row: Row) => boolean;
}

/** Every constraint: a row is feasible where none excludes it. */
export const constraints: readonly Constraint[] = [
  {
    why: 'A sign-up by a registered user is rejected, and only a sign-up or sign-up-or-in is open to an unregistered one.',
    of: ['who', 'link'],
    excludes: ({ who, link }) =>
      who === 'new' ? link === 'signIn' || link === 'update' : link === 'signUp',
  },
  {
    why: 'A sign-up-or-in by a new user has no phone but the login ID.',
    of: ['who', 'name', 'link'],
    excludes: ({ who, name, link }) => who === 'new' && link === 'signUpOrIn' && name !== 'phone',
  },
  {
    why: 'A user whom a sign-up-or-in has made is named by the number.',
    of: ['who', 'name'],
    excludes: ({ who, name }) => who === 'signUpOrIn' && name !== 'phone',
  },
  {
    why: 'A number is spelt in one way.',
    of: ['name', 'spelling'],
    excludes: ({ name, spelling }) => name === 'phone' && spelling !== 'plain',
  },
  {
    why: 'An update, and nothing else, changes the number.',
    of: ['link', 'change'],
    excludes: ({ link, change }) => (link === 'update') !== (change !== 'none'),
  },
  {
    why: 'An update takes no custom claims, ends no other sessions and steps up none.',
    of: ['link', 'options'],
    excludes: ({ link, options }) =>
      link === 'update' && (options === 'claims' || options === 'revoke' || options === 'stepup'),
  },
  {
    why: 'A new user has no other sessions to end, and none to step up.',
    of: ['who', 'options'],
    excludes: ({ who, options }) => who === 'new' && (options === 'revoke' || options === 'stepup'),
  },
  {
    why: 'A new user has no session to ask me with.',
    of: ['who', 'before'],
    excludes: ({ who, before }) => who === 'new' && before === 'me',
  },
  {
    why: 'A new user is neither registered nor signed in before the first link.',
    of: ['who', 'early'],
    excludes: ({ who, early }) => who === 'new' && (early === 'again' || early === 'conflict'),
  },
  {
    why: 'A sign-in in the second project is refused only to those who are unknown there.',
    of: ['who', 'project', 'early'],
    excludes: ({ who, project, early }) =>
      who === 'new' && project === 'before' && early === 'project',
  },
  {
    why: 'A merge and a conflict need another user who is named by a number, so a name close to theirs is a number.',
    of: ['name', 'near', 'change'],
    excludes: ({ name, near, change }) => near === 'near' && name !== 'phone' && merges(change),
  },
  ...(['early', 'late'] as const).map((when): Constraint => ({
    why: 'A conflict needs another user who is named by a number, so a name close to theirs is a number.',
    of: ['name', 'near', when],
    excludes: row => row.near === 'near' && row.name !== 'phone' && row[when] === 'conflict',
  })),
  {
    why: 'Another user adds a number where an update is to take it: a number that is close to none, of that user alone.',
    of: ['other', 'phone', 'near', 'change', 'early', 'late'],
    excludes: row =>
      row.other === 'added' &&
      (row.phone === 'shared' || row.near === 'near' || !isNamedByNumber(row)),
  },
  {
    why: 'What is refused after the link was sent is another thing than before.',
    of: ['early', 'late'],
    excludes: ({ early, late }) => early === late,
  },
];

/** Whether the other user is named by a number, since an update is to take it. */
export const isNamedByNumber = ({ change, early, late }: Row): boolean =>
  merges(change) || early === 'conflict' || late === 'conflict';

/** Whether a change of the number is a merge of two users. */
export const merges = (change: Row['change']): boolean =>
  change === 'merge' || change === 'mergeExisting';
