const people = [
  ['Alex Rivera', 'Head of Support'],
  ['Bianca Osei', 'Support Lead'],
  ['Caleb Nakamura', 'Support Engineer'],
  ['Dara Lindqvist', 'Support Engineer'],
  ['Eoin Gallagher', 'Billing Specialist'],
  ['Farah Aziz', 'Billing Specialist'],
  ['Gabriel Souza', 'Sales'],
  ['Hana Kobayashi', 'Sales'],
  ['Ivan Markovic', 'Customer Success'],
  ['Joy Adeyemi', 'Customer Success'],
  ['Kiran Rao', 'Product'],
] as const;

const firstId = 10_553_731;

/** The people who work here. */
export const staff = people.map(([name, title], index) => ({ id: firstId + index, name, title }));
export const botId = firstId + people.length;
