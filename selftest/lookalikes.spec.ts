import { expect, test } from '@playwright/test';
import { lookalikesFor } from '../suites/support/tampering/lookalikes.ts';
import { isAmong } from '../targets/settings-redirects.ts';
import type { Connection } from '../targets/target.ts';

const kinds = [
  'suffix',
  'prefix',
  'dot',
  'sibling',
  'letters',
  'userInfo',
  'query',
  'script',
] as const;

/** The hosts of lookalikes by kind; what is said of a kind that has none. */
function hostsFor(approved: string, declared: Partial<Connection> = {}) {
  const lookalikes = lookalikesFor(
    {
      ...({} as Connection),
      approvedRedirectUrl: approved,
      unapprovedRedirectUrl: 'https://unapproved.example/verify',
      ...declared,
    },
    (why, type) => {
      throw new Error([why, type].filter(Boolean).join(': '));
    },
  );
  const of = (kind: (typeof kinds)[number]) => {
    try {
      return lookalikes.of(kind).map(each => new URL(each).hostname);
    } catch (error) {
      return (error as Error).message;
    }
  };
  return Object.fromEntries(kinds.map(kind => [kind, of(kind)]));
}

test.describe('lookalikes of an approved domain', () => {
  test('lie beside the host where nothing more is declared', () => {
    expect(hostsFor('https://app.example.com/verify')).toMatchObject({
      prefix: ['notapp.example.com', 'not-app.example.com'],
      dot: ['appxexample.com'],
      sibling: ['sibling.example.com'],
    });
  });

  test('lie outside a wildcard', () => {
    const approvedDomains = ['other.example', '*.example.com'];

    const found = hostsFor('https://app.example.com/verify', { approvedDomains });

    expect(found).toMatchObject({
      prefix: ['notexample.com', 'not-example.com'],
      dot: ['appxexample.com'],
      sibling: ['sibling.com'],
      userInfo: ['unapproved.example', 'unapproved.example'],
    });
    expect(
      Object.values(found)
        .flat()
        .filter(host => isAmong(approvedDomains, host)),
    ).toEqual([
      'app.example.com', // of schemes that run script, as the rest
      'app.example.com',
      'app.example.com',
      'app.example.com',
    ]);
  });

  test('leave out what another entry approves', () => {
    const approvedDomains = ['app.example.com', 'sibling.example.com'];

    expect(hostsFor('https://app.example.com/verify', { approvedDomains })).toMatchObject({
      prefix: ['notapp.example.com', 'not-app.example.com'],
      sibling: 'APPROVED_DOMAINS leave no lookalike of the kind sibling: not offered',
    });
  });

  test('of localhost are those that it can have: the others are not offered, so it can become conformant', () => {
    expect(hostsFor('http://localhost:3000/verify')).toMatchObject({
      suffix: ['localhost.unapproved.example', 'localhostunapproved.example'],
      prefix: ['notlocalhost', 'not-localhost'],
      dot: 'localhost has no lookalike of the kind dot: not offered',
      sibling: 'localhost has no lookalike of the kind sibling: not offered',
    });
  });

  test('are not tested where every domain is approved, but for schemes that run script', () => {
    const { script, ...others } = hostsFor('https://app.example.com/', { approvesAll: true });

    expect(script).toContain('app.example.com');
    for (const said of Object.values(others))
      expect(said).toBe(
        'UNAPPROVED_REDIRECT_URL=none: the target approves every domain, as its settings declare',
      );
  });
});
