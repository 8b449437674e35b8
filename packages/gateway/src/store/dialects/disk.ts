import { GatewayError } from '../../errors.ts';

/** What became of the disk under a database. */
export interface Disk {
  /** Runs one statement. Throws `storage_full` when there was no room, and `storage_failed` from the first fault on after which nothing is certain. */
  guard<T>(statement: () => T): T;
  /** The last statement for which there was no room, and none that wrote since has found any. */
  isFull(): boolean;
  /** A statement that writes has found room. */
  hasRoom(): void;
}

/** Result codes of SQLite (https://sqlite.org/rescode.html); the low byte of an extended one. */
const [ioError, corrupt, full, notADatabase] = [10, 11, 13, 26];
/** Growing the index of the write-ahead log, which lies in memory that the disk backs: the one I/O error that only means that it is full. */
const noRoomForIndex = 4874;

/**
 * A full disk heals: SQLite takes the statement back and nothing is lost. Any other fault of the disk does not. After a flush that failed, the
 * operating system may have thrown away what was to be written and report the next flush as good (the lesson of PostgreSQL's
 * fsync errors), so nothing that is said after it can be believed, and only a new start, which reads the log again, can.
 */
export function createDisk({ onLost }: { readonly onLost: (error: unknown) => void }): Disk {
  let lost: unknown;
  let noRoom = false;

  const refuseAll = () =>
    new GatewayError(
      'storage_failed',
      { fix: 'The disk of the data folder failed, and the gateway ends so that a new start reads what is there. Ask again then.' },
      { cause: lost },
    );

  return {
    guard(statement) {
      if (lost !== undefined) throw refuseAll();
      try {
        return statement();
      } catch (error) {
        const code = codeOf(error);
        if (code === noRoomForIndex || (code & 0xff) === full) {
          noRoom = true;
          const fix = 'Whoever runs the gateway makes room on the disk of its data folder; it goes on by itself then.';
          throw new GatewayError('storage_full', { fix, retryAfterMs: 5000 }, { cause: error });
        }
        if (![ioError, corrupt, notADatabase].includes(code & 0xff)) throw error;
        lost = error;
        onLost(error);
        throw refuseAll();
      }
    },
    isFull: () => noRoom,
    hasRoom() {
      noRoom = false;
    },
  };
}

function codeOf(error: unknown): number {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode : 0;
}
