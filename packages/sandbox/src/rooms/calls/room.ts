import { type Row, room } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import { contacts } from '../contacts/room.ts';
import { conversations } from '../conversations/room.ts';

export interface PhoneCall extends Row {
  readonly conversation_id: string;
  readonly admin_id: string | null;
  readonly contact_id: string;
  readonly state: 'completed' | 'in_progress';
  readonly direction: 'inbound' | 'outbound';
  readonly ended_reason: 'answered' | 'missed' | null;
  readonly phone: string;
  readonly initiated_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
  readonly recorded: boolean;
  /** What was said, and when in seconds from the beginning. */
  readonly transcript: readonly { at: number; speaker: string; text: string }[] | null;
}

export const phoneCalls = room<PhoneCall>()({
  name: 'calls',
  order: { by: (call) => call.initiated_at, descending: true },
  seed: ({ random, rowsOf }) => {
    const people = rowsOf(admins).filter((admin) => !admin.bot);
    return rowsOf(conversations)
      .filter((_, index) => index % 2 === 0)
      .slice(0, 40)
      .map((conversation, index): PhoneCall => {
        const contact = rowsOf(contacts).find(({ id }) => id === conversation.contact_ids[0]);
        const missed = index % 5 === 4;
        const initiated_at = conversation.created_at + 600;
        return {
          id: String(1230 + index),
          conversation_id: conversation.id,
          admin_id: missed ? null : random.pick(people).id,
          contact_id: conversation.contact_ids[0] ?? '',
          state: 'completed',
          direction: random.pick(['inbound', 'outbound']),
          ended_reason: missed ? 'missed' : 'answered',
          phone: contact?.phone ?? `+1555${String(1_000_000 + index)}`,
          initiated_at,
          answered_at: missed ? null : initiated_at + 5,
          ended_at: initiated_at + (missed ? 30 : random.int(40, 900)),
          recorded: !missed,
          transcript: missed
            ? null
            : [
                { at: 3, speaker: 'Teammate 1', text: 'Hello, thanks for calling. How can I help?' },
                { at: 9, speaker: 'User', text: 'My parcel has not come.' },
                { at: 15, speaker: 'Teammate 1', text: 'I am looking for it.' },
              ],
        };
      });
  },
});

const base = 'https://api.intercom.io/calls';

export const callShape = ({ recorded, transcript, answered_at, ...call }: PhoneCall) => ({
  type: 'call',
  ...call,
  // Nobody answered a missed call; null is not among what the field may be [2.16 description, call].
  ...(answered_at === null ? {} : { answered_at }),
  created_at: call.initiated_at,
  updated_at: call.ended_at ?? call.initiated_at,
  recording_url: recorded ? `${base}/${call.id}/recording` : null,
  transcription_url: transcript ? `${base}/${call.id}/transcript` : null,
  call_type: 'phone',
  fin_recording_url: null,
  fin_transcription_url: null,
});

const clock = (seconds: number) =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');

export const transcriptText = (lines: NonNullable<PhoneCall['transcript']>) =>
  lines.map(({ at, speaker, text }) => `[${clock(at)}] ${speaker}: "${text}"`).join('\n');
