import { ActionIcon, Button, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

interface Props {
  readonly value: string;
  /** What is copied, for the button's name. */
  readonly what: string;
}

export function CopyIcon({ value, what }: Props) {
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${what}`}>
          <ActionIcon
            variant="subtle"
            color={copied ? 'pine' : 'gray'}
            size="sm"
            aria-label={copied ? 'Copied' : `Copy ${what}`}
            onClick={(event) => {
              event.stopPropagation();
              copy();
            }}
          >
            {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

export function CopyTextButton({ value, what, children = 'Copy' }: Props & { readonly children?: string }) {
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          onClick={copy}
          leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          miw={110}
          // Its visible words begin its name, for whoever speaks to the page.
          aria-label={copied ? 'Copied' : children === 'Copy' ? `Copy ${what}` : `${children}: ${what}`}
        >
          {copied ? 'Copied' : children}
        </Button>
      )}
    </CopyButton>
  );
}
