import type { Freedom } from './variant.ts';

const masks: ((phone: string) => string)[] = [
  phone => `+1-***-***-${phone.slice(-4)}`,
  phone => `${'*'.repeat(9)}${phone.slice(-2)}`,
  phone => `+1***${phone.slice(-3)}`,
  phone => `+*******${phone.slice(-3)}`,
  phone => `*****${phone.slice(-4)}`,
  phone => `+1-${phone.slice(2, 5)}XXXXX${phone.slice(-2)}`,
  phone => `${phone.slice(0, 5)}••••••${phone.slice(-1)}`,
  () => '•••',
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
