import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import './data-table.css';

export interface Column<Row> {
  readonly id: string;
  /** Empty for the column of buttons. */
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: string;
  /** Left out where there is little room. */
  readonly wideOnly?: boolean;
}

interface Props<Row> {
  /** What the table lists, for those who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowTone?: (row: Row) => 'plain' | 'warning' | 'faded';
  readonly onRowClick?: (row: Row) => void;
}

/** A table that turns into a list of cards where there is little room; the first column is each card's heading. */
export function DataTable<Row>({ label, columns, rows, rowKey, rowTone, onRowClick }: Props<Row>) {
  return (
    <div className="gh-table-box">
      <table className="gh-table" aria-label={label}>
        <Head columns={columns} />
        <tbody>
          {rows.map((row) => (
            // The pointer may hit the whole row; the keyboard has the button in the first cell.
            <tr
              key={rowKey(row)}
              data-tone={rowTone?.(row) ?? 'plain'}
              data-clickable={onRowClick !== undefined}
              onClick={() => onRowClick?.(row)}
            >
              {columns.map((column) => (
                <td key={column.id} data-label={column.header} data-wide={column.wideOnly === true} data-actions={column.header === ''}>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Stands where the table will be, in its measures. */
export function TableSkeleton<Row>({ columns, rows = 4 }: { columns: readonly Column<Row>[]; rows?: number }) {
  return (
    <div className="gh-table-box">
      <table className="gh-table" aria-hidden="true">
        <Head columns={columns} />
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
            <tr key={row}>
              {columns.map((column, index) => (
                <td key={column.id} data-label={column.header} data-wide={column.wideOnly === true}>
                  <Skeleton height={10} my={6} width={index === 0 ? '70%' : '45%'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.id} scope="col" style={column.width ? { width: column.width } : undefined} data-wide={column.wideOnly === true}>
            {column.header === '' ? <span className="gh-table-hidden">Actions</span> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}
