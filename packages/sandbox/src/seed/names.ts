/** Name as written, and how it is spelled in an email address. */
type Name = readonly [written: string, latin: string];

const plain = (names: string): Name[] => names.split(' ').map((name) => [name, name.toLowerCase()]);

export const firstNames: readonly Name[] = [
  ...plain(
    'Ada Grace Alan Edsger Barbara Donald Margaret Dennis Frances Ken Radia Linus Hedy Claude Katherine John Annie Niklaus Adele Tony',
  ),
  ...plain('Amara Kwame Zuri Tendai Fatima Omar Layla Yusuf Priya Arjun Ananya Rohan Mei Hiro Yuki Sakura Minh Linh Siti Budi'),
  ...plain('Sofia Mateo Valentina Diego Camila Lucas Beatriz Rafael Emma Liam Olivia Noah Ava Ethan Mia Jack Ella Finn Freya Lars'),
  ...plain('Ingrid Anton Olga Dmitri Katya Pavel Elena Marek Zofia Tomas'),
  ['José', 'jose'],
  ['Zoë', 'zoe'],
  ['Björn', 'bjorn'],
  ['Chloé', 'chloe'],
  ['Łukasz', 'lukasz'],
  ['Siobhán', 'siobhan'],
  ['Renée', 'renee'],
  ['Jean-Luc', 'jeanluc'],
  ['Mary Ann', 'maryann'],
  ['李', 'li'],
  ['さくら', 'sakura'],
  ['محمد', 'mohammed'],
];

export const lastNames: readonly Name[] = [
  ...plain('Byron Hopper Turing Dijkstra Liskov Knuth Hamilton Ritchie Allen Thompson Perlman Torvalds Lamarr Shannon Johnson Easley'),
  ...plain('Wirth Goldberg Hoare Okafor Mensah Abebe Moyo Hassan Khan Haddad Patel Sharma Iyer Gupta Chen Tanaka Sato Kimura Nguyen Tran'),
  ...plain(
    'Wijaya Santos Silva Costa Garcia Lopez Martinez Rossi Bianchi Ferrari Dubois Moreau Laurent Schmidt Weber Fischer Wagner Becker',
  ),
  ...plain(
    'Jansen Visser Bakker Andersen Nilsson Larsen Virtanen Kowalski Novak Horvat Popescu Ivanov Petrov Smith Jones Taylor Brown Wilson',
  ),
  ...plain('Evans Walker Wright Murphy Kelly Walsh Byrne Ryan Campbell Stewart Fraser Young'),
  ["O'Connor", 'oconnor'],
  ["D'Angelo", 'dangelo'],
  ['Müller', 'mueller'],
  ['Ødegård', 'odegard'],
  ['García-Márquez', 'garcia.marquez'],
  ['van der Berg', 'vanderberg'],
  ['Nuñez', 'nunez'],
  ['Dvořák', 'dvorak'],
  ['王', 'wang'],
  ['田中', 'tanaka'],
];

/** Names that break what escapes, sorts, exports or prints carelessly. */
export const oddCompanyNames: readonly Name[] = [
  ["O'Brien & Sons", 'obrien'],
  ['<b>Bold</b> Studios', 'bold'],
  ['"Quoted" Goods', 'quoted'],
  ['=SUM(A1:A9) Analytics', 'sum'],
  ['Back\\slash Systems', 'backslash'],
  ['Größe & Maß GmbH', 'groesse'],
  ['株式会社サンプル', 'sampuru'],
  ['Ελλάς ΑΕ', 'ellas'],
  ['شركة المثال', 'almithal'],
  ['Rocket 🚀 Labs', 'rocket'],
  ['  Leading Spaces Ltd', 'leading'],
  ['100% Pure; DROP TABLE Foods', 'pure'],
];

const beginnings =
  'Northwind Bluebird Cobalt Evergreen Harbor Lighthouse Summit Cedar Granite Aurora Meridian Juniper Copper Falcon Willow Horizon Maple Atlas Ember Quartz'.split(
    ' ',
  );
const endings = 'Logistics Health Robotics Foods Energy Travel Studios Finance Textiles Analytics'.split(' ');

export const companyNames: readonly Name[] = beginnings.flatMap((beginning) =>
  endings.map((ending): Name => [`${beginning} ${ending}`, `${beginning}-${ending}`.toLowerCase()]),
);

export const industries = ['Technology', 'Retail', 'Healthcare', 'Education', 'Finance', 'Manufacturing', 'Travel', 'Media'] as const;
export const planNames = ['Free', 'Starter', 'Growth', 'Enterprise'] as const;

export const places = [
  ['United States', 'California', 'San Francisco', 'USA', 'NA'],
  ['United States', 'New York', 'New York', 'USA', 'NA'],
  ['United States', 'Texas', 'Austin', 'USA', 'NA'],
  ['Canada', 'Ontario', 'Toronto', 'CAN', 'NA'],
  ['United Kingdom', 'England', 'London', 'GBR', 'EU'],
  ['Ireland', 'Leinster', 'Dublin', 'IRL', 'EU'],
  ['Germany', 'Berlin', 'Berlin', 'DEU', 'EU'],
  ['France', 'Île-de-France', 'Paris', 'FRA', 'EU'],
  ['Spain', 'Catalonia', 'Barcelona', 'ESP', 'EU'],
  ['Sweden', 'Stockholm', 'Stockholm', 'SWE', 'EU'],
  ['India', 'Karnataka', 'Bengaluru', 'IND', 'AS'],
  ['Japan', 'Tokyo', 'Tokyo', 'JPN', 'AS'],
  ['Singapore', null, 'Singapore', 'SGP', 'AS'],
  ['Brazil', 'São Paulo', 'São Paulo', 'BRA', 'SA'],
  ['Kenya', 'Nairobi County', 'Nairobi', 'KEN', 'AF'],
  ['Australia', 'New South Wales', 'Sydney', 'AUS', 'OC'],
] as const;

export const browsers = [
  ['chrome', '124.0', 'Windows 10'],
  ['chrome', '124.0', 'OS X 10.15.7'],
  ['safari', '17.4', 'OS X 14.4'],
  ['firefox', '125.0', 'Linux'],
  ['edge', '124.0', 'Windows 11'],
  ['mobile_safari', '17.4', 'iOS 17.4'],
] as const;

export const tagNames = [
  'VIP',
  'Feature Request',
  'Bug',
  'Billing',
  'Refund',
  'Shipping',
  'Login',
  'Churn risk',
  'Beta',
  'Onboarding',
  'Enterprise',
  'Trial',
  'Escalated',
  'Phone & SMS',
  'R&D <internal>',
  'Follow-up',
  'Spam',
  'Partner',
  'Press',
  'Renewal',
  'Upsell',
  'Security',
  'GDPR',
  'API',
  'Mobile',
  'Integrations',
  'Documentation',
  'Performance',
  'Accessibility',
  'Outage',
  'Positive feedback',
  'Negative feedback',
  'Ünïcode ✓',
] as const;

export const staff = [
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

export const teamNames = ['Support', 'Billing', 'Sales', 'Customer Success', 'Escalations', 'Product'] as const;

export const eventNames = [
  'logged-in',
  'viewed-dashboard',
  'created-project',
  'invited-teammate',
  'exported-report',
  'upgraded-plan',
  'placed-order',
  'opened-invoice',
  'connected-integration',
  'cancelled-subscription',
] as const;
