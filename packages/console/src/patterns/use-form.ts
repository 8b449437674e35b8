import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '../queries/api-error.ts';
import { toFieldErrors } from './field-errors.ts';
import { useUnsaved } from './unsaved.ts';

type Rule<V> = (value: string, all: V) => string | null;

/** Text fields, their rules, and the gateway's complaints at the field they are about. */
export function useForm<V extends Record<string, string>>(initial: V, rules: { readonly [K in keyof V]?: Rule<V> } = {}) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const begun = useRef(initial).current;
  useUnsaved(Object.entries(values).some(([name, value]) => value !== begun[name]));

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const set = (name: keyof V & string, value: string): void => {
    setValues((now) => ({ ...now, [name]: value }));
    setErrors(({ [name]: _, ...others }) => others);
  };

  const field = (name: keyof V & string) => ({
    name,
    value: values[name] ?? '',
    error: errors[name],
    // The password field of the library marks only its box.
    'aria-invalid': errors[name] !== undefined,
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });

  const check = (): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const [name, rule] of Object.entries(rules) as [string, Rule<V>][]) {
      const problem = rule(values[name] ?? '', values);
      if (problem !== null) found[name] = problem;
    }
    return found;
  };

  const onSubmit = (run: (values: V) => Promise<unknown>) => async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    const found = check();
    if (Object.keys(found).length > 0) return setErrors(found);
    setBusy(true);
    try {
      await run(values);
    } catch (error) {
      const atFields = error instanceof ApiError ? toFieldErrors(error, Object.keys(initial)) : {};
      if (Object.keys(atFields).length > 0) setErrors(atFields);
      else setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return { values, set, field, onSubmit, busy, failure, ref: form };
}

export const required = (what: string) => (value: string) => (value.trim() === '' ? `Enter ${what}.` : null);

export const emailRule = (value: string) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : 'Enter an email address.');

export const newPasswordRule = (value: string) => (value.length < 12 ? 'Use at least 12 characters.' : null);

export const connectionNameRule = (value: string) => {
  if (value === '') return null;
  if (value === 'default') return '“default” stands for the only connection of a group. Choose another name.';
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(value) ? null : 'Use lower-case letters, digits and hyphens, 40 at most.';
};
