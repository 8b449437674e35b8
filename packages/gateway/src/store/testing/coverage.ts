import type { Store } from '../ports.ts';

/** Of the store itself: opening and closing it is the business of whoever runs a suite. */
const notWatched = ['close', 'database'];

/** Notes which methods of the ports a suite calls, over all its tests, so that it can be asked for those that it does not. */
export function watchCalls() {
  const called = new Set<string>();

  const watched = <Part extends object>(part: Part, path: string): Part =>
    new Proxy(part, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        const place = `${path}${String(name)}`;
        if (typeof value === 'function') {
          return (...input: unknown[]) => {
            called.add(place);
            return value.apply(target, input);
          };
        }
        return typeof value === 'object' && value !== null ? watched(value, `${place}.`) : value;
      },
    });

  return {
    watch: (store: Store): Store => watched(store, ''),
    uncalled: (store: Store): string[] => methodsOf(store).filter((method) => !called.has(method)),
  };
}

/** `groups.add`, …, `ping`: whatever the store can do. */
function methodsOf(store: Store): string[] {
  const methods = Object.entries(store)
    .filter(([name]) => !notWatched.includes(name))
    .flatMap(([name, part]) => (typeof part === 'function' ? [name] : Object.keys(part).map((method) => `${name}.${method}`)));
  if (methods.length < 50) throw new Error(`the store shows only ${methods.length} methods`);
  return methods;
}
