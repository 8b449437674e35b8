import { Panel } from '../../ui/panel.tsx';
import './permission-advice.css';

const advice = [
  {
    title: 'Public app or internal integration',
    text:
      'An internal integration is for your own workspaces: Intercom reviews nothing, and gives you an access token with it. A public app is for ' +
      'the workspaces of others, who connect over OAuth. Intercom reviews it before it goes into production, and again when it asks for ' +
      'another permission.',
  },
  {
    title: 'No more than is needed',
    text:
      'Permissions are, as Intercom says, the most common reason why apps are not approved. They also bound what a stolen token opens, ' +
      'and what any group here can be given.',
  },
  {
    title: 'Never give an access token to anybody outside',
    text:
      'It opens all that its app may do, like a password. Here it is for workspaces of your own; whoever asks for the token of your ' +
      'workspace from outside should connect over OAuth instead.',
  },
  {
    title: 'Ticking another box later',
    text:
      'A token keeps the permissions that it was made with. Save the app, then press Reconnect on the workspace here; with an access token, ' +
      'copy it once more from the app first, because Intercom may have made a new one.',
  },
  {
    title: 'Tickets',
    text: 'Without a permission for tickets, Intercom leaves tickets out of conversations, too.',
  },
] as const;

/** What to know before ticking; the same stands in docs/connect-intercom.md. */
export function PermissionAdvice() {
  return (
    <Panel title="Before you tick">
      <dl className="gh-advice">
        {advice.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
