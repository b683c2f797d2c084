/** An operation of the contract that sends a link. */
export type SendOperation = 'signUp' | 'signIn' | 'signUpOrIn' | 'updatePhone';

/** An operation of the contract. */
export type Operation = SendOperation | 'verify';

/** Where each operation is called. */
export const paths: Readonly<Record<Operation, string>> = {
  signUp: '/v1/auth/magiclink/signup/sms',
  signIn: '/v1/auth/magiclink/signin/sms',
  signUpOrIn: '/v1/auth/magiclink/signup-in/sms',
  updatePhone: '/v1/auth/magiclink/update/phone/sms',
  verify: '/v1/auth/magiclink/verify',
};
