import { standsIn } from '../../../spec/wire/texts.ts';
import { obstruct } from '../findings/set-up.ts';
import type { EndUsers } from './end-users.ts';

const draws = 20;

/** Two numbers that nobody has: the last digits of the first do not stand in the second, so that a mask tells them apart. */
export async function unlikeNumbers(users: EndUsers): Promise<{ one: string; other: string }> {
  for (let draw = 0; draw < draws; draw++) {
    const { phone: one } = await users.newUser();
    const { phone: other } = await users.newUser();
    if (!standsIn(one.slice(-2), other)) return { one, other };
  }
  return obstruct('PHONE_NUMBERS gives no two numbers that a mask tells apart');
}
