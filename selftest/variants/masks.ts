import { randomInt } from 'node:crypto';
import type { SendOperation } from '../../reference/operation.ts';
import type { Freedom } from './variant.ts';

const masks: ((phone: string) => string)[] = [
  phone => `+1-***-***-${phone.slice(-4)}`,
  phone => `${'*'.repeat(9)}${phone.slice(-2)}`,
  phone => `+1***${phone.slice(-3)}`,
  phone => `+*******${phone.slice(-3)}`,
  phone => `*****${phone.slice(-4)}`,
  phone => `+1-${phone.slice(2, 5)}XXXXX${phone.slice(-2)}`,
  phone => `${phone.slice(0, 5)}••••••${phone.slice(-1)}`,
  () => '', // which hides every digit
  () => 'your phone',
  phone => `+1 (***) ***-${phone.slice(-4, -2)}**`,
];

/** No document says what a masked phone looks like: here it looks different from phone to phone. */
export const masksInManyWays: Freedom = Base =>
  class extends Base {
    protected override mask(phone: string): string {
      return masks[Number(phone.at(-1))]?.(phone) ?? '***';
    }
  };

/** A mask may show other digits each time. */
export const masksAtRandom: Freedom = Base =>
  class extends Base {
    protected override mask(phone: string): string {
      const shown = [randomInt(phone.length), randomInt(phone.length)];
      return phone
        .split('')
        .map((each, at) => (shown.includes(at) ? each : '*'))
        .join('');
    }
  };

/** A mask may be words, with the last digits among them or none at all. */
export const masksInWords: Freedom = Base =>
  class extends Base {
    protected override mask(phone: string, operation: SendOperation): string {
      return operation === 'updatePhone'
        ? 'your new phone'
        : `a number with ${phone.slice(-2)} last`;
    }
  };
