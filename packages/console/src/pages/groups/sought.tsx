import { Alert } from '@mantine/core';
import { holds } from '../../patterns/scope-picker/change.ts';
import { labelRemark } from '../../patterns/scope-picker/label-remark.ts';
import type { Scope } from '../../queries/contract.ts';

interface Props {
  readonly scope: Scope;
  readonly saved: ReadonlySet<string>;
  readonly draft: ReadonlySet<string>;
}

/** What becomes of the scope that somebody came for, from a refused call. */
export function Sought({ scope, saved, draft }: Props) {
  const [was, is] = [holds(scope, saved), holds(scope, draft)];
  return (
    <Alert
      color={was && is ? 'teal' : 'orange'}
      m="md"
      mb={0}
      title={`${scope.key} ${was ? (is ? 'is allowed' : goes) : is ? comes : off}`}
    >
      {was && is ? 'The call that was refused can be made again.' : null}
      {was && !is ? 'Save it, and the call is refused again. Discard, and everything stays as it is.' : null}
      {!was && is ? `${promiseOf(scope)} Discard, and everything stays as it is.` : null}
      {!was && !is ? 'Nothing was changed: the call that was refused would be refused again.' : null}
    </Alert>
  );
}

const comes = 'is switched on, and not saved yet';
const goes = 'is switched off, and not saved yet';
const off = 'is off';

function promiseOf(scope: Scope): string {
  if (labelRemark(scope) !== null) return 'Save it, and the group may make the calls that it opens, all of which only read.';
  return `Save it, and the group may: ${scope.description.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}.`;
}
