import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { notFound } from '../../server/errors.ts';
import { emailSettings, emailShape } from './room.ts';

export { emailSettings as room } from './room.ts';

export const list: Handler = ({ world }) => ({ type: 'list', data: world.of(emailSettings).listed().map(emailShape) });

export const get: Handler = (call) => emailShape(rowOf(call, emailSettings, 'id', () => notFound('Email setting not found')));
