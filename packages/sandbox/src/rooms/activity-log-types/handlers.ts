import type { Handler } from '../../parts/call.ts';
import { activityTypes } from '../activity-logs/types.ts';

export const list: Handler = () => ({ type: 'activity_log_event_type.list', event_types: activityTypes });
