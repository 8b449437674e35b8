/** English of summaries, which are commands: "Reply to a conversation", "Create or update a company". */
export interface Phrase {
  /** After "to" and "could not". */
  readonly command: string;
  /** After a name. */
  readonly past: string;
}

/** How a verb is told, where the rule does not say, or another one tells better what happened. */
const told: Readonly<Record<string, Phrase>> = {
  begin: { command: 'begin', past: 'began' },
  bring: { command: 'bring', past: 'brought' },
  find: { command: 'find', past: 'found' },
  forget: { command: 'forget', past: 'forgot' },
  get: { command: 'read', past: 'read' },
  give: { command: 'give', past: 'gave' },
  go: { command: 'go', past: 'went' },
  let: { command: 'let', past: 'let' },
  make: { command: 'make', past: 'made' },
  open: { command: 'open', past: 'opened' },
  put: { command: 'put', past: 'put' },
  run: { command: 'run', past: 'ran' },
  see: { command: 'look at', past: 'looked at' },
  send: { command: 'send', past: 'sent' },
  set: { command: 'set', past: 'set' },
  take: { command: 'take', past: 'took' },
  tell: { command: 'tell', past: 'told' },
  withdraw: { command: 'withdraw', past: 'withdrew' },
  write: { command: 'write', past: 'wrote' },
};

function conjugate(verb: string): Phrase {
  const known = told[verb];
  if (known) return known;
  if (verb.endsWith('e')) return { command: verb, past: `${verb}d` };
  if (/[^aeiou]y$/.test(verb)) return { command: verb, past: `${verb.slice(0, -1)}ied` };
  // One short vowel before one consonant: tag, tagged.
  if (/^(?:un)?[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb)) return { command: verb, past: `${verb}${verb.at(-1)}ed` };
  return { command: verb, past: `${verb}ed` };
}

/** A summary as what was done. `verbs` are the words that begin summaries: beside each other they are all told ("created or updated"). */
export function phraseOf(summary: string, verbs: ReadonlySet<string>): Phrase {
  const clause = summary.replace(/[:;].*$/, '').replace(/^Who /, 'Find out who ');
  let isFirst = true;
  const form = (of: keyof Phrase) => {
    isFirst = true;
    return clause.replaceAll(/(^|, or |, | or | and )([A-Za-z]+)/g, (whole, joint: string, word: string) => {
      const verb = word.toLowerCase();
      const isVerb = isFirst || verbs.has(verb);
      isFirst = false;
      return isVerb ? joint + conjugate(verb)[of] : whole;
    });
  };
  const command = form('command');
  // Of what goes on afterwards the answer says that it began, and no more.
  return { command, past: command.endsWith(' in the background') ? `began to ${command}` : form('past') };
}
