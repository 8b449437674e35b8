const secondsOfDay = 86_400;

/** The calendar day around a time, in a time zone: its first second, and that of the next day. Both may lie across a clock change. */
export function dayIn(timeZone: string): (seconds: number) => readonly [start: number, end: number] {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What a clock on the wall shows there, read as if it were UTC. */
  const wall = (seconds: number): number => {
    const part = Object.fromEntries(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  };
  const fromWall = (local: number): number => {
    const guess = local - (wall(local) - local);
    return guess + (local - wall(guess));
  };
  // Beyond this a Date has no value; such times (milliseconds given for seconds) match nothing.
  const farthest = 8_640_000_000_000 - 2 * secondsOfDay;
  return (seconds) => {
    if (Math.abs(seconds) > farthest) return [seconds, seconds];
    const midnight = Math.floor(wall(seconds) / secondsOfDay) * secondsOfDay;
    return [fromWall(midnight), fromWall(midnight + secondsOfDay)];
  };
}
