/** Numbers that nobody owns: a user's, the one that an update changes it to, and that of another user. */
export const phone = '+12025550142';
export const newPhone = '+13035550178';
export const otherPhone = '+14155550193';

interface Parts {
  /** The authorization header, where it matters. */
  bearer?: string;
  /** Fields beyond the usual ones, as JSON without the braces. */
  more?: string;
  /** Another body. */
  body?: string;
}

/** A call as it is shown. */
export type Call = (parts?: Parts) => string;

const widest = 96;

/** A call, in one line where there is room for it; the bearer that it needs is left out where it is not the point. */
const operation =
  (line: string, fields: string): Call =>
  ({ bearer, more, body = withMore(fields, more) } = {}) => {
    const header = bearer === undefined ? [] : [`Authorization: ${bearer}`];
    const short = `${line} ${body}`;
    return header.length === 0 && short.length <= widest
      ? short
      : [line, ...header, body].join('\n');
  };

function withMore(fields: string, more: string | undefined) {
  if (!more) return `{${fields}}`;
  const body = `{${fields},${more}}`;
  return body.length <= widest ? body : `{${fields},\n ${more}}`;
}

export const signUp = operation(
  'POST /v1/auth/magiclink/signup/sms',
  `"loginId":"${phone}","phone":"${phone}"`,
);
export const signIn = operation('POST /v1/auth/magiclink/signin/sms', `"loginId":"${phone}"`);
export const signUpOrIn = operation(
  'POST /v1/auth/magiclink/signup-in/sms',
  `"loginId":"${phone}"`,
);
export const updatePhone = operation(
  'POST /v1/auth/magiclink/update/phone/sms',
  `"loginId":"${phone}","phone":"${newPhone}"`,
);
export const verify = (token = 'token', bearer?: string) =>
  operation(
    'POST /v1/auth/magiclink/verify',
    `"token":"<${token}>"`,
  )(bearer === undefined ? {} : { bearer });

/** A sign-in of somebody else. */
export const signInAs = (loginId: string) => signIn({ body: `{"loginId":"${loginId}"}` });

/** A call with a JWT behind the project ID and without a body. */
export const withJwt = (line: string, jwt = 'refresh JWT') =>
  `${line}\nAuthorization: Bearer <project ID>:<${jwt}>`;

/** A refresh, and a session that it renews. */
export const refresh = (jwt?: string) => withJwt('POST /v1/auth/refresh', jwt);
export const renewed = '→ 200 {"sessionJwt":"…",…}';

/** A refusal: its status among 4xx is the choice of the target. */
export const refused = '→ 4xx {"errorCode":"E…","errorDescription":"…"}';

/** The answer to a call that sends a link. */
export const sent = (to = phone) =>
  `→ 200 {"maskedPhone":"${to.slice(0, 2)}******${to.slice(-4)}"}`;

/** A message that arrives. */
export const sms = (to = phone, token = 'token', url = 'https://app.example.com/verify') =>
  `→ SMS to ${to}: ${url}${url.includes('?') ? '&' : '?'}t=<${token}>`;

/** The answer to a call that sends a link, where the link is used at once. */
export const sentAndUsed = '→ 200, and its link is used';

/** A message whose link does not matter beyond its token. */
export const link = (token: string, to = phone) => `→ SMS to ${to} with <${token}>`;
export const noSms = '→ no SMS';

/** The answer of a verify: a session, and what it tells of the user. */
export const session = (user = '"userId":"U2a…"') => `→ 200 {"sessionJwt":"…","user":{${user}}}`;
