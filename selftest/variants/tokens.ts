import { randomBytes, randomUUID } from 'node:crypto';
import type { Freedom } from './variant.ts';

/** A token may be short: here 22 letters and digits. */
export const sendsShortTokens: Freedom = Base =>
  class extends Base {
    protected override newToken(): string {
      const letters = randomBytes(60)
        .toString('base64')
        .replaceAll(/[^a-zA-Z0-9]/g, '');
      return letters.slice(0, 22);
    }
  };

/** A token may be made of digits alone. */
export const sendsNumbersAsTokens: Freedom = Base =>
  class extends Base {
    protected override newToken(): string {
      return BigInt(`0x${randomBytes(16).toString('hex')}`)
        .toString()
        .padStart(39, '0');
    }
  };

/** A token may be two thousand characters long. */
export const sendsLongTokens: Freedom = Base =>
  class extends Base {
    protected override newToken(): string {
      return randomBytes(1500).toString('base64url');
    }
  };

/** A token may look like a JWT, of which the header is always the same. */
export const sendsJwtsAsTokens: Freedom = Base =>
  class extends Base {
    protected override newToken(): string {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { jti: randomUUID(), iat: this.seconds(), drn: 'ML' };
      const signature = randomBytes(32).toString('base64url');
      return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${signature}`;
    }
  };

/** A token may hold characters that a URL has to encode, which the link then does. */
export const sendsTokensToEncode: Freedom = Base =>
  class extends Base {
    protected override newToken(): string {
      const parts = [0, 1, 2, 3].map(() => randomBytes(9).toString('base64'));
      return `${parts.join('+/=%&#?')}%2B=`;
    }

    protected override linkUrl(redirectUrl: string, token: string): string {
      const [before, fragment] = redirectUrl.replaceAll(/\s/g, encodeURIComponent).split('#');
      const joint = before!.includes('?') ? '&' : '?';
      const url = `${before}${joint}t=${encodeURIComponent(token)}`;
      return fragment === undefined ? url : `${url}#${fragment}`;
    }
  };

/** A token may be a UUID. */
export const sendsUuidsAsTokens: Freedom = Base =>
  class extends Base {
    protected override newToken(): string {
      return randomUUID();
    }
  };
