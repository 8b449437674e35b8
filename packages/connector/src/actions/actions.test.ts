import { describe, expect, it } from 'vitest';
import { findOperation } from '../catalogue/index.ts';
import { actions } from './index.ts';

describe.each(Object.entries(actions))('the action %s', (_name, action) => {
  it('names operations and fields that there are, and each of its operations gets something or is all that it takes', () => {
    for (const [key, { to }] of Object.entries(action.inputs)) {
      for (const place of to) {
        const [operation = '', field = ''] = place.split(':');
        expect(action.operations, key).toContain(operation);
        expect(findOperation(operation)?.places, `${key} to ${place}`).toHaveProperty(field);
      }
    }
  });

  it('says where each input goes, or what it does', () => {
    for (const [key, { to, help }] of Object.entries(action.inputs)) {
      expect(help.length, key).toBeGreaterThan(3);
      const ofTheActionAlone = ['fetch_all'].includes(key) || action === actions.raw_request;
      if (!ofTheActionAlone) expect(to, key).not.toEqual([]);
    }
  });
});
