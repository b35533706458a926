// QUIT SESSION: a polite end. Sessions over HTTP hold nothing, so nothing changes (reference 3.28).
import { success, type Reply } from '../wire/reply.js';

export function quitSession(): Reply {
  return success('Quitting session');
}
