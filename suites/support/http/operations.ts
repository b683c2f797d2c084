import type { OperationId } from '../../../spec/contract.ts';

/** The operations of the contract by their names in code. */
export const operations = {
  signUp: { name: 'sign-up', path: '/v1/auth/magiclink/signup/sms' },
  signIn: { name: 'sign-in', path: '/v1/auth/magiclink/signin/sms' },
  signUpOrIn: { name: 'sign-up-or-in', path: '/v1/auth/magiclink/signup-in/sms' },
  updatePhone: { name: 'update-phone', path: '/v1/auth/magiclink/update/phone/sms' },
  verify: { name: 'verify', path: '/v1/auth/magiclink/verify' },
} as const satisfies Record<OperationId, { name: string; path: string }>;
