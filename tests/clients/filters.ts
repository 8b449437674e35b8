/** The filters of a search, as every client writes them. */
export const is = (field: string, operator: string, value: unknown) => ({ field, operator, value });
export const all = (...value: readonly object[]) => ({ operator: 'AND', value });
export const any = (...value: readonly object[]) => ({ operator: 'OR', value });
