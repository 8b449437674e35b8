import { answer, noContent } from '../../parts/answers.ts';
import { booleanOf, type Handler, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import { type IdentityVerificationSecret, identityVerificationSecrets, secretShape } from './room.ts';

export { identityVerificationSecrets as room } from './room.ts';

export const list: Handler = ({ world }) => ({ type: 'list', data: world.of(identityVerificationSecrets).all().map(secretShape) });

const refuse = (message: string) => new ApiError(422, 'parameter_invalid', message);

export const create: Handler = (call) => {
  const name = textOf(call.body, 'name');
  if (!name) throw refuse('name is required');
  const on = (field: string) => booleanOf(call.body, field) ?? false;
  const secret: IdentityVerificationSecret = {
    id: call.newNumber(103),
    name,
    supports_android: on('supports_android'),
    supports_ios: on('supports_ios'),
    supports_web: on('supports_web'),
    created_at: call.now,
  };
  if (!secret.supports_android && !secret.supports_ios && !secret.supports_web) throw refuse('at least one platform must be enabled');
  // 256 bits: of four ids what is drawn.
  const drawn = Array.from({ length: 4 }, () => call.newHexId().slice(-16)).join('');
  const material = Buffer.from(drawn, 'hex').toString('base64url');
  call.commit({ identity_verification_secret: secret.id }, [identityVerificationSecrets.put(secret)]);
  return answer(201, { ...secretShape(secret), secret: material });
};

const secretNotFound = () => notFound('Identity verification secret not found', 'identity_verification_secret_not_found');

const remove: Handler = (call) => {
  const { id } = rowOf(call, identityVerificationSecrets, 'id', secretNotFound);
  call.commit({ identity_verification_secret: id }, [identityVerificationSecrets.remove(id)]);
  return noContent();
};

export { remove as delete };
