/**
 * A part of the store as it may be across a network: what was asked for happens a while later, and what is asked for meanwhile overtakes
 * it. Code that does not wait for what it asked for is seen by whoever then reads the part itself.
 */
export function late<Part extends object>(part: Part): Part {
  let underWay = 0;
  return new Proxy(part, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const turns = underWay === 0 ? 50 : 1;
        underWay += 1;
        try {
          for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
          return await method.apply(target, args);
        } finally {
          underWay -= 1;
        }
      };
    },
  });
}
