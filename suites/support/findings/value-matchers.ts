import { isDeepStrictEqual } from 'node:util';
import { wrongFields, type FieldTypes } from '../../../spec/wire/answers.ts';
import { digitsOf, shown } from '../../../spec/wire/texts.ts';
import { judgement, type Sense, type Subject } from './judgement.ts';

type Value = Subject<unknown>;

/** The matchers for values, under the names that they have in Playwright: each leaves a finding. */
export const valueMatchers = {
  toBe(this: Sense, value: Value, expected: unknown) {
    return judge(this, value, Object.is(value.actual, expected), shown(expected));
  },

  toEqual(this: Sense, value: Value, expected: unknown) {
    return judge(this, value, areEqual(value.actual, expected), shown(expected));
  },

  toMatchObject(this: Sense, value: Value, expected: object) {
    const part = Object.keys(expected).map(name => [name, partOf(value.actual, name)]);
    const holds = areEqual(Object.fromEntries(part), expected);
    return judge(this, value, holds, `something with ${shown(expected)}`);
  },

  toContain(this: Sense, value: Value, expected: unknown) {
    const { actual } = value;
    const all = typeof actual === 'string' || Array.isArray(actual) ? actual : [];
    const holds = (all as unknown[]).includes(expected);
    return judge(this, value, holds, `something that holds ${shown(expected)}`);
  },

  toContainEqual(this: Sense, value: Value, expected: unknown) {
    const all = Array.isArray(value.actual) ? (value.actual as unknown[]) : [];
    const holds = all.some(each => areEqual(each, expected));
    return judge(this, value, holds, `something that holds ${shown(expected)}`);
  },

  toBeGreaterThan(this: Sense, value: Value, least: number | bigint) {
    return judge(this, value, isNumber(value) && value.actual > least, `more than ${least}`);
  },

  toBeGreaterThanOrEqual(this: Sense, value: Value, least: number | bigint) {
    return judge(this, value, isNumber(value) && value.actual >= least, `${least} or more`);
  },

  toBeLessThan(this: Sense, value: Value, most: number | bigint) {
    return judge(this, value, isNumber(value) && value.actual < most, `less than ${most}`);
  },

  toBeLessThanOrEqual(this: Sense, value: Value, most: number | bigint) {
    return judge(this, value, isNumber(value) && value.actual <= most, `${most} or less`);
  },

  toBeUndefined(this: Sense, value: Value) {
    return judge(this, value, value.actual === undefined, 'nothing');
  },

  /** Two phone numbers have the same digits, however each is written. */
  toBePhone(this: Sense, value: Value, phone: unknown) {
    return judge(this, value, digitsOf(value.actual) === digitsOf(phone), shown(phone));
  },

  /** Each field is there and of that type. */
  toHaveFields(this: Sense, value: Subject<object>, types: FieldTypes) {
    const differences = wrongFields(value.actual, types).map(name => ({
      subject: `\`${name}\` of ${subjectOf(value)}`,
      expected: types[name] === 'array' ? 'an array' : `a ${types[name]}`,
      received: shown(partOf(value.actual, name)),
    }));
    const expected = `the fields ${Object.keys(types).join(', ')} of ${subjectOf(value)}`;
    const failure = { expected, received: shown(value.actual), differences };
    return judgement(this, differences.length === 0, () => failure);
  },
};

const isNumber = (value: Value): value is Subject<number> => typeof value.actual === 'number';

const subjectOf = ({ name = 'the value' }: Subject<unknown>) => name;

const partOf = (whole: unknown, name: string): unknown =>
  typeof whole === 'object' && whole !== null
    ? (whole as Record<string, unknown>)[name]
    : undefined;

/** Whether two values are the same in JSON, where a field that is undefined is none. */
const areEqual = (one: unknown, other: unknown) => isDeepStrictEqual(inJson(one), inJson(other));

const inJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

function judge(sense: Sense, value: Value, holds: boolean, words: string) {
  const expected = sense.isNot ? `anything but ${words}` : words;
  const received = shown(value.actual);
  return judgement(sense, holds, () => ({
    expected,
    received,
    differences: [{ subject: subjectOf(value), expected, received }],
  }));
}
