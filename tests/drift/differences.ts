/** Where the catalogue says otherwise than the facts, knowingly. One that is no longer needed fails. */
export interface Difference {
  readonly operation: string;
  readonly about: 'permissions' | 'paging' | 'access';
  /** Where it says so, or what contradicts itself. */
  readonly source: string;
}

export const differences: readonly Difference[] = [
  {
    operation: 'activity_log_types.list',
    about: 'permissions',
    source:
      'The change log of 2.16 names read_admins for it and for the search beside it, whose list has the permission of its own: either opens both.',
  },
  {
    operation: 'contact_merges.list',
    about: 'paging',
    source:
      'Parameter `cursor`, answer `next_cursor` and `has_more` (description of 2.16, GET /contacts/{id}/merge_history): no starting_after.',
  },
  {
    operation: 'fin_capabilities.list',
    about: 'access',
    source:
      'Its user is created where there is none for the id, and updated from what is given (description of Preview, POST /fin/capabilities).',
  },
];
