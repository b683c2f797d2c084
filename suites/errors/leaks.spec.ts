import { altered } from '../support/tampering/altered-texts.ts';
import { withAlteredSignature } from '../support/tampering/jwt-forgery.ts';
import { requireRefused } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('errors', () => {
  test(
    'show no stack trace',
    covers('errors.show-no-stack-trace'),
    async ({ refusals, existingUser }) => {
      const answers = await refusals.ofEverything(existingUser);

      expect(answers).toShowNoStackTrace();
    },
  );

  test(
    'repeat no credential',
    covers('errors.echo-no-credential'),
    async ({ newLinks, magicLink, existingUser, newUser }) => {
      const link = await newLinks.signIn(existingUser);
      const token = altered(link.token);
      const refreshJwt = withAlteredSignature(existingUser.refreshJwt);

      const update = await magicLink.updatePhone({ ...existingUser, refreshJwt }, newUser.phone);
      const verify = await magicLink.verify(token);

      requireRefused(
        [update, verify],
        'update-phone.refuses-altered-signature',
        'verify.refuses-altered-token',
      );
      expect(update).toHoldNoToken(refreshJwt);
      expect(verify).toHoldNoToken(token);
    },
  );
});
