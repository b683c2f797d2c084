import {
  type Call,
  newPhone,
  refused,
  sent,
  signIn,
  signUp,
  signUpOrIn,
  updatePhone,
} from '../../spec/examples.ts';
import { type Entries, type Explanation, places } from '../../spec/requirement.ts';

/** A call with options of the example, which is accepted. */
const takesExample = (call: Call, more: string, to?: string): Explanation => ({
  why: 'The example is what people copy first. A target that rejects it, or dies of one of its options, fails before anything was tried.',
  causes: [
    'An option is read by code that expects more than a text, and ends as a server error.',
    'A handwritten schema lacks an option, and forbids unknown fields.',
    'A placeholder such as "string" is looked up, and not found.',
  ],
  good: [call({ more }), sent(to)],
  bad: [call({ more }), refused],
});

const templates = '"templateOptions":{"property1":"string","property2":"string"}';

const types = '"loginOptions":{"revokeOtherSessions":true,"revokeOtherSessionsTypes":["string"]}';

export const entries = {
  'bad-input.sign-up-takes-example': {
    level: 'SHOULD',
    text: "Accepts a sign-up with the options of the source document's example, together and each alone.",
    quote: '"templateOptions": {',
    source: places.signUpOrIn,
    ...takesExample(signUp, `"loginOptions":{${templates}}`),
  },
  'bad-input.sign-in-takes-example': {
    level: 'SHOULD',
    text: "Accepts a sign-in with the options of the source document's example, together and each alone.",
    quote: '"templateOptions": {',
    source: places.signUpOrIn,
    ...takesExample(signIn, types),
  },
  'bad-input.sign-up-or-in-takes-example': {
    level: 'SHOULD',
    text: "Accepts a sign-up-or-in with the options of the source document's example, together and each alone.",
    quote: '"templateOptions": {',
    source: places.signUpOrIn,
    ...takesExample(signUpOrIn, types),
  },
  'bad-input.update-phone-takes-example': {
    level: 'SHOULD',
    text: "Accepts an update with the options of the source document's example, together and each alone.",
    quote: '"templateOptions": {',
    source: places.signUpOrIn,
    ...takesExample(updatePhone, templates, newPhone),
  },
} as const satisfies Entries;
