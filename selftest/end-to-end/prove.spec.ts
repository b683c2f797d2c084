import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Body } from '../../reference/core.ts';
import { Reference } from '../../reference/reference.ts';
import type { Refusal } from '../../reference/refusal.ts';
import { serve } from '../../reference/serve.ts';
import { startNode } from '../support/node-process.ts';
import { outboxOf, settingsFor } from './support/served.ts';

/** Has four of the faults that `prove` would make. */
class WorseAlready extends Reference {
  protected override isUsed(): boolean {
    return false;
  }

  protected override mask(phone: string): string {
    return phone;
  }

  protected override isApproved(): boolean {
    return true;
  }

  protected override refusalBody({ message }: Refusal): Body {
    return { error: message };
  }
}

/** What the list of known failures excuses of them, fault by fault. */
const excused = [
  ['sign-up.masks-phone', 'update-phone.masks-phone'],
  [
    'redirects.sign-up-refuses-unapproved',
    'redirects.sign-in-refuses-unapproved',
    'redirects.sign-up-or-in-refuses-unapproved',
    'redirects.update-phone-refuses-unapproved',
  ],
  [
    'verify.link-works-once',
    'verify.link-of-sign-up-works-once',
    'verify.link-of-sign-up-or-in-works-once',
  ],
];

const prove = (env: Record<string, string> = {}, ...words: string[]) =>
  startNode(['node_modules/tsx/dist/cli.mjs', 'commands/main.ts', 'prove', ...words], { env })
    .ended;

test.describe('prove', () => {
  test('turns the gate of the reference red by each fault', async () => {
    const { code, output } = await prove();

    expect(output.match(/^caught {6}/gm)).toHaveLength(12);
    expect(output).toContain('\n\n12 of 12 faults turn your gate red.\n');
    expect(code).toBe(0);
  });

  test('names the known failures that hide a fault, and what is red before', async ({}, testInfo) => {
    const { url, close } = await serve(new WorseAlready());
    const list = testInfo.outputPath('known-failures.yaml');
    const entries = excused.flat().map(id => `- id: ${id}\n  reason: Known.\n`);
    writeFileSync(list, entries.join(''));

    const { code, output } = await prove({
      ...settingsFor(url),
      ...outboxOf(url),
      KNOWN_FAILURES: list,
    });
    await close();

    for (const ids of excused)
      expect(output).toContain(`covered by the known failure ${ids.join(', ')}\n`);
    expect(output).toContain('red without this fault: errors.sign-in-shape, errors.verify-shape,');
    expect(output).toContain('\n8 of 12 faults turn your gate red.\n');
    expect(output).toContain(`\nHidden by known failures: 3 (${excused.flat().join(', ')})\n`);
    expect(output).toContain('\nYour gate is red without the fault: 1 (errors.');
    expect(code).toBe(1);
  });

  test('says what the settings cannot show', async () => {
    const { url, close } = await serve(new Reference());

    const { code, output } = await prove({ ...settingsFor(url), INBOX: 'none' });
    await close();

    expect(output.match(/^caught {6}/gm)).toHaveLength(6);
    expect(
      output.match(
        /^not shown {3}.*\n.*: INBOX=none: the messages of this target cannot be read/gm,
      ),
    ).toHaveLength(6);
    expect(output).toContain(
      '\n6 of 12 faults turn your gate red.\nYour settings cannot show: 6\n',
    );
    expect(code).toBe(0);
  });

  test('proves nothing of a target that cannot be tested', async () => {
    const { code, output } = await prove({
      ...settingsFor('http://127.0.0.1:9'),
      INBOX: 'none',
    });

    expect(output).toMatch(/^Nothing can be proven: /);
    expect(code).toBe(3);
  });

  for (const [words, env, says] of [
    [['--grep', '@must'], {}, 'prove chooses its checks itself: leave out --grep=@must'],
    [[], { SDK_DRIVER: 'driver' }, 'prove makes a server worse: leave out SDK_DRIVER'],
    [
      [],
      { ...settingsFor('https://api.example.com'), INBOX: 'none' },
      'To allow this, set ALLOW_LIVE=1.',
    ],
  ] as const)
    test(`refuses ${says}`, async () => {
      const { code, output } = await prove(env, ...words);

      expect(output).toContain(says);
      expect(code).toBe(2);
    });
});
