import { sends } from '../../spec/command.ts';
import { operationNames } from '../support/client/people.ts';
import { covers, expect, test } from '../support/client/test.ts';
import { delay, doneAndFailed } from '../support/client/waiting.ts';

test.describe('client', () => {
  test('does not repeat a verify', covers('client.verify-once'), async ({ waitedAll }) => {
    for (const { name, called } of await waitedAll(doneAndFailed('verify')))
      expect(called.calls, name).toBeRequests(1);
  });

  test('does not repeat a send', covers('client.send-once'), async ({ waitedAll }) => {
    for (const { name, called } of await waitedAll(sends.flatMap(doneAndFailed)))
      expect(called.calls, name).toBeRequests(1);
  });

  test(
    'does not repeat what lost its connection',
    covers('client.closed-once'),
    async ({ waitedAll }) => {
      const cases = operationNames.map(each => `${each} loses its connection`);
      for (const { name, called } of await waitedAll(cases))
        expect(called.calls, name).toBeRequests(1);
    },
  );

  test('does not repeat what was refused', covers('client.refused-once'), async ({ refusals }) => {
    for (const { name, called } of await refusals()) expect(called.calls, name).toBeRequests(1);
  });

  test('waits before it repeats', covers('client.waits-when-told'), async ({ waitedAll }) => {
    const told = operationNames.flatMap(each => [`${each} is to pause`, `${each} is to wait`]);
    for (const { name, called } of await waitedAll(told))
      expect(called.calls, name).toBeApart(delay);
  });
});
