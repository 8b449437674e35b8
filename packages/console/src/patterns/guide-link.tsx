import { IconBook2 } from '@tabler/icons-react';
import { TextLink } from '../ui/links.tsx';
import { type GuideId, guides, toSegment } from './guides.ts';
import './guide-link.css';

/** To the guide that explains a page. */
export function GuideLink({ guide, section, children }: { guide: GuideId; section?: string; children?: string }) {
  return (
    <TextLink
      to="/help/$guide"
      params={{ guide: toSegment(guide) }}
      {...(section ? { hash: section } : {})}
      size="sm"
      className="gh-guide-link"
    >
      <IconBook2 size={15} aria-hidden="true" />
      {children ?? guides[guide]}
    </TextLink>
  );
}
