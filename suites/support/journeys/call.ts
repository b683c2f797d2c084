import type { Command, Options, Outcome } from '../../../spec/command.ts';
import { isAccepted, isRefused, tolerate, type Answer } from '../http/answer.ts';
import type { Fields, MagicLink, Unusual } from '../http/magic-link.ts';
import { altered } from '../tampering/altered-texts.ts';
import { newLetters } from '../users/end-user.ts';
import { sessionOf } from '../users/session.ts';

/** Makes the call of a command; the model judges what comes back, whatever it is. */
export async function call(
  magicLink: MagicLink,
  command: Command,
  sessionJwt?: string,
): Promise<Answer> {
  return tolerate(await made(magicLink, command, bearerOf(command, sessionJwt)));
}

function made(magicLink: MagicLink, command: Command, bearer: string | null): Promise<Answer> {
  switch (command.operation) {
    case 'verify':
      return magicLink.verify(command.token, { bearer });
    case 'refresh':
    case 'me':
    case 'logout':
      return magicLink.supporting(command.operation, bearer);
    default:
      return send(magicLink, command, { bearer });
  }
}

function send(
  magicLink: MagicLink,
  command: Extract<Command, { loginId: string }>,
  unusual: Unusual,
): Promise<Answer> {
  const { loginId, redirectUrl } = command;
  const loginOptions = asSent(command.options);
  const fields: Fields = { redirectUrl, ...(loginOptions && { loginOptions }) };
  switch (command.operation) {
    case 'sign-up': {
      const { phone, details } = command;
      const user = { phone, ...details };
      return magicLink.signUp({ loginId, phone }, { ...fields, user }, unusual);
    }
    case 'update-phone': {
      const { phone, refreshJwt, addToLoginIDs, onMergeUseExisting, failOnConflict } = command;
      const { templateOptions, locale } = command.options;
      const options = { ...(templateOptions && { templateOptions }), ...(locale && { locale }) };
      const asked = {
        ...(addToLoginIDs && { addToLoginIDs }),
        ...(onMergeUseExisting && { onMergeUseExisting }),
        ...(failOnConflict && { failOnConflict }),
      };
      const named = { loginId, refreshJwt };
      return magicLink.updatePhone(named, phone, { redirectUrl, ...asked, ...options }, unusual);
    }
    case 'sign-in':
      return magicLink.signIn({ loginId, phone: loginId }, fields, unusual);
    default:
      return magicLink.signUpOrIn({ loginId, phone: loginId }, fields, unusual);
  }
}

const asSent = (options: Options) => (Object.keys(options).length > 0 ? options : undefined);

/** The bearer of a command, right or wrong; null where there is none. */
function bearerOf(command: Command, sessionJwt = ''): string | null {
  const { badBearer, project } = command;
  const jwt = 'refreshJwt' in command ? command.refreshJwt : undefined;
  if (badBearer === 'missing') return jwt === undefined ? null : project;
  const named =
    badBearer === 'unknown project' ? `P${newLetters()}${newLetters()}`.slice(0, 28) : project;
  if (jwt === undefined) return named;
  if (badBearer === 'session JWT') return `${named}:${sessionJwt}`;
  return `${named}:${badBearer === 'forged' ? withOtherSignature(jwt) : jwt}`;
}

function withOtherSignature(jwt: string): string {
  const at = jwt.lastIndexOf('.') + 1;
  return jwt.slice(0, at) + altered(jwt.slice(at));
}

/** What a call came to, as the model takes it. */
export function outcomeOf(answer: Answer): Outcome {
  const kind = isAccepted(answer) ? 'accepted' : isRefused(answer) ? 'refused' : 'neither';
  if (kind !== 'accepted') return { kind };
  const { fields } = answer;
  const { operation } = answer.call;
  if (operation === 'me') return { kind, user: fields };
  if (operation !== 'verify' && operation !== 'refresh') return { kind };
  const { refreshJwt, user } = sessionOf(answer);
  const isShown = operation === 'verify' || 'userId' in user;
  return {
    kind,
    ...(isShown && { user }),
    firstSeen: fields['firstSeen'],
    ...(refreshJwt && { refreshJwt }),
  };
}
