import { isDeepStrictEqual } from 'node:util';
import { sends } from '../command.ts';
import type { Difference } from '../finding.ts';
import { isOperation, type AskedArgs, type ClientRule, type ClientSeen } from './client-rule.ts';
import { fieldsIn } from './received.ts';
import { nothingIn } from './rule.ts';
import { shown } from './texts.ts';

/** A value that has to arrive, and the fields of the body that may carry it: `user.phone`. */
interface Wanted {
  fields: readonly string[];
  value: unknown;
  /** What it is in words, where it is not to be shown. */
  secret?: string;
}

const since = '0.2.0';

/** What a program said to the client arrives in the body of its operation. */
const arrives = (
  requirement: string,
  operations: readonly string[],
  wanted: (args: AskedArgs) => readonly Wanted[],
): ClientRule => {
  const wantedOf = ({ known }: ClientSeen) =>
    wanted(known.asked?.args ?? {}).filter(({ value }) => value !== undefined);
  return {
    requirement,
    since,
    concerns: seen =>
      isOperation(seen) &&
      operations.includes(seen.known.asked?.operation ?? '') &&
      wantedOf(seen).length > 0,
    judge: seen => {
      const all = wantedOf(seen);
      const differences = all.flatMap(each => differenceIn(seen, each));
      const names = all.map(({ fields }) => fields.join(' or '));
      return nothingIn(differences, `a body with what the caller gave as ${names.join(', ')}`);
    },
  };
};

function differenceIn({ sent }: ClientSeen, { fields, value, secret }: Wanted): Difference[] {
  const found = fields.map(each => valueAt(sent, each)).find(each => each !== undefined);
  if (isDeepStrictEqual(found, value)) return [];
  const subject = `\`${fields.join('` or `')}\` of the body`;
  if (secret === undefined) return [{ subject, expected: shown(value), received: shown(found) }];
  const received = found === undefined ? 'nothing' : 'another text';
  return [{ subject, expected: secret, received }];
}

/** The value of a field, with dots where it is nested; null counts as absent. */
const valueAt = (body: Record<string, unknown>, field: string): unknown =>
  field.split('.').reduce<unknown>((inside, name) => fieldsIn(inside)[name] ?? undefined, body);

/** What a sign-in may ask for beside the link. */
const loginOptions = ({ options = {} }: AskedArgs): Wanted[] =>
  ['customClaims', 'templateOptions', 'revokeOtherSessions'].map(name => ({
    fields: [`loginOptions.${name}`],
    value: fieldsIn(options)[name],
  }));

const option = (name: string) => (args: AskedArgs) => [
  { fields: [name], value: fieldsIn(args.options)[name] },
];

const flags = ['stepup', 'mfa', 'revokeOtherSessions', 'addToLoginIDs', 'onMergeUseExisting'];
const objects = ['customClaims', 'templateOptions'];

/** The options in a body that ask for something: one that is false, null or empty does not. */
function askedIn(sent: Record<string, unknown>): string[] {
  const all = { ...sent, ...fieldsIn(sent['loginOptions']) };
  return [
    ...flags.filter(each => all[each] === true),
    ...objects.filter(each => Object.keys(fieldsIn(all[each])).length > 0),
  ];
}

const judgeOptions = ({ sent, known }: ClientSeen) => {
  const given = fieldsIn(known.asked?.args.options);
  const found = askedIn(sent).filter(each => given[each] === undefined);
  const differences = found.map(each => ({
    subject: `\`${each}\` of the body`,
    expected: 'nothing, since the caller gave none',
    received: shown(sent[each] ?? fieldsIn(sent['loginOptions'])[each]),
  }));
  return nothingIn(differences, 'a body with no option but those that the caller gave');
};

/** What a program says to a client has to arrive in the body. */
export const argumentRules: readonly ClientRule[] = [
  {
    requirement: 'client.options-left-out',
    since,
    concerns: seen => isOperation(seen) && seen.known.asked !== undefined,
    judge: judgeOptions,
  },
  arrives('client.login-id-sent', sends, ({ loginId }) => [
    { fields: ['loginId'], value: loginId },
  ]),
  arrives('client.sign-up-phone-sent', ['sign-up'], ({ user }) => [
    { fields: ['phone', 'user.phone'], value: fieldsIn(user)['phone'] },
  ]),
  arrives('client.user-details-sent', ['sign-up'], ({ user = {} }) =>
    Object.entries(user)
      .filter(([name]) => name !== 'phone')
      .map(([name, value]) => ({ fields: [`user.${name}`], value })),
  ),
  arrives('client.new-phone-sent', ['update-phone'], ({ phone }) => [
    { fields: ['phone'], value: phone },
  ]),
  arrives('client.token-sent', ['verify'], ({ token }) => [
    { fields: ['token'], value: token, secret: 'the token as the caller gave it' },
  ]),
  arrives('client.redirect-sent', sends, ({ redirectUrl }) => [
    { fields: ['redirectUrl', 'URI'], value: redirectUrl },
  ]),
  arrives('client.sign-in-options-sent', ['sign-in'], loginOptions),
  arrives('client.sign-up-or-in-options-sent', ['sign-up-or-in'], loginOptions),
  arrives('client.add-to-login-ids-sent', ['update-phone'], option('addToLoginIDs')),
  arrives('client.merge-choice-sent', ['update-phone'], option('onMergeUseExisting')),
  arrives('client.update-template-sent', ['update-phone'], option('templateOptions')),
];
