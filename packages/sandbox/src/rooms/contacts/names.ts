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
