import { refusals, type Row } from './dimensions.ts';

/** What each value of a situation means, in words that follow "where". */
const words: { readonly [D in keyof Row]: Readonly<Record<Row[D], string>> } = {
  who: {
    new: 'the user is new',
    signUp: 'the user has registered by sign-up',
    signUpOrIn: 'the user has registered by sign-up-or-in',
    moved: 'the user has moved to another number before',
    added: 'the user has added a login ID by an update before',
  },
  name: {
    phone: 'the user is named by a phone number',
    email: 'the user is named by an email address',
    userName: 'the user is named by a user name',
  },
  spelling: {
    plain: 'the name is spelt plainly',
    long: 'the name has 75 characters',
    accented: 'the name has accents',
  },
  phone: {
    alone: "the phone is the user's alone",
    shared: 'the phone is shared',
    former: 'the phone was that of another user before',
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
    first: 'the user is known in one project',
    before: 'the user is known in the second project, too',
    between: 'the user registers in the second project while the link is out',
  },
  bystander: {
    none: 'no other user asks for options',
    before: 'another user has asked for options before',
    between: 'another user asks for options while the link is out',
  },
  before: {
    none: 'nothing is asked before',
    me: 'me and refresh are asked before',
    send: 'a sign-in is asked for before',
  },
  link: {
    signUp: 'the link is of a sign-up',
    signIn: 'the link is of a sign-in',
    signUpOrIn: 'the link is of a sign-up-or-in',
    update: 'the link is of an update',
  },
  change: {
    none: 'the number stays',
    move: 'an update changes the number alone',
    add: 'an update adds a login ID',
    merge: 'an update merges two users',
    mergeExisting: 'an update merges the user into an existing one',
  },
  options: {
    none: 'the link is asked for without options',
    claims: 'the link is asked for with custom claims',
    message: 'the link is asked for with template options and a locale',
    revoke: 'the link ends other sessions',
    stepup: 'the link steps up',
    default: 'the link is asked for without a redirect URL',
  },
  position: {
    one: 'no other link is out',
    first: 'the link is the first of three',
    middle: 'the link is the middle one of three',
    last: 'the link is the last of three',
  },
  early: refusals('before the link is sent'),
  late: refusals('after the link was sent'),
  verified: {
    once: 'the link is verified once',
    race: 'the link is verified six times at once',
  },
  after: {
    signIn: 'the user signs in again',
    update: 'the user updates the phone again',
    refresh: 'the user refreshes',
    logout: 'the user logs out',
  },
};

/** What a value of a situation means, in words that follow "where". */
export const inWords = (row: Row, dimension: keyof Row): string =>
  (words[dimension] as Readonly<Record<string, string>>)[row[dimension]]!;
